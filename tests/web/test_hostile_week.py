"""A whole week with a hostile workbook, over the wire: what its pages and reports hold, what is left on the disk, and
what forms do that are sent again, from elsewhere, without a key, or for another week's children.

It goes on where test_risks ends; of the risks of a local web application these two leave the rest to their neighbours:
uploads, hosts, cookies and forged forms one by one in test_guard, the parser and its process in tests/intake, pickled
and evaluated text in guards/test_claims.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import httpx
import openpyxl
import pytest

from caseload.ledger.place import FILE
from caseload.web.addresses import ADDRESSES
from tests.web.hostile import FORMULA, PATHS, QUOTES, SCRIPT, SUMS, write_hostile, write_texts
from tests.web.running import Browser, Page, running

REPORTS = [f"report-{readers}.html" for readers in ("team", "service", "committee", "public")]
FILES = ["proposal.xlsx", "next-week.xlsx", "notes.csv", *REPORTS]
CHANGING = [path for method, path, _, _ in ADDRESSES if method == "POST"]
SHOWING = [path for method, path, _, _ in ADDRESSES if method == "GET"]


class Tags(HTMLParser):
    """What a browser would find in a page that no page of ours has: `strange`."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.strange: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = {name: value or "" for name, value in attrs}
        is_script = tag == "script" and not stated.get("src", "").startswith("/static/")
        if is_script or tag in ("img", "iframe", "object", "embed", "base"):
            self.strange.append(tag)
        self.strange += [name for name in stated if name.startswith("on")]
        self.strange += [value for value in stated.values() if value.strip().startswith("javascript:")]


@dataclass
class Week:
    """A week with the hostile workbook that was allocated, looked at from every side, and closed.

    `seen` are the pages and files on the way; `data` the folder of the server, `system` everybody's temporary folder
    and `touched` when something was last put there or taken away before the server was started.
    """

    page: Page
    browser: Browser
    address: str
    seen: dict[str, httpx.Response]
    data: Path
    system: Path
    touched: int

    def dump(self) -> list[str]:
        """All that the ledger holds."""
        with closing(sqlite3.connect(self.data / FILE)) as opened:
            return list(opened.iterdump())

    def fill(self, path: str, case: str = SCRIPT) -> str:
        """An address of the page's for this week and one of its children."""
        key = self.address.rpartition("/")[2]
        filled = path.replace("{key}", key).replace("{case:path}", quote(case, safe=""))
        return filled.replace("{worker:path}", quote(QUOTES, safe="")).replace("{name}", "notes.csv")


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Week]:
    """The week, with the laxest of permissions for whatever is made without a thought."""
    place = tmp_path_factory.mktemp("hostile")
    given, system = write_hostile(place / "given.xlsx"), place / "system"
    system.mkdir()
    touched = system.stat().st_mtime_ns
    before, mask = os.environ.get("TMPDIR"), os.umask(0)
    os.environ["TMPDIR"] = str(system)
    try:
        with running(place / "data") as page:
            browser = page.open()
            name = f"{QUOTES}{SCRIPT}.xlsx"
            address = browser.give(given.read_bytes(), name).url.path.removesuffix("/check")
            yield Week(page, browser, address, walk(browser, address), place / "data", system, touched)
    finally:
        os.umask(mask)
        os.environ.pop("TMPDIR")
        os.environ.update({"TMPDIR": before} if before else {})


def walk(browser: Browser, week: str) -> dict[str, httpx.Response]:
    """Every page of the week in every state, then its files."""
    seen = {"check": browser.get(f"{week}/check")}
    browser.send(f"{week}/allocate", moves="0")
    seen["review"] = browser.wait_for_review(week)
    for name in (SCRIPT, QUOTES, *SUMS):
        seen[f"case {name}"] = wait_for(browser, f"{week}/cases/{quote(name, safe='')}")
    seen["worker"] = wait_for(browser, f"{week}/workers/{quote(QUOTES, safe='')}")
    browser.send(f"{week}/what-if", absent=SCRIPT)
    seen["what if"] = wait_for(browser, f"{week}/what-if")
    seen["no decision"] = browser.send(
        f"{week}/decide/{quote(FORMULA, safe='')}", decision="give", worker=SCRIPT + QUOTES, by="Amy"
    )
    seen["no reason"] = browser.send(f"{week}/agree-all", reason=QUOTES, by=SCRIPT)
    browser.send(f"{week}/agree-all", reason="MANAGE", by=SCRIPT)
    seen["decided"] = browser.get(f"{week}/review")
    seen["closed"] = browser.send(f"{week}/close", by=QUOTES)
    for path in (f"{week}/cases", f"{week}/cases?find={quote(QUOTES)}", "/", "/history", f"/weeks/{quote(SCRIPT)}"):
        seen[path] = browser.get(path)
    for name in (SCRIPT, QUOTES, FORMULA, "nobody" + SCRIPT):
        seen[f"history {name}"] = browser.get(f"/history?find={quote(name)}")
    return seen | {name: browser.get(f"{week}/files/{name}") for name in FILES}


