"""The whole journey in a real Chromium: with and without JavaScript, by keyboard, narrow, zoomed, twice at once."""

import os
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.running import running
from tests.web.visiting import NARROW, Visit, open_window, visiting

pytestmark = pytest.mark.needs_chromium


def walk(visit: Visit) -> None:
    """The journey from a made-up team to a downloaded workbook, every state looked at."""
    visit.look("empty")
    visit.press("Check it")
    visit.wait_for("There is a problem")
    visit.look("nothing given")
    visit.press("Try the made-up team")
    visit.look("checked")
    visit.press("Allocate")
    visit.look("solving")
    visit.wait_for("Review the proposal")
    visit.look("solved, with a shortfall")
    visit.follow("c164")
    visit.field("Worker").select_option("w3")
    visit.wait_for("Every other choice")
    if visit.has_scripts:
        expect(visit.field("Worker")).to_have_value("w3")
    visit.look("a case")
    visit.press("Save the decision")
    visit.wait_for("Give the name of the person who decides")
    visit.look("a decision without a name")
    visit.field("Your name").fill("Amy Smith")
    visit.field("Give it to the worker chosen below").check()
    visit.field("Worker").select_option("w3")
    visit.press("Save the decision")
    visit.wait_for("Decided otherwise than proposed")
    visit.look("decided otherwise")
    visit.press("Allocate again around these decisions")
    visit.wait_for("Review the proposal")
    visit.follow("A worker away, one more worker, another cap")
    visit.field("A worker is away from now on").select_option("w1")
    visit.press("Work it out")
    visit.wait_for("What becomes of the children")
    visit.look("what if")
    visit.follow("Review")
    visit.follow("w3")
    visit.wait_for("Has by decision 1 case: c164.")
    visit.look("a worker")
    visit.follow("Review")
    visit.follow("All 169 cases")
    visit.look("all cases")
    visit.follow("Review")
    visit.page.locator("form[action$=agree-all] select").select_option("CAPACI")
    visit.press("Agree to all the rest")
    visit.wait_for("Every case is decided")
    visit.look("decided")
    visit.press("Close the week")
    visit.wait_for("Take away")
    visit.look("closed")
    with visit.page.expect_download() as taken:
        visit.follow("Next week's workbook")
    assert taken.value.suggested_filename == "next-week.xlsx"
    assert Path(taken.value.path()).read_bytes().startswith(b"PK")
    visit.follow("History")
    visit.look("history")
    visit.follow("Accessibility")
    visit.look("accessibility statement")
    visit.check_quiet()


def test_the_whole_week_in_a_window_of_320_pixels_which_is_also_400_percent(tmp_path: Path) -> None:
    with running(tmp_path) as page, visiting(page.address, size=NARROW) as visit:
        walk(visit)


def test_the_whole_week_without_javascript(tmp_path: Path) -> None:
    with running(tmp_path) as page, visiting(page.address, has_scripts=False) as visit:
        walk(visit)


