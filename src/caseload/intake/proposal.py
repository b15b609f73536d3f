"""Reads a manager's decisions from a proposal workbook: agree, give to somebody, or wait, each with its reason."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal, Protocol

from caseload.domain.caseload import Decision
from caseload.domain.errors import InputRefused
from caseload.domain.standing import Standing
from caseload.intake.blanks import is_blank
from caseload.intake.fault_list import CellFault, FaultList
from caseload.intake.name_book import IdBook
from caseload.intake.proposal_sheets import Cells, ProposalSheets, check_origin, open_proposal
from caseload.intake.proposal_words import AGREE, CASE, DECISION, GIVE, PROPOSED, REASON, WAIT
from caseload.intake.reason_codes import find_reason_code
from caseload.intake.values import parse_id
from caseload.intake.words import clean, fold

GIVE_TO: Final = re.compile(r"give(?:\s+to)?(?:\s*:\s*|\s+|$)(.*)", re.IGNORECASE)
SAY: Final = f"Write {AGREE}, {GIVE} NAME or {WAIT}, or leave it blank"


class Held(Protocol):
    """Where a case stands before it is decided: its holder at work, the absent one it waits for, whoever it counts as
    having."""

    @property
    def before(self) -> str | None:
        """The holder who is at work."""

    @property
    def waits_for(self) -> str | None:
        """The absent holder it waits for."""

    @property
    def holder(self) -> str | None:
        """Whoever it counts as having."""


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """What one row of a proposal decides. `agree` has the proposed worker, None where it proposes none."""

    case: str
    word: Literal["agree", "give", "wait"]
    worker: str | None = None
    reason: str | None = None


def read_proposal_decisions(
    path: Path,
    input_hash: str,
    policy_hash: str,
    standings: Mapping[str, Standing],
    what_ifs: Sequence[Mapping[str, object]] = (),
) -> tuple[Decision, ...]:
    """The decisions of a proposal workbook, by case; `standings` are the cases without these decisions.

    `agree` gives a case to its proposed worker where its available holder is another, lets one without a proposed
    worker wait unless it has an available holder, and is no decision for one that stays. Blank is not yet decided.
    Raises InputRefused with every fault at once, and for a proposal of another caseload, policy or what-if.
    """
    sheets = open_proposal(path)
    check_origin(sheets, input_hash, policy_hash, what_ifs)
    settled = (settle_row(row, standings[row.case]) for row in read_decided_rows(sheets, standings))
    return tuple(sorted((one for one in settled if one is not None), key=lambda one: (one.case, one.word)))


def read_decided_rows(
    sheets: ProposalSheets, standings: Mapping[str, Held], proposed: Mapping[str, str | None] | None = None
) -> tuple[DecidedRow, ...]:
    """What the rows of a proposal decide; blank is not yet decided. Raises InputRefused with every fault at once.

    With `proposed`, the workers that were proposed by case, an `agree` beside a cell that was edited is refused.
    """
    reading = Reading(sheets, standings, proposed)
    found = [reading.read_row(number, row) for number, row in enumerate(sheets.rows, start=sheets.first)]
    faults = reading.faults.list_faults()
    if faults:
        raise InputRefused(faults)
    return tuple(row for row in found if row is not None)


def settle_row(row: DecidedRow, held: Held) -> Decision | None:
    """The decision that a row comes to; None where it changes nothing."""
    if row.word != "agree":
        return Decision(row.case, row.word, row.worker, reason=row.reason)
    if row.worker is None:
        return None if held.before is not None else Decision(row.case, "wait", reason=row.reason)
    is_kept = row.worker in (held.before, held.waits_for)
    return None if is_kept else Decision(row.case, "give", row.worker, reason=row.reason)


@dataclass
class Reading:
    """One proposal being read: the names it may use, and the faults found so far."""

    sheets: ProposalSheets
    standings: Mapping[str, Held]
    proposed: Mapping[str, str | None] | None = None
    faults: FaultList = field(default_factory=FaultList)

    def __post_init__(self) -> None:
        """Take the ids that may be named."""
        holders = {worker for s in self.standings.values() for worker in (s.holder, s.waits_for) if worker}
        self.cases = IdBook(self.standings)
        self.workers = IdBook(self.sheets.workers or holders)

    def read_row(self, number: int, row: Cells) -> DecidedRow | None:
        """The decision of one row, None where there is none or it cannot be read."""
        decided, reason = self.sheets.get_cell(row, DECISION), self.sheets.get_cell(row, REASON)
        if is_blank(decided) and is_blank(reason):
            return None
        column = DECISION
        try:
            case = self.find_case(row)
            stated = self.read_decision(decided, row, case)
            column = REASON
            code = find_reason(reason, is_blank(decided))
        except CellFault as fault:
            self.faults.add_cell(self.sheets, number, column, fault)
            return None
        return None if stated is None else replace(stated, reason=code)

    def find_case(self, row: Cells) -> str:
        """The case of a row; raises CellFault where it is not there."""
        name = parse_id(self.sheets.get_cell(row, CASE), CASE)
        case = self.cases.find(name)
        if case is None:
            fix = self.cases.advise(name, "clear the decision, or take the case from the caseload")
            raise CellFault("E601", "the decision is about a case that is not there", fix, name)
        return case

    def read_decision(self, cell: object, row: Cells, case: str) -> DecidedRow | None:
        """What a cell of Decision settles, without its reason; None for nothing; raises CellFault."""
        text = clean(str(cell))
        if is_blank(cell):
            return None
        if fold(text) in (fold(AGREE), "agreed"):
            return DecidedRow(case, "agree", self.find_proposed(row, case))
        if fold(text) == fold(WAIT):
            check_wait(self.standings[case])
            return DecidedRow(case, "wait")
        match = GIVE_TO.fullmatch(text)
        if match is None:
            raise self.refuse_words(text)
        return DecidedRow(case, "give", self.find_worker(match.group(1).strip()))

    def find_proposed(self, row: Cells, case: str) -> str | None:
        """The proposed worker of a row, None for none; raises CellFault for one that is not there or was edited."""
        cell = self.sheets.get_cell(row, PROPOSED)
        worker = None if is_blank(cell) else self.workers.find(parse_id(cell, PROPOSED))
        fix = f"Write {GIVE} NAME as the decision, with a worker of the sheet Workload"
        if worker is None and not is_blank(cell):
            raise CellFault("E807", "the proposed worker is not among the workers", fix, clean(str(cell)))
        if self.proposed is not None and worker != self.proposed[case]:
            what = "the proposed worker is not the one that was proposed"
            raise CellFault("E807", what, fix, worker or "nobody")
        return worker

    def find_worker(self, name: str) -> str:
        """The worker whom a `give` names; raises CellFault."""
        if not name:
            raise CellFault("E603", "the decision give needs a worker", f"Write {GIVE} NAME")
        worker = self.workers.find(name)
        if worker is None:
            fix = self.workers.advise(name, "write the name as the sheet Workload has it")
            raise CellFault("E602", "the decision names a worker who is not there", fix, name)
        return worker

    def refuse_words(self, text: str) -> CellFault:
        """The fault of a decision that is none of the words; a worker's bare name is told how to be one."""
        worker = self.workers.find(text)
        fix = f"Did you mean {GIVE} {worker}?" if worker else SAY
        return CellFault("E804", "this is not a decision", fix, text)


def check_wait(held: Held) -> None:
    """Raise CellFault for the `wait` of a case whose holder is there."""
    if held.before is not None:
        fix = "Clear the decision: the child stays with this worker"
        raise CellFault("E606", "a case with an available holder cannot wait", fix, f"held by {held.before}")


def find_reason(cell: object, is_undecided: bool) -> str | None:
    """The code of a reason, from the code or its words; raises CellFault, which never repeats what was written."""
    if is_blank(cell):
        return None
    if is_undecided:
        raise CellFault("E806", "there is a reason but no decision", f"{SAY}, and then clear the reason too")
    code = find_reason_code(clean(str(cell)))
    if code is None:
        fix = "Choose one from the list of the cell; what is about a child belongs in the case system"
        raise CellFault("E805", "this is not one of the reasons", fix)
    return code
