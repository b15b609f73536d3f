"""Every code of what can be wrong with the ledger or with what is asked of it; docs/faults.md tells more."""

from typing import Final

from caseload.domain.errors import Fault, InputRefused

WHERE: Final = "ledger"
LEDGER_CODES: Final[dict[str, str]] = {
    "L101": "the ledger's folder cannot be used",
    "L102": "the ledger's folder is on a network, or cannot keep a safe journal",
    "L103": "the ledger was written by a newer version of the program",
    "L104": "the file is not a ledger, or is damaged",
    "L105": "the ledger is in use by another program",
    "L106": "the ledger cannot be written",
    "L107": "the disk is full or failed while the ledger was written",
    "L108": "an entry of the ledger is not as it was written",
    "L201": "there is no such round",
    "L202": "the round is over",
    "L203": "a round with these cases is open",
    "L204": "a case was decided by somebody else",
    "L205": "the round was changed meanwhile",
    "L206": "a case of the round is not yet decided",
    "L207": "a decision differs from the proposal, and the rest is not yet allocated around it",
    "L208": "a workbook was made for another round, or before the round was allocated again",
    "L209": "the input is not the one the round was opened on",
    "L210": "nothing of the case or worker is recorded",
    "L211": "the round's proposal has been purged",
    "L212": "a decision cannot be taken as it stands",
}
"""The codes of the ledger and of rounds, each with its one-line meaning."""
FIXES: Final[dict[str, str]] = {
    "L201": "Begin with `caseload round open PATH`, or give --data-dir the folder that has the ledger",
    "L101": "Give --data-dir (or CASELOAD_DATA_DIR) a folder that you may write",
    "L102": "Give --data-dir (or CASELOAD_DATA_DIR) a folder on this computer's own disk",
    "L103": "Update caseload on this computer, or give --data-dir another folder",
    "L104": "Bring back a backup with `caseload round restore FILE`, or give --data-dir another folder",
    "L105": "Wait until it is done, and run this again; nothing was changed",
    "L106": "See that you may write the ledger's folder and file, or give --data-dir another folder",
    "L107": "Make room on the disk, and run this again; nothing of this command was recorded",
    "L108": "Find out who changed it; `caseload round restore FILE` brings back a backup",
}
"""What to do about each code that always has the same answer."""


def make_ledger_fault(code: str, where: str, what: str, fix: str, got: str | None = None) -> Fault:
    """A fault of a known code, its advice closed with a full stop."""
    if code not in LEDGER_CODES:
        raise KeyError(code)
    return Fault(code, where, what, fix if fix.endswith((".", "?")) else f"{fix}.", got)


def refuse_ledger(code: str, what: str, got: str | None = None) -> InputRefused:
    """The refusal for something wrong with the ledger itself, with its usual answer."""
    return InputRefused((make_ledger_fault(code, WHERE, what, FIXES[code], got),))


def refuse_round(code: str, number: int, what: str, fix: str, got: str | None = None) -> InputRefused:
    """The refusal for something that cannot be done in a round."""
    return InputRefused((make_ledger_fault(code, f"round {number}", what, fix, got),))
