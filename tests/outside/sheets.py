"""Small Annex A workbooks written row by row, and what reading them gives."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import xlsxwriter

from caseload.domain.errors import Fault, InputRefused
from caseload.intake.outside.annex_a import read_annex_a
from caseload.intake.outside.extract import Extract, Work
from caseload.intake.policy_read import read_policy
from tests.outside.annex_a_headings import HEADINGS

DAY = date(2026, 1, 5)
POLICY = replace(read_policy(None), as_of=DAY)
Row = Mapping[str, object]
IN_NEED = {"Child Unique ID": "100", "Case Status": "c) Child in need plan", "Allocated Worker": "Amara Adams"}


def write_sheets(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook of these sheets, each from rows of cells; gives its path."""
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if isinstance(value, date):
                        sheet.write_datetime(at, column, value, day)
                    elif value not in ("", None):
                        sheet.write(at, column, value)
    return path


def list_cells(number: int, rows: Sequence[Row]) -> list[list[object]]:
    """The headings of a list, and rows by heading."""
    heads = HEADINGS[number]
    assert all(head in heads for row in rows for head in row)
    return [list(heads), *([row.get(head, "") for head in heads] for row in rows)]


def write_lists(path: Path, lists: Mapping[int, Sequence[Row]]) -> Path:
    """A workbook of some lists under their proper names."""
    return write_sheets(path, {f"List {number}": list_cells(number, rows) for number, rows in lists.items()})


def read_lists(tmp_path: Path, lists: Mapping[int, Sequence[Row]]) -> Extract:
    """What these lists give, read as of 5 January 2026."""
    return read_annex_a(write_lists(tmp_path / "annex.xlsx", lists), POLICY)


def read_one(tmp_path: Path, number: int, row: Row) -> Work | str:
    """The open work that one row of a list gives, or the reason why it gives none."""
    extract = read_lists(tmp_path, {number: [{"Child Unique ID": "100", **row}]})
    (account,) = (each for each in extract.accounts if each.part == f"List {number}")
    assert account.adds_up and account.read == 1
    return extract.works[0] if extract.works else account.left[0].reason


def tell_codes(faults: Sequence[Fault]) -> list[str]:
    """The codes of some faults, in order."""
    return [fault.code for fault in faults]


def find_refusal(path: Path) -> tuple[Fault, ...]:
    """The faults for which a workbook is refused; () where it is not."""
    try:
        read_annex_a(path, POLICY)
    except InputRefused as refusal:
        return refusal.faults
    return ()