def wait_for(browser: Browser, path: str) -> httpx.Response:
    """A page once nothing is being worked out for it any more."""
    for _ in range(300):
        answer = browser.get(path)
        if "Look again" not in answer.text:
            return answer
        time.sleep(0.1)
    raise AssertionError("it was not worked out in time")


def test_no_page_and_no_report_has_a_tag_that_a_workbook_brought(week: Week) -> None:
    pages = {name: answer.text for name, answer in week.seen.items() if "html" in answer.headers["content-type"]}

    assert {name: Tags(text).strange for name, text in pages.items() if Tags(text).strange} == {}
    assert {answer.status_code for name, answer in week.seen.items() if SCRIPT not in name and "%" not in name} == {200}
    assert "Every other choice" in pages["case +1+1"] and "Who may not" in pages[f"case {FORMULA}"]
    assert "As proposed" in pages["what if"]
    assert "round 1, closed" in pages["/"]
    assert "&lt;script&gt;" in pages["closed"] and "&lt;script&gt;" in pages["report-team.html"]
    assert "{{7*7}}" in pages[f"{week.address}/cases"]


def test_a_fault_shows_what_it_found_as_text(week: Week, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_hostile(tmp_path / "bad.xlsx"))
    write_texts(book["cases"], [FORMULA, QUOTES, SCRIPT, QUOTES, SCRIPT + QUOTES])
    book["cases"].cell(1, 8).value = SCRIPT
    book.save(tmp_path / "bad.xlsx")

    answer = week.browser.give((tmp_path / "bad.xlsx").read_bytes(), f"{QUOTES}.xlsx")

    assert "cannot be used yet" in answer.text and "&lt;script&gt;" in answer.text
    assert Tags(answer.text).strange == []


@pytest.mark.parametrize("case", [SCRIPT, QUOTES, *SUMS, *PATHS])
def test_a_link_to_a_child_leads_to_that_child_whatever_the_id(week: Week, case: str) -> None:
    name = case.strip()
    listed = week.seen[f"{week.address}/cases"].text
    found = [link for link in Links(listed).links if link[1] == name]

    assert len(found) == 1
    answer = week.browser.get(found[0][0])
    assert answer.status_code == 200
    assert Links(answer.text).heading == f"Case {name}"


