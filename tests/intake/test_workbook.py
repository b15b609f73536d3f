"""A workbook is parsed in a process of its own, which may fail without harm."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from caseload.domain.errors import InputRefused
from caseload.intake import workbook
from caseload.intake.parse_apart import CHILD
from caseload.intake.sheet_scan import name_cell, number_column
from caseload.intake.workbook import UncalculatedFormula, read_workbook
from tests.intake.caseload_files import rewrite_member, tell, write_workbook

ONE_CELL: dict[str, Any] = {"Ex & <tra>": [{"a": "b"}]}


def test_cells_arrive_as_they_are_counted_from_a1(tmp_path: Path) -> None:
    def write_more(book: Any) -> None:
        sheet = book.get_worksheet_by_name("Ex & <tra>")
        sheet.write_datetime(3, 1, datetime(2026, 1, 5, 9, 30))
        sheet.write_boolean(3, 2, True)
        sheet.write_datetime(4, 1, date(2026, 1, 5))
        sheet.write_formula(4, 2, "=1+1")
        sheet.write_number(5, 0, 1.5)

    assert read_workbook(write_workbook(tmp_path / "a.xlsx", ONE_CELL, write_more)) == {
        "Ex & <tra>": [
            ["a", "", ""],
            ["b", "", ""],
            ["", "", ""],
            ["", datetime(2026, 1, 5, 9, 30), True],
            ["", date(2026, 1, 5), UncalculatedFormula()],
            [1.5, "", ""],
        ]
    }


def test_only_wanted_sheets_are_parsed(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"one": [{"a": 1}], "two": [{"a": 2}]})

    assert list(read_workbook(path, lambda name: name == "two")) == ["two"]


@pytest.mark.parametrize(("limit", "value", "code"), [("CHILD_SECONDS", 0.001, "E107"), ("MOST_TEXT", 1, "E110")])
def test_a_parse_beyond_its_limits_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: Any, code: str
) -> None:
    path = write_workbook(tmp_path / "a.xlsx", ONE_CELL)
    monkeypatch.setattr(workbook, limit, value)

    with pytest.raises(InputRefused) as refusal:
        read_workbook(path)

    assert tell(refusal.value.faults)[0][:4] == code


def test_a_parser_that_dies_is_a_damaged_workbook(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", ONE_CELL)
    rewrite_member(path, "xl/worksheets/sheet1.xml", lambda text: text[:300])

    with pytest.raises(InputRefused) as refusal:
        read_workbook(path)

    assert refusal.value.faults[0].code == "E110"


def test_the_parser_starts_without_the_rest_of_the_program() -> None:
    code = "import runpy, sys; runpy.run_path(sys.argv[1]); print([m for m in sys.modules if m.startswith('caseload')])"

    child = subprocess.run([sys.executable, "-P", "-c", code, str(CHILD)], capture_output=True, text=True)

    assert child.stdout.strip() == "[]"


@pytest.mark.parametrize(("letters", "number"), [(b"A", 1), (b"Z", 26), (b"AA", 27), (b"XFD", 16384)])
def test_columns_are_counted_as_excel_does(letters: bytes, number: int) -> None:
    assert (number_column(letters), name_cell(9, number)) == (number, f"{letters.decode()}9")
