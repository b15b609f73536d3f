"""The pages without a browser's help: lists from a case system, ids that are not there, the same form twice."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import kill_child_of
from tests.web.running import Browser, Page


def test_a_list_from_a_case_system_becomes_a_workbook_to_fill_in(browser: Browser, tmp_path: Path) -> None:
    from openpyxl import Workbook, load_workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Case number", "Status", "Allocated worker", "Team"])
    sheet.append(["1001", "CIN", "Smith, Jane", "North"])
    sheet.append(["1002", "CPP", "", "North"])
    book.save(tmp_path / "list.xlsx")

    answer = browser.give((tmp_path / "list.xlsx").read_bytes())

    assert "A list from your case system" in answer.text and "2 open cases" in answer.text
    taken = browser.get(str(answer.url).replace("/check", "/to-fill-in"))
    made = tmp_path / "team.xlsx"
    made.write_bytes(taken.content)
    assert {"workers", "cases"} <= set(load_workbook(made).sheetnames)


@pytest.fixture(scope="module")
def week(browser: Browser) -> str:
    """The address of the made-up team, allocated."""
    answer = browser.send("/weeks", demo="yes")
    address = str(answer.url).removesuffix("/check").removeprefix(browser.base)
    browser.send(f"{address}/allocate", moves="0")
    review = browser.wait_for_review(address).text
    assert "Review the proposal" in review and "Workload now" in review
    assert "None, as proposed" in review and "Any number" in review
    assert "to be decided" in browser.get("/").text
    return address


@pytest.mark.parametrize("path", ["cases/c999", "workers/w999", "files/other.xlsx", "cases/%00", "cases/" + "x" * 2000])
def test_what_is_not_there_is_told_so(browser: Browser, week: str, path: str) -> None:
    answer = browser.get(f"{week}/{path}")

    assert answer.status_code == 404 and "traceback" not in answer.text.casefold()
    assert ">Not found</h1>" in answer.text


def test_a_case_of_another_week_is_not_there(browser: Browser, week: str) -> None:
    answer = browser.send("/weeks", demo="yes")
    other = str(answer.url).removesuffix("/check").removeprefix(browser.base)

    assert browser.get(f"{other}/cases/c161").url != browser.get(f"{week}/cases/c161").url
    assert browser.send(f"{other}/decide/c161", decision="agree", by="Amy Smith").status_code == 409


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "agree", "by": ""},
        {"decision": "", "by": "Amy"},
        {"decision": "give", "worker": "", "by": "Amy"},
        {"decision": "give", "worker": "nobody", "by": "Amy"},
        {"decision": "agree", "reason": "BECAUSE", "by": "Amy"},
        {"decision": "wait", "review": "soon", "by": "Amy"},
        {"decision": "agree", "by": "x" * 101},
        {"decision": "agree", "by": "\u202eAmy"},
    ],
)
def test_a_decision_that_cannot_be_taken_is_told_and_not_recorded(
    browser: Browser, week: str, fields: dict[str, str]
) -> None:
    answer = browser.send(f"{week}/decide/c162", **fields)

    assert "There is a problem" in answer.text
    assert f'href="{week}/decide/' not in answer.text
    assert "Decided:" not in browser.get(f"{week}/cases/c162").text


def test_the_same_form_twice_decides_once(browser: Browser, week: str) -> None:
    for _ in range(2):
        assert browser.send(f"{week}/decide/c163", decision="agree", by="Amy Smith").status_code == 200

    assert browser.get("/history?find=c163").text.count("c163: agreed") == 1


def test_a_case_that_is_decided_comes_with_its_decision_filled_in(browser: Browser, week: str) -> None:
    browser.send(f"{week}/decide/c166", decision="not", worker="w3", reason="CAPACI", by="Amy Smith")

    text = browser.get(f"{week}/cases/c166").text
    assert 'value="not" checked' in text
    for chosen in ("w3", "CAPACI"):
        assert f'<option value="{chosen}" selected>' in text


def test_every_field_that_a_fault_leads_to_is_there(browser: Browser, week: str) -> None:
    for form in ("agree-all", "again", "give-up", "other-moves", "close", "decide/c162"):
        text = browser.send(f"{week}/{form}", decision="", moves="1").text
        (link,) = set(re.findall(r'<li><a href="#([a-z-]+)">', text))
        assert f'id="{link}"' in text and f'id="{link}-error"' in text, form


def test_the_list_of_cases_says_how_many_there_are(browser: Browser, week: str) -> None:
    assert "169 cases, page 4 of 4" in browser.get(f"{week}/cases?page=9").text
    assert "1 case, page 1 of 1" in browser.get(f"{week}/cases?find=C161").text
    assert "No case has this in it" in browser.get(f"{week}/cases?find=nothing").text


def test_a_process_that_is_killed_is_told_once_and_what_was_asked_can_be_asked_again(
    browser: Browser, page: Page, week: str
) -> None:
    if "Something else" in browser.get(f"{week}/cases/c167").text:  # what an earlier test has left at work
        kill_worker(page)
        wait_until(lambda: "Something else" not in browser.get(f"{week}/cases/c167").text)
    for _ in range(2):
        assert "Look again" in browser.get(f"{week}/cases/c167").text
        kill_worker(page)
        wait_for_text(browser, f"{week}/cases/c167", "has ended")
    other = browser.send("/weeks", demo="yes").url.path.removesuffix("/check")
    browser.send(f"{other}/allocate", moves="0")
    kill_worker(page)
    wait_for_text(browser, f"{other}/progress", "It was not allocated")
    assert browser.get(other).url.path == f"{other}/check"


def test_cases_of_an_open_round_are_not_allocated_anew_and_the_page_leads_to_that_round(
    browser: Browser, week: str, tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "workers"
    cases = book.create_sheet("cases")
    for sheet, head, row in (
        (book["workers"], ("worker", "team", "role"), ("w1", "North", "social_worker")),
        (cases, ("case", "team", "kind"), ("c161", "North", "assessment")),
    ):
        sheet.append(head)
        sheet.append(row)
    book.save(tmp_path / "next.xlsx")
    other = browser.give((tmp_path / "next.xlsx").read_bytes()).url.path.removesuffix("/check")
    browser.send(f"{other}/allocate", moves="0")

    answer = browser.wait_for_review(other)

    assert (answer.status_code, "It was not allocated" in answer.text) == (409, True)
    assert f'href="{week}"' in answer.text and "caseload round" not in answer.text


def kill_worker(page: Page) -> None:
    """Kill the process that works for the page."""
    kill_child_of(page.process.pid, "caseload.web.working")


def wait_for_text(browser: Browser, path: str, text: str) -> None:
    """Look at a page until it says something."""
    wait_until(lambda: text in browser.get(path).text)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Ask again and again until something is so."""
    for _ in range(100):
        if is_so():
            return
        time.sleep(0.1)
    raise AssertionError("it never was so")


