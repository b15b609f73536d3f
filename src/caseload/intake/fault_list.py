"""Collects every fault of an input, and tells those that repeat as one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from caseload.domain.errors import Fault, Severity
from caseload.intake.codes import end_sentence

MOST_ROWS_NAMED: Final = 3
MOST_VALUES_NAMED: Final = 20
LONGEST_GOT: Final = 60


class Places(Protocol):
    """Something with rows and columns that can say where a cell is."""

    def name_place(self, rows: Sequence[int], column: str | None, more: int) -> str:
        """Where these rows (and `more` others) of a column are, as a person looks for them."""
        ...


class CellFault(Exception):
    """One value that cannot be read: the code, what is wrong, what to do, and what was got."""

    def __init__(self, code: str, what: str, fix: str, got: object = None) -> None:
        """Take the stable code and the words, `got` as it stands."""
        super().__init__(code)
        self.code, self.what, self.fix, self.got = code, what, fix, got


@dataclass(frozen=True, slots=True)
class Sort:
    """What makes two cells' faults the same: table, column, code, words and value."""

    table: int
    column: str | None
    code: str
    severity: Severity
    what: str
    fix: str
    got: str | None

    @property
    def family(self) -> tuple[int, str | None, str]:
        """Table, column and code: faults that differ in the value alone share it."""
        return self.table, self.column, self.code


@dataclass(slots=True)
class FaultList:
    """The faults found so far: whole ones, and the rows of those of cells, which are grouped when they repeat."""

    whole: list[Fault] = field(default_factory=list)
    rows: dict[Sort, list[int]] = field(default_factory=dict)
    tables: list[Places] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        """Note a fault that stands for itself."""
        if fault not in self.whole:
            self.whole.append(fault)

    def add_cell(
        self, places: Places, row: int, column: str | None, fault: CellFault, severity: Severity = "error"
    ) -> None:
        """Note a fault of one row, or of one cell of it."""
        table = next((n for n, known in enumerate(self.tables) if known is places), len(self.tables))
        if table == len(self.tables):
            self.tables.append(places)
        got = None if fault.got is None else shorten(str(fault.got))
        sort = Sort(table, column, fault.code, severity, fault.what, fault.fix, got)
        self.rows.setdefault(sort, []).append(row)

    def list_faults(self) -> tuple[Fault, ...]:
        """Every fault, the whole ones first, then by table and first row; warnings come last."""
        ordered = sorted(self.rows, key=lambda sort: (sort.table, self.rows[sort][0]))
        faults = [*self.whole, *merge_values((sort, self.build_fault(sort)) for sort in ordered)]
        return tuple(sorted(faults, key=lambda fault: fault.severity == "warning"))

    def build_fault(self, sort: Sort) -> Fault:
        """The fault that stands for all cells of one sort."""
        rows = self.rows[sort]
        named = rows if len(rows) <= MOST_ROWS_NAMED + 1 else rows[:MOST_ROWS_NAMED]
        where = self.tables[sort.table].name_place(named, sort.column, len(rows) - len(named))
        return Fault(sort.code, where, sort.what, end_sentence(sort.fix), sort.got, sort.severity, len(rows))


def merge_values(faults: Iterable[tuple[Sort, Fault]]) -> list[Fault]:
    """The faults, those beyond the first many that differ only in the value told as a single last one."""
    told: dict[tuple[int, str | None, str], list[Fault]] = {}
    for sort, fault in faults:
        told.setdefault(sort.family, []).append(fault)
    merged: list[Fault] = []
    for group in told.values():
        merged += group[:MOST_VALUES_NAMED]
        if len(group) > MOST_VALUES_NAMED:
            merged.append(sum_up(group[MOST_VALUES_NAMED:]))
    return merged


def sum_up(group: Sequence[Fault]) -> Fault:
    """One fault in place of many of a sort that differ only in what was got."""
    first, rows = group[0], sum(fault.rows for fault in group)
    if len(group) == 1:
        return first
    where = f"{first.where} and {rows - first.rows:,} more rows"
    return Fault(first.code, where, first.what, first.fix, f"{first.got} and others", first.severity, rows)


def shorten(text: str) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_GOT else line[: LONGEST_GOT - 3] + "..."