class Links(HTMLParser):
    """The links of a page, each with its text, and its main heading."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.heading, self._tag, self._href = "", "", ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tag, self._href = tag, dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        self._tag = ""

    def handle_data(self, data: str) -> None:
        if self._tag == "a":
            self.links.append((self._href, data))
        elif self._tag == "h1":
            self.heading += data


def test_every_file_is_taken_away_under_a_name_of_our_own(week: Week) -> None:
    for name in FILES:
        headers = week.seen[name].headers
        assert headers["content-disposition"] == f'attachment; filename="{name}"'
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_whatever_is_kept_only_its_owner_can_read_and_nothing_lies_elsewhere(week: Week) -> None:
    kept = [week.data, *week.data.rglob("*")]

    assert {path.name for path in kept} >= {FILE, "caseload.xlsx", "week.json", "temporary"}
    assert [path for path in kept if path.stat().st_mode & 0o077] == []
    assert list((week.data / "temporary").iterdir()) == []
    given = week.data / f"{week.address[1:]}/caseload.xlsx"
    assert (week.data / "temporary").stat().st_mtime_ns > given.stat().st_mtime_ns
    assert week.system.stat().st_mtime_ns == week.touched


@pytest.mark.parametrize("path", CHANGING)
def test_no_form_of_any_page_does_anything_from_elsewhere_or_without_its_key(week: Week, path: str) -> None:
    before, kept = week.dump(), sorted(week.data.rglob("*"))
    own, key = {"origin": week.browser.base}, week.browser.form_key()
    fields = {"decision": "agree", "by": "Amy", "reason": "MANAGE", "moves": "0", "demo": "yes", "absent": QUOTES}
    address = week.fill(path)

    def send(stated: str, headers: dict[str, str], where: str = "") -> int:
        sent = {**fields, "form_key": stated}
        return week.browser.client.post(address + where, data=sent, headers=headers).status_code

    assert send("", own) == 403
    assert send("f" * 64, own) == 403
    assert send("", own, f"?form_key={key}") == 403
    assert send(key, {"origin": "http://127.0.0.1:1"}) == 403
    assert send(key, {**own, "sec-fetch-site": "same-site"}) == 403
    with httpx.Client(base_url=week.browser.base) as stranger:
        assert stranger.post(address, data={**fields, "form_key": key}, headers=own).status_code == 403
    assert (week.dump(), sorted(week.data.rglob("*"))) == (before, kept)


@pytest.mark.parametrize("path", SHOWING)
def test_no_page_is_shown_to_who_has_no_cookie(week: Week, path: str) -> None:
    with httpx.Client(base_url=week.browser.base) as stranger:
        assert stranger.get(week.fill(path)).status_code == 403


@pytest.mark.parametrize("path", [path for path in CHANGING if path not in ("/weeks", "/weeks/{key}/remove")])
def test_no_form_of_a_closed_week_decides_anything_once_more(week: Week, path: str) -> None:
    before = week.dump()

    for _ in range(2):
        answer = week.browser.send(
            week.fill(path), decision="agree", by="Bo", reason="MANAGE", moves="1", absent=QUOTES, review=""
        )
        assert answer.status_code in (200, 409)
        week.browser.wait_for_review(week.address)

    assert week.dump() == before
    assert week.browser.get(f"{week.address}/closed").status_code == 200


def test_a_child_of_another_week_is_neither_shown_nor_decided(week: Week) -> None:
    browser = week.browser
    other = browser.send("/weeks", demo="yes").url.path.removesuffix("/check")
    browser.send(f"{other}/allocate", moves="0")
    assert "Review the proposal" in browser.wait_for_review(other).text
    before, strange = week.dump(), quote(SCRIPT, safe="")

    assert browser.get(f"{other}/cases/{strange}").status_code == 404
    assert browser.get(f"{other}/workers/{strange}").status_code == 404
    assert "c161" not in browser.get(f"{week.address}/cases/c161").text
    for decision in ("agree", "give", "not", "wait"):
        form = {"decision": decision, "by": "Amy", "worker": "w1"}
        assert browser.send(f"{other}/decide/{strange}", **form).status_code == 404
        assert "c161" not in browser.send(f"{week.address}/decide/c161", **form).text
    assert week.dump() == before


def test_a_server_that_was_killed_leaves_nothing_that_the_next_does_not_remove(tmp_path: Path) -> None:
    half = tmp_path / "data/weeks/0123456789ab"
    for folder in (half, tmp_path / "data/temporary/tmpabc"):
        folder.mkdir(parents=True)
        (folder / "team.xlsx").write_bytes(b"x")
    (tmp_path / "data/temporary/upload").write_bytes(b"x")
    os.utime(half, (0, 0))

    with running(tmp_path / "data") as page:
        page.open()
        assert list((tmp_path / "data/temporary").iterdir()) == []
        assert list((tmp_path / "data/weeks").iterdir()) == []


def test_a_loop_of_uploads_pushes_out_no_week_that_was_allocated(week: Week) -> None:
    key = week.browser.form_key()
    for _ in range(60):
        week.browser.client.post(
            "/weeks",
            data={"form_key": key},
            files={"file": ("a.xlsx", b"x")},
            headers={"origin": week.browser.base},
            follow_redirects=False,
        )

    assert week.browser.get(f"{week.address}/closed").status_code == 200
    assert len(list((week.data / "weeks").iterdir())) <= 50
