"""The same caseload reads the same from a folder, a workbook and a JSON file, in any encoding and order of rows."""

import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from caseload.intake.read import read_caseload
from tests.intake.caseload_files import (
    TODAY,
    refuse,
    rewrite_member,
    some_cases,
    some_tables,
    some_workers,
    tell,
    write_folder,
    write_json,
    write_workbook,
)

DAY = date(2025, 11, 3)


def full_tables() -> dict[str, list[dict[str, Any]]]:
    """Every table with at least a row, in values that every form can hold."""
    return {
        "workers": some_workers(
            {"worker": "33", "fte": 0.6, "skills": "court;asylum", "area": "Hill", "last_day": DAY}
        ),
        "cases": some_cases(
            {"case": "12", "family": "f1", "holder": "33", "held_since": DAY, "earlier": "w1;gone", "hours": 1.25},
            {"case": "13", "family": "f1", "discipline": "therapy=1.5", "transfer": "yes", "area": "Dale"},
        ),
        "decisions": [{"case": "12", "decision": "give", "worker": "w1", "reason": "court"}],
        "reductions": [{"worker": "w2", "percent": 50, "from": DAY, "reason": "training"}],
        "travel": [{"from": "Hill", "to": "Dale", "minutes": 20}],
        "pairs": [{"case": "13", "worker": "w2", "hours": 2.5, "cost": 3}],
    }


def spell_dates(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [{key: str(value) if isinstance(value, date) else value for key, value in row.items()} for row in rows]
        for name, rows in tables.items()
    }


def test_every_value_arrives(tmp_path: Path) -> None:
    caseload = read_caseload(write_folder(tmp_path / "f", full_tables()), TODAY).caseload
    worker, (first, second, _) = caseload.workers[0], caseload.cases

    assert (worker.id, worker.fte, worker.skills, worker.last_day) == ("33", Fraction(3, 5), {"asylum", "court"}, DAY)
    assert (first.holder, first.earlier, first.changes, first.hours) == ("33", ("w1",), 2, Fraction(5, 4))
    assert (second.discipline, second.transfer) == ((("therapy", Fraction(3, 2)),), True)
    assert [(d.case, d.word, d.worker, d.reason) for d in caseload.decisions] == [("12", "give", "w1", "court")]
    assert [(r.worker, r.percent, r.start, r.end) for r in caseload.reductions] == [("w2", 50, DAY, None)]
    assert caseload.travel == {("Dale", "Hill"): 20, ("Hill", "Dale"): 20}
    assert [(pair.hours, pair.cost) for pair in caseload.pairs.values()] == [(Fraction(5, 2), 3)]


