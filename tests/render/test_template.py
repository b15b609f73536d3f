"""A template opens in a spreadsheet with headings, notes, drop-downs and yellow cells, and reads back as written."""

import shutil
import subprocess
from datetime import date
from fractions import Fraction

import openpyxl
import pytest

from caseload.domain.columns import TABLES
from caseload.domain.policy import Policy
from caseload.intake.aliases import CodeBook
from caseload.intake.any_file import read_raw
from caseload.intake.policy_read import read_policy
from caseload.intake.workbook import read_workbook
from caseload.render.template import TemplateNotes, find_example, write_template

YELLOW = "FFFFF2A8"
FILLED = {
    "workers": [
        {"worker": "0017", "team": "North", "role": "nqsw", "fte": Fraction(3, 5),
         "skills": frozenset({"court", "asylum"}), "start_date": date(2025, 9, 1), "max_new": 1},
        {"worker": "=HYPERLINK(\"x\")", "team": "+44", "role": "social_worker", "fte": "1.0", "area": "@east"},
    ],
    "cases": [
        {"case": "-1", "team": "North", "kind": "child_in_need", "holder": "0017", "transfer": True,
         "held_since": "2026-01-02", "hours": Fraction(5, 4), "earlier": ("b", "a"), "discipline": "therapy=1.5"},
        {"case": "http://c.example", "team": "North", "kind": "assessment", "transfer": False, "hours": None},
    ],
    "reductions": [{"worker": "0017", "percent": Fraction(50), "from": date(2026, 1, 5), "to": None}],
}  # fmt: skip


@pytest.fixture(scope="module")
def policy() -> Policy:
    return read_policy(None)


@pytest.fixture(scope="module")
def empty(tmp_path_factory, policy):
    path = tmp_path_factory.mktemp("template") / "team.xlsx"
    write_template(path, None, policy)
    return path


@pytest.fixture(scope="module")
def filled(tmp_path_factory, policy):
    path = tmp_path_factory.mktemp("filled") / "team.xlsx"
    write_template(path, FILLED, policy, TemplateNotes(frozenset({("workers", 1, "role"), ("cases", 0, "area")})))
    return path


def read_lists(book, sheet: str) -> dict[str, tuple]:
    """Each drop-down list of a sheet by its column's heading: the values offered and its last row."""
    found = {}
    for rule in book[sheet].data_validations.dataValidation:
        if rule.type == "list":
            cells = next(iter(rule.sqref.ranges))
            source, _, place = rule.formula1.removeprefix("=").partition("!")
            values = [cell.value for row in book[source][place.replace("$", "")] for cell in row]
            found[book[sheet].cell(1, cells.min_col).value] = ([v for v in values if v is not None], cells.max_row)
    return found


def test_every_table_has_a_sheet_with_its_columns_as_headings(empty):
    book = openpyxl.load_workbook(empty)

    assert book.sheetnames == ["Read me", *(table.name for table in TABLES), "lists"]
    for table in TABLES:
        assert [cell.value for cell in book[table.name][1]] == [column.name for column in table.columns]


def test_every_heading_has_a_note_with_its_meaning(empty):
    book = openpyxl.load_workbook(empty)

    for table in TABLES:
        notes = [cell.comment.text for cell in book[table.name][1]]
        assert all(column.meaning[1:] in note for column, note in zip(table.columns, notes, strict=True))
        assert [("Every row needs one" in note) for note in notes] == [column.required for column in table.columns]


def test_codes_have_drop_down_lists_on_2000_rows(empty, policy):
    book = openpyxl.load_workbook(empty)

    assert read_lists(book, "workers")["role"] == (list(policy.roles), 2001)
    cases = read_lists(book, "cases")
    assert cases["kind"] == (list(policy.kinds), 2001)
    assert cases["proceedings"] == (["none", "pre", "care"], 2001)
    assert cases["transfer"] == (["yes"], 2001)
    assert cases["holder"] == (["Example Worker"], 2001)
    assert read_lists(book, "decisions")["decision"] == (["give", "not", "prefer", "wait"], 2001)


def test_fte_percent_and_dates_are_checked_as_they_are_typed(empty):
    book = openpyxl.load_workbook(empty)

    rules = {
        (table.name, book[table.name].cell(1, next(iter(rule.sqref.ranges)).min_col).value): rule
        for table in TABLES
        for rule in book[table.name].data_validations.dataValidation
    }
    assert (rules["workers", "fte"].type, rules["workers", "fte"].formula2) == ("decimal", "1")
    assert (rules["reductions", "percent"].type, rules["reductions", "percent"].formula2) == ("decimal", "100")
    assert rules["cases", "held_since"].type == "date"
    assert rules["travel", "minutes"].type == "whole"


