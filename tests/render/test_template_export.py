"""An export becomes a workbook whose yellow cells and first page say what is left to do."""

from fractions import Fraction

import openpyxl
import pytest
import xlsxwriter

from caseload.domain.errors import InputRefused
from caseload.intake.any_file import read_raw
from caseload.intake.export import read_export
from caseload.intake.policy_read import read_policy
from caseload.intake.read import read_caseload
from caseload.render.tables import caseload_tables
from caseload.render.template import write_template
from caseload.render.template_export import render_export, write_export_template
from tests.builders import MONDAY, a_case, a_caseload, a_worker

HEADS = ["Child Unique ID", "Name", "Allocated Team", "Allocated Worker", "Case Status"]
STATUSES = [
    "a) Looked after child",
    "CLA&CP",
    "CP",
    "CIN Plan",
    "d) Open assessment",
    "e) Closed episode",
    "Step across",
]


def write_export(path, statuses=STATUSES):
    status = [statuses[n % len(statuses) if n < 14 else n % 6] for n in range(160)]
    rows = [[f"C{n:03}", "Kit Canary", "North", f"Worker {n % 7}", status[n]] for n in range(160)]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Caseload report")
        for at, row in enumerate([["Open cases"], [], HEADS, *rows]):
            sheet.write_row(at, 0, row)
    return path


def fill_roles(path):
    book = openpyxl.load_workbook(path)
    for row in range(2, 9):
        book["workers"].cell(row, 3).value = "social_worker"
        book["workers"].cell(row, 4).value = 0.8
    book.save(path)


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    return read_export(write_export(tmp_path_factory.mktemp("export") / "export.xlsx"), read_policy(None))


@pytest.fixture(scope="module")
def workbook(tmp_path_factory, export):
    path = tmp_path_factory.mktemp("team") / "team.xlsx"
    write_export_template(path, export, read_policy(None))
    return path


def test_the_workbook_has_every_open_case_and_worker_and_nothing_wrong_but_what_is_yellow(workbook, export):
    raw = read_raw(workbook)

    assert raw.faults.list_faults() == ()
    assert len(raw.tables["cases"].rows) == len(export.tables["cases"]) == 160 - 26
    assert len(raw.tables["workers"].rows) == 7


def test_yellow_are_each_role_fte_and_unknown_kind(workbook, export):
    book = openpyxl.load_workbook(workbook)

    yellow = {
        (sheet, book[sheet].cell(1, cell.column).value)
        for sheet in ("workers", "cases")
        for row in book[sheet].iter_rows(min_row=2)
        for cell in row
        if cell.fill.fgColor.rgb == "FFFFF2A8"
    }
    assert yellow == {("workers", "role"), ("workers", "fte"), ("cases", "kind")}
    assert len(export.to_fill) == 7 + 7 + 2


def test_the_first_page_lists_counts_statuses_and_columns_once(workbook, export):
    lines = [row[0].value for row in openpyxl.load_workbook(workbook)["Read me"].iter_rows()]

    assert "134 open cases, 0 without a worker; 7 workers." in lines
    assert [line for line in lines if "Step across" in line] == ["Status not known: Step across (2 cases)."]
    assert "Columns not copied: Name." in lines
    assert lines.count("Yellow cells are still to be filled in.") == 1
    assert set(render_export(export)) <= set(lines)


def test_no_personal_value_reaches_the_workbook(workbook):
    book = openpyxl.load_workbook(workbook)

    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if "Canary" in str(cell.value)]


def test_the_check_names_every_blank_role_and_nothing_else(tmp_path):
    path = tmp_path / "team.xlsx"
    write_export_template(
        path, read_export(write_export(tmp_path / "export.xlsx", STATUSES[:6]), read_policy(None)), read_policy(None)
    )

    with pytest.raises(InputRefused) as refusal:
        read_caseload(path, MONDAY)

    assert [(fault.code, fault.rows) for fault in refusal.value.faults] == [("E301", 7)]


def test_with_roles_filled_in_it_reads_as_a_caseload_without_a_warning(tmp_path):
    path = tmp_path / "team.xlsx"
    export = read_export(write_export(tmp_path / "export.xlsx", STATUSES[:6]), read_policy(None))
    write_export_template(path, export, read_policy(None))
    fill_roles(path)

    reading = read_caseload(path, MONDAY)

    assert reading.warnings == ()
    assert len(reading.caseload.cases) == 134 and len(reading.caseload.workers) == 7
    assert {worker.fte for worker in reading.caseload.workers} == {Fraction(4, 5)}


def test_a_caseload_written_as_a_template_reads_back_the_same(tmp_path):
    path = tmp_path / "team.xlsx"
    given = a_caseload(
        workers=[a_worker("w1", fte="0.6", skills=["court"], lend_to=("South",)), a_worker("w2", team="South")],
        cases=[a_case("c1", holder="w1", hours="1.25", transfer=True), a_case("c2", kind="assessment", family="f")],
    )

    write_template(path, caseload_tables(given), read_policy(None))
    read = read_caseload(path, given.as_of).caseload

    assert (read.workers, read.cases) == (given.workers, given.cases)


def test_the_workbook_of_last_week_keeps_its_workers_through_another_round(tmp_path, workbook):
    (tmp_path / "last.xlsx").write_bytes(workbook.read_bytes())
    fill_roles(tmp_path / "last.xlsx")

    again = read_export(write_export(tmp_path / "export.xlsx"), read_policy(None), tmp_path / "last.xlsx")

    assert {(row["role"], row["fte"]) for row in again.tables["workers"]} == {("social_worker", 0.8)}
    assert {cell[0] for cell in again.to_fill} == {"cases"}
