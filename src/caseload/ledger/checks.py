"""What must hold before something is recorded in a round, looked at within the transaction that records it."""

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection

from caseload.domain.errors import Fault, InputRefused
from caseload.domain.rounds import Made, Round, RoundDecision, group_by_case, is_kept_beside
from caseload.ledger.ledger_codes import make_ledger_fault, refuse_round
from caseload.ledger.read_round import list_open_cases

NAMED: Final = 6


def name_some(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def check_free(connection: Connection, cases: Iterable[str]) -> None:
    """Refuse cases that are in an open round (L203)."""
    taken = list_open_cases(connection)
    shared = sorted(case for case in cases if case in taken)
    if shared:
        number = taken[shared[0]]
        what = "this round is open, and has cases of this caseload"
        fix = (
            f"Go on with it (`caseload round decide {number}`), or give it up (`caseload round close {number} "
            "--abandon --reason CODE --by NAME`)"
        )
        raise refuse_round("L203", number, what, fix, name_some(shared))


def check_open(found: Round, last: int | None = None) -> Round:
    """The round, if it is open (L202) and its last entry is still the one stated (L205)."""
    if found.status != "open":
        what = {
            "closed": "the round is closed",
            "abandoned": "the round was abandoned",
            "lapsed": "the round was never closed, and its proposal has been purged",
        }[found.status]
        raise refuse_round("L202", found.number, what, "Open a new one with `caseload round open PATH`")
    if last is not None and found.last != last:
        fix = "Nothing was recorded; run the same command again, so that it takes that into account"
        raise refuse_round("L205", found.number, "somebody decided in this round meanwhile", fix)
    return found


def check_others(before: Round, wanted: Iterable[RoundDecision], by: str | None) -> None:
    """Refuse decisions that would replace what somebody else has decided (L204), all of them at once."""
    faults: list[Fault] = []
    for case, later in group_by_case(wanted).items():
        others = (made for made in before.effective.get(case, ()) if made.by != by)
        replaced = [made for made in others if not is_kept_beside(made.decision, later)]
        if replaced:
            faults.append(refuse_other(before.number, case, replaced[-1]))
    if faults:
        raise InputRefused(tuple(faults))


def refuse_other(number: int, case: str, made: Made) -> Fault:
    """The fault of a case that somebody else has decided."""
    when = f" at {made.at:%H:%M} UTC" if made.at else ""
    what = f"case {case} was decided by {made.by} on {made.day.isoformat()}{when}"
    fix = "Talk to them; --replace puts your decision in the place of theirs. Nothing was recorded"
    return make_ledger_fault("L204", f"round {number}", what, fix, describe(made.decision))


def describe(decision: RoundDecision) -> str:
    """A decision in a few words."""
    return f"{decision.word} {decision.worker or ''}".strip()


def check_decided(found: Round) -> None:
    """Refuse to close a round in which somebody still has to decide (L206) or to allocate again (L207)."""
    faults: list[Fault] = []
    where, number = f"round {found.number}", found.number
    undecided = [case.case for case in found.undecided]
    if undecided:
        what = f"{len(undecided):,} case{'s' if len(undecided) > 1 else ''} not yet decided"
        fix = f"Decide each (`caseload round decide {number} --agree CASE --by NAME`), or the rest with --agree-all"
        faults.append(make_ledger_fault("L206", where, what, fix, name_some(undecided)))
    pending = list(dict.fromkeys(made.decision.case for made in found.pending))
    if pending:
        what = "decisions differ from the proposal, and the rest is not yet allocated around them"
        fix = f"See what follows from them: `caseload round decide {number} --replan PATH --by NAME`"
        faults.append(make_ledger_fault("L207", where, what, fix, name_some(pending)))
    if faults:
        raise InputRefused(tuple(faults))
