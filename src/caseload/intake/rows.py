"""Reads every cell of a table, and says of each that cannot be read what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caseload.domain.columns import Column
from caseload.intake.blanks import is_no_worker
from caseload.intake.fault_list import CellFault, FaultList
from caseload.intake.tables import RawTable, is_filled
from caseload.intake.values import parse_value

WORKER_COLUMNS = frozenset({"holder", "co_worker", "overseer", "cover"})


@dataclass(slots=True)
class Row:
    """One row: its number, and the values of its columns (a blank or unreadable cell has none)."""

    number: int
    values: dict[str, Any]

    def __getitem__(self, column: str) -> Any:
        """The value of a column, or None."""
        return self.values.get(column)


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table's rows that have an id, and where to note what is wrong with them."""

    raw: RawTable
    rows: Sequence[Row]
    faults: FaultList

    def refuse(self, row: Row, column: str | None, fault: CellFault) -> None:
        """Note that a row, or a cell of it, cannot stand."""
        self.faults.add_cell(self.raw, row.number, column, fault)

    def warn(self, row: Row, column: str | None, fault: CellFault) -> None:
        """Note something of a row that is not wrong but should be known."""
        self.faults.add_cell(self.raw, row.number, column, fault, "warning")


def read_rows(tables: Mapping[str, RawTable], name: str, faults: FaultList) -> ReadTable | None:
    """Every row of a table, or None if it is not there."""
    raw = tables.get(name)
    return ReadTable(raw, tuple(parse_rows(raw, faults)), faults) if raw else None


def parse_rows(raw: RawTable, faults: FaultList) -> Iterator[Row]:
    """Read the rows of a table one by one; a row without its id is noted and left out."""
    read = [(c, raw.headings.columns[c.name]) for c in raw.table.columns if c.name in raw.headings.columns]
    first, width = raw.table.columns[0], max((index for _, index in read), default=0)
    width = max([width, *(index for _, index in raw.headings.unknown)])
    for number, cells in raw.rows:
        row = Row(number, {})
        for column, index in read:
            parse_cell(raw, row, column, cells[index] if index < len(cells) else None, faults)
        if len(cells) > width + 1 and any(map(is_filled, cells[width + 1 :])):
            fix = "Delete what stands there, or put quotation marks round a text with a comma"
            faults.add_cell(raw, number, None, CellFault("E206", "there are more cells than headings", fix))
        if first.name in row.values or first.name not in raw.headings.columns:
            yield row


def parse_cell(raw: RawTable, row: Row, column: Column, cell: object, faults: FaultList) -> None:
    """Read one cell into its row, or note why it cannot be."""
    try:
        value = parse_value(cell, column.form, column.name)
    except CellFault as fault:
        faults.add_cell(raw, row.number, column.name, fault)
        return
    if value is None or (column.name in WORKER_COLUMNS and is_no_worker(value)):
        if column.required:
            faults.add_cell(raw, row.number, column.name, refuse_blank(raw, column, cell))
        return
    row.values[column.name] = value


def refuse_blank(raw: RawTable, column: Column, cell: object) -> CellFault:
    """The fault of a blank cell that must be filled; a row without its id has its own."""
    got = str(cell).strip() or None if cell is not None else None
    if column is raw.table.columns[0]:
        return CellFault("E207", f"the row has no {column.name}", f"Write the {column.name}, or delete the row", got)
    return CellFault("E301", f"{column.name} is blank", f"Write {column.meaning}", got)
