"""What a hostile workbook or an impatient person could do to the page, in a real browser and over the wire.

The risks of a local web application, and where each is held: upload size, zip bombs, paths, made-up hosts, forged forms
and the files' permissions in test_guard; faults, ids that are not there and forms sent twice in test_pages; what stands
in a cell and must not come out in guards/test_canaries; checksums, licences and parts in tests/laptop. Here: text that
would be a script or a formula, what a file really is, entities, and too much work at once.
"""

import csv
import re
import time
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.web.running import Browser, Page, running
from tests.web.visiting import visiting

SCRIPT = "<script>document.title='taken'</script>"
QUOTES = "\"'><img src=x onerror=document.title='taken'>"
FORMULA = '=HYPERLINK("http://127.0.0.1:9","x")'
SUMS = ("+1+1", "-1+1", "@SUM(1)", FORMULA)


def write_hostile(path: Path) -> Path:
    """A team whose ids, teams and kinds of text are scripts and formulas."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    workers = book.create_sheet("workers")
    cases = book.create_sheet("cases")
    workers.append(["worker", "team", "role", "fte"])
    for worker in (SCRIPT, QUOTES, FORMULA):
        write_texts(workers, [worker, SCRIPT, "social_worker", 1])
    cases.append(["case", "team", "kind", "family", "holder"])
    for number, case in enumerate((*SUMS, SCRIPT, QUOTES)):
        write_texts(cases, [case, SCRIPT, "child_in_need", f"{case}{number}", SCRIPT if number % 2 else None])
    book.save(path)
    return path


def write_texts(sheet: "openpyxl.worksheet.worksheet.Worksheet", values: list[object]) -> None:
    """A row whose texts stay texts: a program that writes one may do so with any text."""
    row = sheet.max_row + 1
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column)
        cell.value = value  # type: ignore[assignment]
        if isinstance(value, str):
            cell.data_type = "s"


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
        for link in dict.fromkeys(link for link in links if link and "/files/" not in link):
            visit.page.goto(page.base + link)
            visit.look(link)
            assert visit.page.title() != "taken"
            assert visit.page.locator("script:not([src]), main img").count() == 0
        visit.page.goto(f"{page.base}/history?find={SCRIPT}")
        visit.look("a hostile search")
        assert visit.page.title() != "taken"

        assert len(visit.looked) >= 10
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


def make_archive(**parts: str) -> bytes:
    """A zip with some files; `__` stands for a slash in a name."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return made.getvalue()


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 50}">' for n in range(9))
HOSTILE = {
    "an old workbook (.xls)": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "a program": b"MZ" + b"\0" * 600,
    "macros": make_archive(xl__workbook="<workbook/>", xl__vbaProject="x"),
    "a document of another kind": make_archive(word__document="<document/>"),
    "entities within entities": make_archive(xl__workbook=f"<!DOCTYPE x [{ENTITIES}]><workbook>&e8;</workbook>"),
    "an entity from outside": make_archive(
        xl__workbook='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook>&e;</workbook>'
    ),
    "very many members": make_archive(xl__workbook="<workbook/>", **{f"xl__a{n}": "" for n in range(3000)}),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_file_is_what_it_holds_whatever_its_name_says(browser: Browser, page: Page, content: bytes) -> None:
    begun = time.monotonic()

    answer = browser.give(content, "team.xlsx")

    assert answer.status_code == 200
    assert "There is a problem" in answer.text or "cannot be used yet" in answer.text
    assert "root:" not in answer.text
    assert page.process.poll() is None
    assert time.monotonic() - begun < 60


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