def test_a_workbook_with_faults_is_listed_cell_by_cell(tmp_path: Path, workbook: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(workbook)
    sheet = book["cases"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("kind") + 1).value = "wizardry"
    sheet.cell(3, heads.index("holder") + 1).value = "nobody known"
    bad = tmp_path / "bad.xlsx"
    book.save(bad)
    with running(tmp_path / "data") as page, visiting(page.address) as visit:
        visit.page.set_input_files("#file", str(bad))
        visit.press("Check it")
        visit.wait_for("The workbook cannot be used yet")
        visit.look("faults")
        assert visit.page.locator(".govuk-error-summary li").count() == 2
        visit.page.locator(".govuk-error-summary a").first.click()
        expect(visit.page.locator("#fault-1")).to_contain_text("wizardry")
        visit.press("Give another workbook")
        visit.page.set_input_files("#file", str(workbook))
        visit.press("Check it")
        visit.wait_for("It can be allocated")
        visit.check_quiet()


def test_a_search_that_is_stopped_keeps_the_best_so_far(tmp_path: Path) -> None:
    from caseload.cli.main import main

    given = tmp_path / "service.xlsx"
    assert main(["generate", "--family", "service", "--out", str(tmp_path / "service")]) == 0
    write_workbook(tmp_path / "service", given)
    with running(tmp_path / "data") as page, visiting(page.address) as visit:
        visit.page.set_input_files("#file", str(given))
        visit.press("Check it")
        visit.field("Any number").check()
        visit.press("Allocate")
        visit.wait_for("Allocating:")
        visit.look("at work")
        visit.press("Stop, and keep the best so far")
        visit.wait_for("It was stopped: this is the best found until then.")
        visit.look("stopped")
        visit.check_quiet()


def write_workbook(folder: Path, path: Path) -> None:
    """A caseload folder as a workbook."""
    from datetime import date

    from caseload.intake.read import read_caseload
    from caseload.render.tables import caseload_tables
    from caseload.render.template import write_template

    caseload = read_caseload(folder, date(2026, 1, 5)).caseload
    write_template(path, caseload_tables(caseload), caseload.policy)


def test_the_journey_by_keyboard_alone(tmp_path: Path) -> None:
    with running(tmp_path) as page, visiting(page.address) as visit:
        keys = visit.page.keyboard
        keys.press("Tab")
        expect(visit.page.get_by_role("link", name="Skip to main content")).to_be_focused()
        keys.press("Enter")
        reach(visit.page, "Try the made-up team")
        keys.press("Enter")
        visit.wait_for("It can be allocated")
        reach(visit.page, "Allocate")
        keys.press("Enter")
        visit.wait_for("Review the proposal")
        reach(visit.page, "c169")
        keys.press("Enter")
        visit.wait_for("Why, and who else")
        reach_field(visit.page, "decision-agree")
        keys.press("ArrowDown")
        keys.press("ArrowUp")
        reach_field(visit.page, "by")
        keys.type("Amy Smith")
        keys.press("Enter")
        visit.wait_for("Review the proposal")
        reach_field(visit.page, "reason")
        keys.type("Capacity")
        reach(visit.page, "Agree to all the rest")
        keys.press("Enter")
        visit.wait_for("Every case is decided")
        reach(visit.page, "Close the week")
        keys.press("Enter")
        visit.wait_for("Take away")
        visit.check_quiet()


def reach(page: Page, text: str, most: int = 120) -> None:
    """Press Tab until the focus is on the link or button of a text; it must be visible there."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == text:
            assert page.evaluate("getComputedStyle(document.activeElement).visibility") == "visible"
            return
    raise AssertionError(f"{text} cannot be reached by keyboard")


def reach_field(page: Page, name: str, most: int = 120) -> None:
    """Press Tab until the focus is on the field of an id."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == name:
            return
    raise AssertionError(f"the field {name} cannot be reached by keyboard")


def test_what_two_windows_decide_at_once_outlives_a_killed_server_and_the_week_closes_once(tmp_path: Path) -> None:
    with running(tmp_path) as page, visiting(page.address) as visit:
        visit.allocate_demo()
        week = visit.page.url
        other = Visit(open_window(visit.context), visit.context, True)
        other.page.goto(week)
        for window, case, name in ((visit, "c164", "Amy Smith"), (other, "c163", "Bo Jones")):
            window.follow(case)
            window.field("Your name").fill(name)
        visit.press("Save the decision")
        other.press("Save the decision")
        other.wait_for("Review the proposal")
        os.kill(page.process.pid, signal.SIGKILL)
    with running(tmp_path) as again, visiting(again.address) as visit:
        visit.follow("A made-up team")
        visit.wait_for("Go on with this week")
        visit.look("after a restart")
        visit.press("Go on")
        visit.wait_for("Review the proposal")
        assert visit.page.url.split("/weeks/")[1] == week.split("/weeks/")[1]
        row = visit.page.locator("tr", has=visit.page.get_by_role("link", name="c164"))
        expect(row.first).to_contain_text("agreed: w11")

        visit.page.locator("form[action$=agree-all] select").select_option("CAPACI")
        visit.page.locator("form[action$=agree-all] input[name=by]").fill("Amy Smith")
        visit.press("Agree to all the rest")
        visit.wait_for("Every case is decided")
        other = Visit(open_window(visit.context), visit.context, True)
        other.page.goto(visit.page.url)
        for window in (visit, other):
            window.press("Close the week")
            window.wait_for("Take away")
        for case, name in (("c164", "Amy Smith"), ("c163", "Bo Jones")):
            other.follow("History")
            other.page.get_by_label("A case or a worker").fill(case)
            other.press("Find")
            expect(other.page.locator("main")).to_contain_text(name)
        other.follow("History")
        expect(other.page.locator("main")).to_contain_text("closed")
        visit.check_quiet()