def test_sheets_print_on_landscape_a4_with_headings_in_view(empty):
    book = openpyxl.load_workbook(empty)

    for table in TABLES:
        sheet = book[table.name]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref is not None


def test_the_example_row_may_be_left_in(empty, policy):
    raw, book = read_raw(empty), CodeBook(policy)

    assert raw.faults.list_faults() == ()
    (worker,), (case,) = find_example(policy)["workers"], find_example(policy)["cases"]
    assert policy.roles[book.find_role(str(worker["role"]))].registered
    assert book.find_kind(str(case["kind"])) in policy.roles[str(worker["role"])].leads
    assert case["holder"] == worker["worker"] and case["team"] == worker["team"]


def test_text_that_looks_like_a_formula_link_or_number_stays_text(filled):
    book = openpyxl.load_workbook(filled)

    cells = [
        book["workers"]["A2"],
        book["workers"]["A3"],
        book["workers"]["B3"],
        book["cases"]["A2"],
        book["cases"]["A3"],
    ]
    assert [cell.value for cell in cells] == ["0017", '=HYPERLINK("x")', "+44", "-1", "http://c.example"]
    assert [cell.data_type for cell in cells] == ["s"] * 5
    assert all(cell.hyperlink is None for cell in cells)


def test_values_read_back_as_they_were_written(filled):
    sheets = read_workbook(filled)

    assert sheets["workers"][1] == [
        "0017",
        "North",
        "nqsw",
        0.6,
        "",
        "asylum;court",
        "",
        "",
        date(2025, 9, 1),
        "",
        "",
        "",
        1.0,
    ]
    first = dict(zip(sheets["cases"][0], sheets["cases"][1], strict=True))
    assert {name: value for name, value in first.items() if value != ""} == {
        "case": "-1", "team": "North", "kind": "child_in_need", "holder": "0017", "transfer": "yes",
        "held_since": date(2026, 1, 2), "hours": 1.25, "earlier": "b;a", "discipline": "therapy=1.5",
    }  # fmt: skip
    assert sheets["reductions"][1] == ["0017", 50.0, date(2026, 1, 5), "", ""]


def test_only_the_cells_to_fill_in_are_yellow(filled):
    book = openpyxl.load_workbook(filled)

    yellow = {
        (table.name, cell.coordinate)
        for table in TABLES
        for row in book[table.name].iter_rows(min_row=2)
        for cell in row
        if cell.fill.fgColor.rgb == YELLOW
    }
    assert yellow == {("workers", "C3"), ("cases", "J2")}


def test_the_first_sheet_names_the_workbook_in_its_commands(tmp_path, policy):
    write_template(tmp_path / "my team.xlsx", None, policy)

    texts = [row[0].value for row in openpyxl.load_workbook(tmp_path / "my team.xlsx")["Read me"].iter_rows()]
    assert 'caseload check "my team.xlsx"' in texts and 'caseload allocate "my team.xlsx"' in texts


def test_the_same_tables_give_the_same_bytes(tmp_path, policy, filled):
    notes = TemplateNotes(frozenset({("cases", 0, "area"), ("workers", 1, "role")}))
    (tmp_path / "again").mkdir()

    write_template(tmp_path / "again" / "team.xlsx", FILLED, policy, notes)

    assert (tmp_path / "again" / "team.xlsx").read_bytes() == filled.read_bytes()


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("which", ["empty", "filled"])
def test_libreoffice_opens_and_saves_it_unchanged(request, tmp_path, which):
    path = request.getfixturevalue(which)
    command = [shutil.which("soffice"), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
               "--convert-to", "xlsx", "--outdir", str(tmp_path), str(path)]  # fmt: skip

    subprocess.run(command, check=True, capture_output=True, timeout=120)

    before, after = read_workbook(path), read_workbook(tmp_path / path.name)
    for table in TABLES:
        width = len(table.columns)
        assert trim(after[table.name], width) == trim(before[table.name], width)
    assert read_lists(openpyxl.load_workbook(tmp_path / path.name), "cases")["kind"][0]


def trim(rows, width):
    """The rows with anything in them, each filled up to its width."""
    full = [[*row, *[""] * width][:width] for row in rows]
    return [row for row in full if any(cell != "" for cell in row)]
