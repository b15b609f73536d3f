"""The tables of a caseload as they stand in its files, before any value is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from caseload.domain.columns import TABLES, Table
from caseload.intake.codes import ROW_LIMITS, make_fault
from caseload.intake.fault_list import FaultList
from caseload.intake.headers import Cells, Headings, find_heading_row, find_table, match_columns

Form = Literal["csv", "sheet", "json"]


@dataclass(frozen=True, slots=True)
class RawTable:
    """One table's rows as they stand: each with its number as its file shows it, and its cells.

    `label` names the file or sheet in messages.
    """

    table: Table
    label: str
    form: Form
    headings: Headings
    rows: tuple[tuple[int, Cells], ...]

    def name_place(self, rows: Sequence[int], column: str | None, more: int) -> str:
        """`cases.csv row 12, column kind`, `sheet cases, rows 3, 4 and 9 more, column kind`."""
        noun = "item" if self.form == "json" else "row"
        numbers = ", ".join(str(row) for row in rows) + (f" and {more:,} more" if more else "")
        place = f"{noun}{'s' if len(rows) + more > 1 else ''} {numbers}"
        join = " " if self.form == "csv" else ", "
        return f"{self.label}{join}{place}" + (f", column {column}" if column else "")


@dataclass(slots=True)
class RawCaseload:
    """Every table found in one PATH, the faults found on the way, and where its policy stands.

    `is_part`: it is one caseload of a region, and `lend_to` may name what is elsewhere.
    """

    name: str
    form: Form
    faults: FaultList = field(default_factory=FaultList)
    tables: dict[str, RawTable] = field(default_factory=dict)
    policy_file: Path | None = None
    policy_text: str | None = None
    is_part: bool = False

    def add_table(self, table: Table, label: str, rows: Sequence[Cells], has_heading: bool = True) -> None:
        """Add a table from its rows, the first of which (after any title) are its headings."""
        if table.name in self.tables:
            what = f"there are two tables of {table.name}"
            other = self.tables[table.name].label
            self.faults.add(
                make_fault("E202", label, what, "Keep one of them, and rename the other", f"{other} and {label}")
            )
            return
        start = find_heading_row(table, rows) if has_heading else 0
        if start is None:
            self.refuse_empty(table, label)
            return
        body = rows[start + 1 :]
        headings, faults = match_columns(table, label, rows[start], body)
        for fault in faults:
            self.faults.add(fault)
        first = start + 2 if has_heading else 1
        filled = tuple((first + n, row) for n, row in enumerate(body) if any(map(is_filled, row)))
        raw = RawTable(table, label, self.form, headings, filled)
        self.tables[table.name] = raw
        self.check_size(raw)

    def check_size(self, raw: RawTable) -> None:
        """A table with too many rows, or a required one with none."""
        most = raw.table.most_rows_sheet if self.form == "sheet" else raw.table.most_rows
        if len(raw.rows) > most:
            self.refuse_rows(raw.label, f"{len(raw.rows):,}")
        if raw.table.required and not raw.rows:
            self.refuse_empty(raw.table, raw.label)

    def refuse_rows(self, label: str, got: str | None = None) -> None:
        """Note a table with too many rows."""
        fix = "Split it by team, or leave out what is closed"
        self.faults.add(make_fault("E109", label, f"more rows than can be read: {ROW_LIMITS}", fix, got))

    def refuse_empty(self, table: Table, label: str) -> None:
        """Note a table without rows, where it must have some."""
        if table.required:
            fix = f"Add a row for each {table.columns[0].name} below the headings"
            self.faults.add(make_fault("E205", label, f"the table {table.name} has no rows", fix))

    def check_required(self, found: Iterable[str]) -> None:
        """Note every required table that is not there, with the names that are."""
        noun = {"csv": "file", "sheet": "sheet", "json": "key"}[self.form]
        names = ", ".join(found) or "none"
        for table in TABLES:
            if table.required and table.name not in self.tables and not self.is_told(table):
                name = f"{table.name}.csv" if self.form == "csv" else table.name
                fix = f"Add a {noun} named {name}; `caseload template` writes an empty one"
                what = f"the {noun} {name} is missing"
                self.faults.add(make_fault("E201", self.name, what, fix, f"{noun}s {names}"))

    def is_told(self, table: Table) -> bool:
        """Whether a fault already says that this table's file or sheet could not be read."""
        return any(
            find_table(fault.where.removeprefix("sheet ").partition(".")[0]) == table for fault in self.faults.whole
        )


def is_filled(cell: object) -> bool:
    """Whether a cell holds anything."""
    return cell is not None and bool(str(cell).strip())
