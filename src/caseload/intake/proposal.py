"""Reads a manager's decisions from a proposal workbook: agree, give to somebody, or wait, each with its reason."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from caseload.domain.caseload import Decision, DecisionWord
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
    reading = Reading(sheets, standings)
    found = [reading.read_row(number, row) for number, row in enumerate(sheets.rows, start=sheets.first)]
    faults = reading.faults.list_faults()
    if faults:
        raise InputRefused(faults)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.case, one.word)))


@dataclass
class Reading:
    """One proposal being read: the names it may use, and the faults found so far."""

    sheets: ProposalSheets
    standings: Mapping[str, Standing]
    faults: FaultList = field(default_factory=FaultList)

    def __post_init__(self) -> None:
        """Take the ids that may be named."""
        holders = {worker for s in self.standings.values() for worker in (s.holder, s.waits_for) if worker}
        self.cases = IdBook(self.standings)
        self.workers = IdBook(self.sheets.workers or holders)

    def read_row(self, number: int, row: Cells) -> Decision | None:
        """The decision of one row, None where there is none or it cannot be read."""
        decided, reason = self.sheets.get_cell(row, DECISION), self.sheets.get_cell(row, REASON)
        if is_blank(decided) and is_blank(reason):
            return None
        column = DECISION
        try:
            standing = self.find_standing(row)
            stated = self.read_decision(decided, row, standing)
            column = REASON
            code = find_reason(reason, is_blank(decided))
        except CellFault as fault:
            self.faults.add_cell(self.sheets, number, column, fault)
            return None
        return Decision(standing.id, stated[0], stated[1], reason=code) if stated else None

    def find_standing(self, row: Cells) -> Standing:
        """The case of a row; raises CellFault where it is not there."""
        name = parse_id(self.sheets.get_cell(row, CASE), CASE)
        case = self.cases.find(name)
        if case is None:
            fix = self.cases.advise(name, "clear the decision, or take the case from the caseload")
            raise CellFault("E601", "the decision is about a case that is not there", fix, name)
        return self.standings[case]

    def read_decision(self, cell: object, row: Cells, standing: Standing) -> tuple[DecisionWord, str | None] | None:
        """What a cell of Decision settles: a word and a worker, or None for nothing; raises CellFault."""
        text = clean(str(cell))
        if is_blank(cell):
            return None
        if fold(text) in (fold(AGREE), "agreed"):
            return self.agree(row, standing)
        if fold(text) == fold(WAIT):
            return wait(standing)
        match = GIVE_TO.fullmatch(text)
        if match is None:
            raise self.refuse_words(text)
        return "give", self.find_worker(match.group(1).strip())

    def agree(self, row: Cells, standing: Standing) -> tuple[DecisionWord, str | None] | None:
        """What `agree` settles for one case."""
        cell = self.sheets.get_cell(row, PROPOSED)
        if is_blank(cell):
            return None if standing.before is not None else ("wait", None)
        worker = self.workers.find(parse_id(cell, PROPOSED))
        if worker is None:
            fix = f"Write {GIVE} NAME as the decision, with a worker of the sheet Workload"
            raise CellFault("E807", "the proposed worker is not among the workers", fix, clean(str(cell)))
        return None if worker in (standing.before, standing.waits_for) else ("give", worker)

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


def wait(standing: Standing) -> tuple[DecisionWord, None]:
    """What `wait` settles; raises CellFault for a case whose holder is there."""
    if standing.before is not None:
        fix = "Clear the decision: the child stays with this worker"
        raise CellFault("E606", "a case with an available holder cannot wait", fix, f"held by {standing.before}")
    return "wait", None


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
