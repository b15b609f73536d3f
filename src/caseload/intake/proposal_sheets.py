"""Opens a proposal workbook, finds its sheets and headings, and makes sure that it belongs to this caseload."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from caseload.domain.errors import Fault, InputRefused
from caseload.intake.codes import end_sentence
from caseload.intake.proposal_words import (
    ALLOCATION,
    CASE,
    DECISION,
    INPUT_HASH,
    POLICY_HASH,
    PROPOSAL,
    PROPOSED,
    REASON,
    RUN,
    WHAT_IF,
    WORKER,
    WORKLOAD,
)
from caseload.intake.words import clean, fold
from caseload.intake.workbook import read_workbook

ROWS_SEARCHED: Final = 10
NEEDED: Final = (CASE, PROPOSED, DECISION, REASON)
Cells = Sequence[object]
NOT_ONE: Final = "Give a workbook that `caseload allocate --out` wrote, with its sheets and headings as they were"


@dataclass(frozen=True, slots=True)
class ProposalSheets:
    """A proposal as it stands in its workbook: the heading row of Allocation, and the rows below it.

    `first` is the number of the first row below the headings; `run` maps each label of the sheet Run to its value;
    `workers` are the names in the sheet Workload, () where it is gone.
    """

    name: str
    columns: Mapping[str, int]
    rows: Sequence[Cells]
    first: int
    run: Mapping[str, str]
    workers: tuple[str, ...]

    def name_place(self, rows: Sequence[int], column: str | None, more: int) -> str:
        """`sheet Allocation, rows 3, 4 and 9 more, column Decision`."""
        numbers = ", ".join(str(row) for row in rows) + (f" and {more:,} more" if more else "")
        place = f"sheet {ALLOCATION}, row{'s' if len(rows) + more > 1 else ''} {numbers}"
        return f"{place}, column {column}" if column else place

    def get_cell(self, row: Cells, heading: str) -> object:
        """A row's cell below a heading; "" where the row is shorter."""
        index = self.columns[heading]
        return row[index] if index < len(row) else ""


def open_proposal(path: Path) -> ProposalSheets:
    """The sheets of a proposal workbook; raises InputRefused where it is not one."""
    wanted = {fold(name) for name in (ALLOCATION, RUN, WORKLOAD)}
    sheets = {fold(name): rows for name, rows in read_workbook(path, lambda name: fold(name) in wanted).items()}
    allocation, run = sheets.get(fold(ALLOCATION)), sheets.get(fold(RUN))
    found = find_headings(allocation or ())
    if found is None or run is None or allocation is None:
        raise InputRefused((refuse_workbook("E801", path.name, "this is not a proposal that caseload wrote", NOT_ONE),))
    start, columns = found
    return ProposalSheets(
        name=path.name,
        columns=columns,
        rows=allocation[start + 1 :],
        first=start + 2,
        run=read_labels(run),
        workers=tuple(list_workers(sheets.get(fold(WORKLOAD), ()))),
    )


def find_headings(rows: Sequence[Cells]) -> tuple[int, dict[str, int]] | None:
    """The index of the row that has every heading needed, and which column each is."""
    for index, row in enumerate(rows[:ROWS_SEARCHED]):
        heads = {fold(str(cell)): place for place, cell in reversed(list(enumerate(row)))}
        if all(fold(name) in heads for name in NEEDED):
            return index, {name: heads[fold(name)] for name in NEEDED}
    return None


def read_labels(rows: Sequence[Cells]) -> dict[str, str]:
    """Each label in the first column with the text beside it."""
    return {fold(str(row[0])): clean(str(row[1])) for row in rows if len(row) > 1 and str(row[0]).strip()}


def list_workers(rows: Sequence[Cells]) -> Iterator[str]:
    """The names below the heading Worker in the first column."""
    heads = [index for index, row in enumerate(rows[:ROWS_SEARCHED]) if row and fold(str(row[0])) == fold(WORKER)]
    for row in rows[heads[0] + 1 :] if heads else ():
        if row and str(row[0]).strip():
            yield clean(str(row[0]))


def check_origin(
    sheets: ProposalSheets, input_hash: str, policy_hash: str, what_ifs: Sequence[Mapping[str, object]]
) -> None:
    """Raise InputRefused where the proposal was made from another caseload, under another policy, or as a what-if.

    `what_ifs` are those in force, as the sheet Run states them: decisions of a what-if hold for the same one alone.
    """
    made_from, made_under = sheets.run.get(fold(INPUT_HASH)), sheets.run.get(fold(POLICY_HASH))
    proposal = sheets.run.get(fold(PROPOSAL), "not named")
    faults: list[Fault] = []
    if made_from != input_hash:
        what = f"this proposal ({proposal}) was made from another caseload, or the caseload has changed since"
        fix = "Give the caseload it was made from, or allocate again and decide in the new workbook"
        faults.append(refuse_workbook("E802", sheets.name, what, fix))
    if is_other_what_if(sheets, what_ifs):
        what = f"this proposal ({proposal}) is a what-if, and not the proposal of the week"
        fix = "Decide in a workbook made without --absent, --add and --set, or give the same ones again"
        faults.append(refuse_workbook("E808", sheets.name, what, fix))
    elif made_under != policy_hash:
        what = f"this proposal ({proposal}) was made under another policy"
        fix = "Give the same `--policy` as then, or allocate again and decide in the new workbook"
        faults.append(refuse_workbook("E803", sheets.name, what, fix))
    if faults:
        raise InputRefused(tuple(faults))


def is_other_what_if(sheets: ProposalSheets, what_ifs: Sequence[Mapping[str, object]]) -> bool:
    """Whether a proposal was made under what-ifs that are not those in force."""
    stated = sheets.run.get(fold(WHAT_IF), "[]")
    return stated not in ("[]", clean(json.dumps(list(what_ifs), ensure_ascii=False)))


def refuse_workbook(code: str, name: str, what: str, fix: str) -> Fault:
    """A fault of the whole workbook."""
    return Fault(code, name, what, end_sentence(fix))