def test_folder_workbook_and_json_read_the_same(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", full_tables())
    book = write_workbook(tmp_path / "a.xlsx", full_tables())
    file = write_json(tmp_path / "a.json", spell_dates(full_tables()))

    caseloads = [read_caseload(path, TODAY).caseload for path in (folder, book, file)]

    assert caseloads[0] == caseloads[1] == caseloads[2]
    assert len(caseloads[0].input_hash) == 16


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    turned = {name: list(reversed(rows)) for name, rows in full_tables().items()}

    one = read_caseload(write_folder(tmp_path / "a", full_tables()), TODAY).caseload
    other = read_caseload(write_folder(tmp_path / "b", turned), TODAY).caseload

    assert one == other


def test_any_changed_value_changes_the_hash(tmp_path: Path) -> None:
    hashes = set()
    for number, fte in enumerate((0.6, 0.7, 0.8)):
        tables = {**full_tables(), "workers": some_workers({"worker": "33", "fte": fte})}
        hashes.add(read_caseload(write_folder(tmp_path / str(number), tables), TODAY).caseload.input_hash)

    assert len(hashes) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_read_in_the_encodings_and_separators_of_spreadsheets(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    tables = some_tables(cases=some_cases({"case": "Zoë", "holder": "w1", "earlier": "w1;w2"}))

    caseload = read_caseload(write_folder(tmp_path / "f", tables, encoding, separator), TODAY).caseload

    assert [case.id for case in caseload.cases] == ["Zoë", "c1"]
    assert caseload.cases[0].earlier == ("w1", "w2")


def test_excels_own_separator_line_is_obeyed(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", some_tables())
    (folder / "cases.csv").write_text("sep=|\ncase|team|kind\nc1|North|CIN\n")

    assert [case.id for case in read_caseload(folder, TODAY).caseload.cases] == ["c1"]


def test_formulas_that_were_never_calculated_are_refused(tmp_path: Path) -> None:
    def write_formulas(book: Any) -> None:
        sheet = book.get_worksheet_by_name("workers")
        sheet.write(0, 3, "fte")
        sheet.write_formula(1, 3, "=30/37")
        sheet.write_formula(2, 3, "=1/2")

    path = write_workbook(tmp_path / "a.xlsx", some_tables(), write_formulas)

    assert tell(refuse(path)) == [
        "E313 sheet workers, rows 2, 3, column fte: the formula in this cell has never been calculated. "
        "Open the workbook in Excel, let it calculate, save it, and give it again."
    ]


def test_calculated_formulas_are_read_by_their_results(tmp_path: Path) -> None:
    def write_formulas(book: Any) -> None:
        sheet = book.get_worksheet_by_name("cases")
        sheet.write(0, 3, "changes")
        sheet.write_formula(1, 3, "=A1*0", value=0)
        sheet.write(0, 4, "hours")
        sheet.write_formula(1, 4, "=1+0.5", value=1.5)

    path = write_workbook(tmp_path / "a.xlsx", some_tables(), write_formulas)

    (case,) = read_caseload(path, TODAY).caseload.cases
    assert (case.changes, case.hours) == (0, Fraction(3, 2))


def test_an_error_value_in_a_sheet_is_refused(tmp_path: Path) -> None:
    def write_error(book: Any) -> None:
        sheet = book.get_worksheet_by_name("cases")
        sheet.write(0, 3, "hours")
        sheet.write_formula(1, 3, "=1/0", value="#DIV/0!")

    path = write_workbook(tmp_path / "a.xlsx", some_tables(), write_error)

    assert "E314 sheet cases, row 2, column hours: the cell holds an error (got #DIV/0!)." in tell(refuse(path))[0]


def test_a_number_formatted_as_a_date_is_refused(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "a.xlsx", some_tables(workers=some_workers({"worker": "w3", "fte": date(1900, 1, 2)}))
    )

    assert "E307 sheet workers, row 4, column fte: the cell is formatted as a date" in tell(refuse(path))[0]


def test_sheets_that_are_no_tables_are_not_looked_at(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"Read me": [{"a": 1}], **some_tables(), "Visits": [{"b": 2}]})
    rows = b'<row r="900000"><c r="A900000"><v>1</v></c></row></sheetData>'
    rewrite_member(path, "xl/worksheets/sheet4.xml", lambda text: text.replace(b"</sheetData>", rows))

    assert len(read_caseload(path, TODAY).caseload.workers) == 2


def test_faults_of_every_table_and_of_the_policy_are_told_at_once(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path / "f",
        {
            "workers": some_workers({"worker": "w1", "fte": 37}),
            "cases": some_cases({"case": "c2", "team": "Nrth"}),
            "decisions": [{"case": "c9", "decision": "wait"}],
            "reductions": [{"worker": "w1", "percent": 200}],
            "travel": [{"from": "Hill", "to": "Dale", "minutes": -5}],
            "pairs": [{"case": "c1", "worker": "w9"}],
        },
    )
    (folder / "policy.toml").write_text("cap = -1\n")

    codes = [fault.code for fault in refuse(folder)]

    assert sorted(codes[1:]) == ["E303", "E304", "E305", "E501", "E502", "E504", "E601"]
    assert codes[0][0] == "P"


def test_reading_needs_no_solver_and_no_data_frames() -> None:
    code = "import sys, caseload.intake.read; print({'ortools', 'pandas', 'numpy', 'click'} & set(sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "set()"
