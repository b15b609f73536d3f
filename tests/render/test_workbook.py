"""The proposal workbook, read back by another program: every value, no formula, and what may be edited."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from caseload.domain.errors import Fault
from caseload.domain.reasons import REASONS
from caseload.pipeline.report import Report
from caseload.render.workbook.proposal import write_proposal
from tests.builders import a_case, a_plan, a_problem, a_worker
from tests.render.report_builder import a_large_problem, a_level, a_post, a_report, a_week_report

SHEETS = [
    "Read me", "Allocation", "Changes", "Workload", "Unallocated", "Support", "Shortfall", "Fairness", "Checks",
    "Run", "Lists",
]  # fmt: skip
TRICKY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "http://x.example", "0012", "1e5", "mailto:a@b.c", "{=1}", "_x0041_"]


def write(folder: Path, report: Report) -> Any:
    """The workbook of a report, opened by openpyxl."""
    write_proposal(report, folder / "proposal.xlsx")
    return openpyxl.load_workbook(folder / "proposal.xlsx")


def list_rows(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def find_row(sheet: Any, first: str) -> dict[str, Any]:
    """The row that begins with a value, by heading."""
    heads, *rows = list_rows(sheet)
    return dict(zip(heads, next(row for row in rows if row[0] == first), strict=True))


def test_every_sheet_is_there_in_order_and_visible(tmp_path: Path) -> None:
    book = write(tmp_path, a_week_report())

    assert book.sheetnames == SHEETS
    assert all(sheet.sheet_state == "visible" for sheet in book)


def test_every_case_has_a_row_with_its_proposal_and_the_reason_in_words(tmp_path: Path) -> None:
    report = a_week_report()

    sheet = write(tmp_path, report)["Allocation"]

    assert sorted(row[0] for row in list_rows(sheet)[1:]) == sorted(report.problem.standings)
    moved, missing, kept = (find_row(sheet, case) for case in ("c068", "c076", "c001"))
    assert (moved["Worker before"], moved["Proposed worker"], moved["Why"]) == ("w8", "w2", "w8 has left")
    assert (missing["Proposed worker"], missing["What happens"]) == (None, "not allocated")
    assert (kept["What happens"], kept["Decision"], kept["Reason"]) == ("stays", None, None)
    assert find_row(sheet, "c060")["Cover"] == "w2"


def test_those_without_a_worker_come_first_and_those_who_stay_last(tmp_path: Path) -> None:
    states = [row[6] for row in list_rows(write(tmp_path, a_week_report())["Allocation"])[1:]]

    assert list(dict.fromkeys(states)) == ["not allocated", "new", "moves", "waits", "stays"]


def test_only_decision_and_reason_may_be_edited(tmp_path: Path) -> None:
    sheet = write(tmp_path, a_week_report(extra={"c001": {"Note": "x"}}))["Allocation"]

    open_columns = {sheet.cell(1, cell.column).value for row in sheet.iter_rows(min_row=2) for cell in row
                    if not cell.protection.locked}  # fmt: skip
    assert sheet.protection.sheet and not sheet.protection.password
    assert not sheet.protection.autoFilter and not sheet.protection.formatColumns
    assert open_columns == {"Decision", "Reason"}


def test_decision_offers_those_of_the_team_and_lets_a_name_be_typed(tmp_path: Path) -> None:
    problem = a_problem(
        [a_worker("w1"), a_worker("w2", team="South"), a_worker("w3", team="South", lend_to=("North",))],
        [a_case("c1", holder="w1"), a_case("c2", team="South", holder="w2"), a_case("c3", team="South")],
    )

    book = write(tmp_path, a_report(problem))

    lists = [list(column) for column in zip(*list_rows(book["Lists"]), strict=True)]
    choices = {column[0]: [value for value in column[1:] if value] for column in lists}
    assert choices["North"] == ["agree", "wait", "give to w1", "give to w3"]
    assert choices["South"] == ["agree", "wait", "give to w2", "give to w3"]
    assert choices["Reason"] == list(REASONS.values())
    validations = {str(one.sqref): one for one in book["Allocation"].data_validations.dataValidation}
    assert validations["L2"].formula1 == "Lists!$C$2:$C$5" and validations["L2"].errorStyle == "warning"
    assert validations["L3:L4"].formula1 == "Lists!$D$2:$D$5"
    assert validations["M2:M4"].errorStyle in (None, "stop")


@pytest.mark.parametrize("text", TRICKY)
def test_text_stays_text_and_is_never_a_formula(tmp_path: Path, text: str) -> None:
    worker = a_worker(f"w{text}")
    problem = a_problem([worker], [a_case(f"{text}", holder=worker.id, family=text)])
    fault = Fault("W302", text, text, text, text, "warning")

    book = write(tmp_path, a_report(problem, extra={text: {text: text}}, warnings=(fault,)))

    assert find_row(book["Allocation"], text)[text] == text.strip("\t") or text.startswith("\t")
    assert all(cell.data_type in ("s", "n", "d", "b") for sheet in book for row in sheet.iter_rows() for cell in row)
    with ZipFile(tmp_path / "proposal.xlsx") as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in part or b"<hyperlink" in part for part in parts)


def test_what_xml_refuses_is_removed_and_long_text_is_cut(tmp_path: Path) -> None:
    extra = {"c1": {"Odd": "a\x00b\x0bc\ud800d\uffffe", "Long": "x" * 40_000, "Hours": 1.5, "Seen": date(2026, 1, 2)}}

    row = find_row(write(tmp_path, a_report(extra=extra))["Allocation"], "c1")

    assert row["Odd"] == "abcde"
    assert len(row["Long"]) == 32_767 and row["Long"].endswith("..")
    assert row["Hours"] == 1.5 and row["Seen"].date() == date(2026, 1, 2)


def test_the_users_own_columns_come_last_in_their_order(tmp_path: Path) -> None:
    report = a_week_report(extra={"c001": {"Zone": "Z"}, "c002": {"Visit": 3.0, "Zone": "Y"}})

    heads = list_rows(write(tmp_path, report)["Allocation"])[0]

    assert heads[-4:] == ["Decision", "Reason", "Zone", "Visit"]


def test_workload_tells_each_state_in_words(tmp_path: Path) -> None:
    sheet = write(tmp_path, a_week_report())["Workload"]

    assert find_row(sheet, "w4")["Status"] == "away until 2 February" and find_row(sheet, "w4")["Workload"] is None
    assert find_row(sheet, "w8")["Status"] == "has left"
    assert find_row(sheet, "w9")["Status"] == "leaves or away from 30 January"
    assert find_row(sheet, "w1")["Status"] == "full" and find_row(sheet, "w1")["Workload"] == 1
    assert find_row(sheet, "w7")["Role"] == "NQSW, month 5"


def test_the_chart_has_a_title_named_axes_and_alternative_text(tmp_path: Path) -> None:
    write_proposal(a_week_report(), tmp_path / "proposal.xlsx")

    with ZipFile(tmp_path / "proposal.xlsx") as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    assert "<c:barChart>" in chart and "Workload after the proposal" in chart
    assert "Worker" in chart and "Workload (100% = as much as fits)" in chart
    assert "nobody is over 100%" in drawing


def test_a_large_caseload_is_charted_by_team(tmp_path: Path) -> None:
    write_proposal(a_report(a_large_problem(teams=4, workers=12, cases=1)), tmp_path / "proposal.xlsx")

    with ZipFile(tmp_path / "proposal.xlsx") as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
    assert "Cases held, of all the caps in each team" in chart and "'Workload'!" not in chart
    assert "Workload!$O$2:$O$5" in chart


def test_the_other_sheets_say_what_was_found(tmp_path: Path) -> None:
    level = a_level(2, (a_post("court", count=2),), left=("c9",), at_least_fte=Fraction(13, 10), proven=False)
    fault = Fault("W302", "cases", "odd", "Nothing to do.", "f1", "warning")

    book = write(tmp_path, a_week_report(shortfall=(level,), warnings=(fault,)))

    assert find_row(book["Changes"], "c068")["Why"] == "w8 has left"
    one = find_row(book["Unallocated"], "c076")
    assert one["May wait"] == "no: must be allocated"
    assert one["Ways out, and what to add to the command"] == "w1 (24 of 23): --give c076=w1"
    assert find_row(book["Unallocated"], "c061")["May wait"] == "no: needs cover"
    short = dict(zip(*list_rows(book["Shortfall"])[:2], strict=True))
    assert short["Posts"] == "2 agency social workers (court skills) for North" and short["At least (FTE)"] == "1.3"
    assert find_row(book["Checks"], "warning")["Finding"] == "odd (got f1)"
    assert sum(row[0] == "rule checked" for row in list_rows(book["Checks"])) == 19


def test_run_has_what_is_needed_to_know_it_again(tmp_path: Path) -> None:
    run = {row[0]: row[1] for row in list_rows(write(tmp_path, a_week_report())["Run"])}

    assert run["Input hash"] == "1a2b3c4d5e6f7788" and run["Policy hash"] == "99aabbccddeeff00"
    assert run["Proposal id"] == "5f0e1d2c" and run["Setting moves"] == "0"


def test_the_properties_hold_a_title_and_nothing_else(tmp_path: Path) -> None:
    properties = write(tmp_path, a_week_report()).properties

    assert properties.title == "Caseload proposal"
    assert not any((properties.creator, properties.subject, properties.keywords, properties.description))
    assert properties.created.date() == date(2026, 1, 5)


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    write_proposal(a_week_report(), tmp_path / "one.xlsx")
    first = (tmp_path / "one.xlsx").read_bytes()
    write_proposal(a_week_report(), tmp_path / "one.xlsx")

    assert (tmp_path / "one.xlsx").read_bytes() == first


def test_every_sheet_prints_landscape_on_a4_one_page_wide(tmp_path: Path) -> None:
    book = write(tmp_path, a_week_report())

    assert all((s.page_setup.orientation, s.page_setup.paperSize) == ("landscape", 9) for s in book)
    assert all(s.page_setup.fitToHeight == 0 and s.sheet_properties.pageSetUpPr.fitToPage for s in book)
    assert book["Allocation"].print_title_rows == "$1:$1" and book["Allocation"].freeze_panes == "B2"
    assert book["Allocation"].auto_filter.ref == "A1:M79"


def test_support_hours_are_listed(tmp_path: Path) -> None:
    problem = a_problem([a_worker("w1"), a_worker("s1", role="support_officer")], [a_case(holder="w1")])

    sheet = write(tmp_path, a_report(problem, a_plan(problem, support={("s1", "w1"): 1})))["Support"]

    assert list_rows(sheet)[1] == ["s1", "support", "w1", 0.25]
