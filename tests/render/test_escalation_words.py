"""Whom to tell of a child without a worker, on the screen, in the workbook and in JSON, in few words."""

from pathlib import Path

from openpyxl import load_workbook

from caseload.analysis.escalation import find_escalation
from caseload.render.escalation_words import say_due, say_escalations, say_status
from caseload.render.plan_json import plan_to_json
from caseload.render.screen import render_screen
from caseload.render.workbook.proposal import write_proposal
from tests.builders import MONDAY, a_case, a_problem, days
from tests.render.report_builder import a_week_report


def say(*waited: int, families: int = 1, kind: str = "child_in_need") -> str:
    """The line for children who have waited so many days."""
    cases = [a_case(f"c{index}", kind=kind, waiting_since=days(-gone)) for index, gone in enumerate(waited)]
    problem = a_problem([], cases)
    return say_escalations([find_escalation(problem, case.id) for case in cases], families, MONDAY)


def test_a_red_or_amber_child_says_since_when_and_whom_to_tell() -> None:
    assert say(30) == "Red since 3 January: tell the assistant director; the family in writing."
    assert say(16) == "Amber since 3 January: tell the assistant director; the family in writing."


def test_a_child_who_waits_says_when_it_becomes_amber() -> None:
    assert say(7) == "Amber from 12 January; until then the service manager decides, with a risk assessment."


def test_a_child_who_may_not_wait_is_for_today() -> None:
    assert say(0, kind="looked_after").startswith(
        "Tell the service manager and the assistant director today; the family"
    )
    assert say(0, 9, kind="looked_after", families=2).startswith("For these 2 children: tell the service manager")


def test_several_are_counted_by_state() -> None:
    assert say(30, 29, 15, 1, families=4) == (
        "2 red (the first since 3 January) and 1 amber (the first since 4 January): "
        "tell the assistant director; the families in writing."
    )
    assert say(30, 45, families=2).startswith("Red since 19 December 2025: tell")


def test_one_case_in_a_cell_says_its_state_and_what_is_due() -> None:
    problem = a_problem([], [a_case("c1", waiting_since=days(-30)), a_case("c2"), a_case("c3", kind="section_47")])

    states = [say_status(find_escalation(problem, case), MONDAY) for case in ("c1", "c2", "c3")]

    assert states == ["red since 3 January", "amber from 19 January", "may not wait"]
    due = say_due(find_escalation(problem, "c1"), MONDAY)
    assert due == "looked at again by 12 January; the child seen at least every 4 weeks"


def test_the_screen_the_sheet_and_the_json_of_a_week_tell_it(tmp_path: Path) -> None:
    report = a_week_report()
    write_proposal(report, tmp_path / "proposal.xlsx")

    sheet = load_workbook(tmp_path / "proposal.xlsx")["Unallocated"]
    rows = [dict(zip([cell.value for cell in sheet[1]], (cell.value for cell in row), strict=True)) for row in sheet]
    state = {row["Case"]: row["Escalation, and whom to tell"] for row in rows}
    found = {one["case"]: one["escalation"] for one in plan_to_json(report)["unallocated"]}

    assert "Amber since 29 December 2025: tell the assistant director" in render_screen(report, "team.xlsx")
    assert state["c077"].startswith("amber since 29 December 2025: tell the service manager, the senior manager")
    assert state["c076"].startswith("may not wait: tell")
    assert (found["c077"]["status"], found["c077"]["amber_on"]) == ("amber", "2025-12-29")
    assert found["c076"]["status"] == "at_once" and "family" in found["c076"]["write_to"]