def test_what_is_given_by_hand_in_the_form_is_shown_as_text(browser: Browser, week: str) -> None:
    script = "<script>alert(1)</script>"
    answer = browser.send(f"{week}/decide/c164", decision="agree", by=script)

    assert script not in answer.text
    assert script not in browser.get(f"{week}/cases?find={script}").text
    assert script not in browser.get(f"/history?find={script}").text


def test_nothing_is_closed_before_every_case_is_decided(browser: Browser, week: str) -> None:
    answer = browser.send(f"{week}/close", by="Amy Smith")

    assert "There is a problem" in answer.text and "L206" not in answer.text
    assert browser.get(f"{week}/files/next-week.xlsx").status_code == 409


@pytest.mark.parametrize("readers", ["team", "service", "committee", "public"])
def test_a_report_is_taken_away_as_a_file(browser: Browser, week: str, readers: str) -> None:
    answer = browser.get(f"{week}/files/report-{readers}.html")

    assert answer.status_code == 200 and "<h1>" in answer.text and "Beside England" in answer.text
    assert answer.headers["content-disposition"] == f'attachment; filename="report-{readers}.html"'
    assert ("c164" in answer.text) == (readers == "team")


def test_a_week_that_is_allocated_is_not_allocated_again_by_an_old_form(browser: Browser, week: str) -> None:
    assert browser.send(f"{week}/allocate", moves="any").status_code == 409
    assert browser.send(f"{week}/allocate", moves="17").status_code in (400, 409)
