"""Reads the rows of an export, leaves out the closed ones, and keeps one row for each case."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseload.domain.errors import InputRefused
from caseload.domain.policy import Policy
from caseload.intake.aliases import CodeBook
from caseload.intake.blanks import is_no_worker
from caseload.intake.codes import make_fault
from caseload.intake.dates_read import parse_date
from caseload.intake.export_headings import ExportList
from caseload.intake.export_names import clean_text
from caseload.intake.export_statuses import CLOSED, UNKNOWN, parse_proceedings, parse_status, rank_kind
from caseload.intake.fault_list import MOST_VALUES_NAMED, CellFault
from caseload.intake.values import parse_id

OTHERS: Final = ("family", "area")
DATES: Final = ("held_since", "waiting_since")


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One open row: `at` is its row as Excel counts it, `kind` None where the status is not known.

    `holder` is the name as printed; `others` are the further columns of a case that it fills.
    """

    at: int
    case: str
    team: str
    kind: str | None
    status: str
    holder: str
    held_since: date | None
    waiting_since: date | None
    others: dict[str, object]


@dataclass(frozen=True, slots=True)
class ReadRows:
    """The open rows, how many were closed, the rows with no case id, those with text for a date, and the legal
    statuses not known."""

    open: tuple[ExportRow, ...]
    closed: int
    without_id: tuple[int, ...]
    without_date: tuple[int, ...]
    unknown_legal: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A case with several rows: the row kept, the rows dropped, and whether they named different workers."""

    kept: int
    dropped: tuple[int, ...]
    workers_differ: bool


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of the list, asked by the meaning of its columns."""

    found: ExportList
    cells: tuple[object, ...]

    def list_values(self, name: str) -> list[object]:
        """The row's values in the columns of one meaning that are not blank, the most certain column first."""
        places = self.found.columns.get(name, ())
        values = [self.cells[place] for place in places if place < len(self.cells)]
        return [value for value in values if clean_text(value)]

    def read_text(self, name: str) -> str:
        """The first value of one meaning as tidy text, "" without one."""
        return next((clean_text(value) for value in self.list_values(name)), "")

    def read_date(self, name: str) -> date | None:
        """The first value of one meaning that is a date."""
        days = (read_day(value) for value in self.list_values(name))
        return next((day for day in days if day), None)

    def has_bad_date(self, name: str) -> bool:
        """Whether there are values of one meaning and none is a date."""
        return bool(self.list_values(name)) and self.read_date(name) is None


def read_rows(found: ExportList, policy: Policy) -> ReadRows:
    """Every row under the headings that is not blank, as open rows and counts.

    Raises InputRefused where Excel has lost digits of an id.
    """
    kept: list[tuple[int, Cells, str | None, str]] = []
    closed, without_id, book = 0, [], CodeBook(policy)
    for at, values in found.rows:
        cells = Cells(found, values)
        if not any(clean_text(value) for value in values):
            continue
        if not cells.read_text("case"):
            without_id.append(at)
            continue
        kind, status = read_kind(cells, book)
        if kind == CLOSED:
            closed += 1
            continue
        kept.append((at, cells, kind, status))
    refuse_long_ids(found, kept)
    legal = {cells.read_text("proceedings") for _, cells, _, _ in kept}
    return ReadRows(
        tuple(read_row(*row, book) for row in kept),
        closed,
        tuple(without_id),
        tuple(at for at, cells, _, _ in kept if any(cells.has_bad_date(name) for name in DATES)),
        tuple(sorted(text for text in legal if parse_proceedings(text, book) == UNKNOWN)),
    )


def refuse_long_ids(found: ExportList, kept: Sequence[tuple[int, Cells, str | None, str]]) -> None:
    """Raise InputRefused with each row whose id is a number of more digits than Excel keeps."""
    faults = []
    for at, cells, _, _ in kept:
        try:
            parse_id(cells.list_values("case")[0], "case")
        except CellFault as fault:
            where = f"sheet {found.sheet}, row {at}, column case"
            faults.append(make_fault(fault.code, where, fault.what, fault.fix, str(fault.got)))
    if faults:
        raise InputRefused(tuple(faults[:MOST_VALUES_NAMED]))


def read_kind(cells: Cells, book: CodeBook) -> tuple[str | None, str]:
    """A row's kind (`closed` where the work has ended, None where it is not known) and its status as printed."""
    if cells.read_date("closed"):
        return CLOSED, ""
    if cells.found.kind:
        return cells.found.kind, ""
    printed = [clean_text(value) for value in cells.list_values("kind")]
    kinds = [kind for text in printed if (kind := parse_status(text, book))]
    if CLOSED in kinds:
        return CLOSED, ""
    return min(kinds, key=rank_kind, default=None), printed[0] if printed else ""


def read_row(at: int, cells: Cells, kind: str | None, status: str, book: CodeBook) -> ExportRow:
    """One open row."""
    others: dict[str, object] = {name: cells.read_text(name) for name in OTHERS}
    legal = parse_proceedings(cells.read_text("proceedings"), book)
    others["proceedings"] = legal if legal in ("pre", "care") else ""
    return ExportRow(
        at=at,
        case=cells.read_text("case"),
        team=cells.read_text("team"),
        kind=kind,
        status=status,
        holder=read_holder(cells),
        held_since=cells.read_date("held_since"),
        waiting_since=cells.read_date("waiting_since"),
        others=others,
    )


def read_holder(cells: Cells) -> str:
    """The worker's name as printed, else the personal adviser's; "" where the words say there is none."""
    names = (cells.read_text(name) for name in ("holder", "adviser"))
    return next((name for name in names if name and not is_no_worker(name)), "")


def read_day(value: object) -> date | None:
    """A cell as a date; None for anything that is none."""
    try:
        return parse_date(value)
    except CellFault:
        return None


def drop_duplicates(rows: Sequence[ExportRow]) -> tuple[tuple[ExportRow, ...], tuple[Duplicate, ...]]:
    """One row for each case, in order of first mention: the kind of highest priority stands, then the first row.

    What the row kept leaves blank is taken from the others.
    """
    groups: dict[str, list[ExportRow]] = {}
    for row in rows:
        groups.setdefault(row.case, []).append(row)
    kept: list[ExportRow] = []
    duplicates: list[Duplicate] = []
    for group in groups.values():
        best, *rest = sorted(group, key=lambda row: (rank_kind(row.kind), row.at))
        kept.append(fill_blanks(best, rest))
        if rest:
            holders = {row.holder for row in group} - {""}
            duplicates.append(Duplicate(best.at, tuple(sorted(row.at for row in rest)), len(holders) > 1))
    return tuple(kept), tuple(duplicates)


def fill_blanks(row: ExportRow, rest: Sequence[ExportRow]) -> ExportRow:
    """The row with its blanks filled from the first of the others that has a value."""
    for other in rest:
        row = replace(
            row,
            team=row.team or other.team,
            holder=row.holder or other.holder,
            held_since=row.held_since or other.held_since,
            waiting_since=row.waiting_since or other.waiting_since,
            others={name: value or other.others[name] for name, value in row.others.items()},
        )
    return row
