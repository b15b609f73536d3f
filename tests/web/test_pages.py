"""The pages without a browser's help: lists from a case system, ids that are not there, the same form twice."""

from pathlib import Path

import pytest

from tests.web.running import Browser


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
    assert "Review the proposal" in browser.wait_for_review(address).text
    return address


@pytest.mark.parametrize("path", ["cases/c999", "workers/w999", "files/other.xlsx", "cases/%00", "cases/" + "x" * 2000])
def test_what_is_not_there_is_told_so(browser: Browser, week: str, path: str) -> None:
    answer = browser.get(f"{week}/{path}")

    assert answer.status_code == 404 and "traceback" not in answer.text.casefold()


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
    assert "Decided:" not in browser.get(f"{week}/cases/c162").text


def test_the_same_form_twice_decides_once(browser: Browser, week: str) -> None:
    for _ in range(2):
        assert browser.send(f"{week}/decide/c163", decision="agree", by="Amy Smith").status_code == 200

    assert browser.get("/history?find=c163").text.count("c163: agreed") == 1


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
