"""What a hostile workbook or an impatient person could do to the page, in a real browser and over the wire.

The risks of a local web application, and where each is held:

- formulas, scripts (with a real browser), type by content, entities, zip bombs, too much work at once, loopback: here
- scripts in faults, answers and reports; file names; every form's key and origin; forms sent again; another week's
  children; files at rest and temporary ones; a loop of uploads: test_hostile_week
- upload size, made-up hosts, cookies, the key that opens once, paths, content security policy: test_guard, test_browser
- the parser, its process and what it may say: intake/test_hostile_files, intake/test_parse_apart
- pickled and evaluated text, sending: guards/test_claims; cells that must not come out: guards/test_canaries
- parts, checksums and licences: tests/laptop; one person at a time: docs/serve.md
"""

import csv
import re
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.web.hostile import FORMULA, SCRIPT, write_hostile
from tests.web.running import Browser, Page, running
from tests.web.visiting import visiting


@pytest.mark.needs_chromium
def test_no_text_of_a_workbook_becomes_a_script_on_any_page(tmp_path: Path) -> None:
    given = write_hostile(tmp_path / "hostile.xlsx")
    with running(tmp_path / "data") as page, visiting(page.address) as visit:
        visit.page.set_input_files("input[type=file]", str(given))
        visit.press("Check it")
        visit.wait_for("It can be allocated")
        visit.press("Allocate")
        visit.wait_for("Review the proposal")
        week = re.search(r"/weeks/[0-9a-f]{12}", visit.page.url)
        assert week is not None
        visit.look("a hostile review")
        links = [link.get_attribute("href") for link in visit.page.locator("main a[href^='/weeks/']").all()]
        pages = dict.fromkeys(link for link in links if link and "/files/" not in link)
        for link in pages:
            visit.page.goto(page.base + link)
            visit.check_fits(link)
            assert visit.page.title() != "taken"
            assert visit.page.locator("script:not([src]), main img").count() == 0
        visit.page.goto(f"{page.base}/history?find={SCRIPT}")
        visit.look("a hostile search")
        assert visit.page.title() != "taken"

        assert len(pages) >= 8
        visit.check_quiet()


def test_no_text_of_a_workbook_becomes_a_formula_in_what_is_taken_away(tmp_path: Path) -> None:
    given = write_hostile(tmp_path / "hostile.xlsx")
    with running(tmp_path / "data") as page:
        browser = page.open()
        week = browser.give(given.read_bytes()).url.path.removesuffix("/check")
        browser.send(f"{week}/allocate", moves="0")
        assert "Review the proposal" in browser.wait_for_review(week).text
        assert "closed" in close(browser, week)
        books = [browser.get(f"{week}/files/{name}") for name in ("proposal.xlsx", "next-week.xlsx")]
        notes = browser.get(f"{week}/files/notes.csv")

    for answer in books:
        sheets = openpyxl.load_workbook(BytesIO(answer.content)).worksheets
        cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
        texts = [cell for cell in cells if isinstance(cell.value, str) and FORMULA in cell.value]
        assert texts
        assert {cell.data_type for cell in texts} == {"s"}
        assert answer.headers["x-content-type-options"] == "nosniff"
    rows = list(csv.reader(notes.text.removeprefix("\ufeff").splitlines()))
    assert len(rows) == 4
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []


def close(browser: Browser, week: str) -> str:
    """Agree to everything and close."""
    browser.send(f"{week}/agree-all", reason="MANAGE", by="Amy Smith")
    return browser.send(f"{week}/close", by="Amy Smith").text


def make_archive(*members: tuple[str, str]) -> bytes:
    """A zip with a workbook's list of contents and some members."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, text in members:
            archive.writestr(name, text)
    return made.getvalue()


BOOK = ("xl/workbook.xml", "<workbook/>")
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 50}">' for n in range(9))
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook>&e;</workbook>'
HOSTILE = {
    "an old workbook (.xls)": ("E105", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "a program": ("E103", b"MZ" + b"\0" * 600),
    "a page": ("E103", b"<!DOCTYPE html><html><script>1</script></html>"),
    "macros": ("E106", make_archive(BOOK, ("xl/vbaProject.bin", "x"))),
    "a document of another kind": ("E103", make_archive(("word/document.xml", "<document/>"))),
    "entities within entities": (
        "E110",
        make_archive((BOOK[0], f"<!DOCTYPE x [{ENTITIES}]><workbook>&e8;</workbook>")),
    ),
    "an entity from outside": ("E110", make_archive((BOOK[0], OUTSIDE))),
    "a member with a path": ("E110", make_archive(BOOK, ("../../outside.xml", "x"))),
    "very many members": ("E107", make_archive(BOOK, *((f"xl/a{n}.xml", "") for n in range(3000)))),
    "a bomb": ("E107", make_archive(BOOK, ("xl/media/image1.png", "\0" * (32 << 20)))),
}


@pytest.mark.parametrize(("code", "content"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_is_what_it_holds_whatever_its_name_says(
    browser: Browser, page: Page, code: str, content: bytes
) -> None:
    answer = browser.give(content, "team.xlsx")

    assert answer.status_code == 200 and "cannot be used yet" in answer.text
    assert f">{code}</td>" in answer.text
    assert "root:" not in answer.text
    assert page.process.poll() is None


def test_many_who_want_a_proposal_at_once_get_one_after_the_other(browser: Browser) -> None:
    weeks = [str(browser.send("/weeks", demo="yes").url.path).removesuffix("/check") for _ in range(3)]

    said = [browser.send(f"{week}/allocate", moves="0") for week in weeks]

    assert {answer.status_code for answer in said} <= {200, 409}
    running_now = sum("Working out" in browser.get(f"{week}/progress").text for week in weeks)
    assert running_now <= 1
    assert "Review the proposal" in browser.wait_for_review(weeks[0]).text
    browser.send(f"{weeks[1]}/allocate", moves="0")
    assert "Review the proposal" in browser.wait_for_review(weeks[1]).text


def test_the_page_is_served_to_this_computer_alone(page: Page) -> None:
    opened = Path(f"/proc/{page.process.pid}/net/tcp").read_text().splitlines()[1:]
    listening = [words[1] for words in map(str.split, opened) if words[3] == "0A"]

    assert f"0100007F:{page.port:04X}" in listening
    assert f"00000000:{page.port:04X}" not in listening
