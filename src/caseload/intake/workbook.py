"""Reads the sheets of an Excel workbook as rows of raw cells, safely."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from caseload.intake.collector import without_collector
from caseload.intake.parse_apart import Limits, ParsedTooLong, ParseFailed, parse_apart
from caseload.intake.sheet_scan import SheetScan
from caseload.intake.workbook_guard import MOST_BYTES, guard_workbook, refuse, refuse_damaged, scan_sheets

CHILD_MEMORY: Final = 1 << 30
CHILD_SECONDS: Final = 60
MOST_TEXT: Final = 100_000_000


class UncalculatedFormula(float):
    """The value 0.0 of a cell whose formula was never calculated, because no Excel has opened the workbook."""


def want_all(sheet: str) -> bool:
    """Every sheet is wanted."""
    return True


@without_collector()
def read_workbook(path: Path, is_wanted: Callable[[str], bool] = want_all) -> dict[str, list[list[object]]]:
    """The wanted sheets of an .xlsx by name, each as rows of cells from A1: str, float, bool, date or datetime.

    An empty cell is "", an error value its text (#REF!), a formula that was never calculated an UncalculatedFormula.
    Raises InputRefused where the file is not a plain workbook of reasonable size.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise refuse("E101", path.name, "the file cannot be opened", "Check its name, and close it in Excel") from error
    parts = guard_workbook(data, path.name, is_wanted)
    scans, sheets = scan_and_parse(data, path.name, parts)
    never_calculated = not any(scan.calculated for scan in scans.values())
    for sheet, rows in sheets.items():
        mark_cells(rows, scans[sheet], never_calculated)
    return sheets


def scan_and_parse(
    data: bytes, name: str, parts: Mapping[str, str]
) -> tuple[dict[str, SheetScan], dict[str, list[list[object]]]]:
    """Scan the sheets of a guarded workbook, and meanwhile parse them in a process of its own: what the scan refuses is
    refused whatever the process says."""
    limits = Limits(CHILD_MEMORY, CHILD_SECONDS, MOST_TEXT)
    try:
        return parse_apart(data, list(parts), limits, lambda: scan_sheets(data, name, parts))
    except ParsedTooLong as error:
        what = f"the workbook could not be read within {CHILD_SECONDS} seconds"
        raise refuse("E107", name, what, "Copy the tables into a new workbook and save that") from error
    except ParseFailed as error:
        raise refuse_damaged(name) from error


def mark_cells(rows: list[list[object]], scan: SheetScan, never_calculated: bool) -> None:
    """Put back what the parser leaves out: error values, and formulas without a stored result.

    In a workbook whose every formula has the result 0 (`never_calculated`), a 0 is no result either.
    """
    for row, column, text in scan.errors:
        put_cell(rows, row, column, text)
    for row, column in scan.missing + (scan.zero if never_calculated else []):
        put_cell(rows, row, column, UncalculatedFormula())


def put_cell(rows: list[list[object]], row: int, column: int, value: object) -> None:
    """Set one cell, lengthening the sheet where needed; rows and columns count from 1."""
    rows.extend([] for _ in range(row - len(rows)))
    cells = rows[row - 1]
    cells.extend("" for _ in range(column - len(cells)))
    cells[column - 1] = value
