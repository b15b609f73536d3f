"""Nobody but this computer's own browser gets an answer, and no page may do what it need not."""

import re
import stat
import subprocess
import sys
import zipfile
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import httpx
import pytest

from tests.web.running import Browser, Page, running

POLICY = "default-src 'none'"


def test_without_the_key_of_the_address_nothing_is_shown(page: Page, browser: Browser) -> None:
    with httpx.Client(base_url=page.base) as stranger:
        for path in ("/", "/weeks/0123456789ab/check", "/history", "/nowhere"):
            answer = stranger.get(path)
            assert (answer.status_code, "Weeks at work" in answer.text) == (403, False)


def test_the_address_opens_one_browser_once(page: Page, browser: Browser) -> None:
    with httpx.Client() as second:
        assert second.get(page.address).status_code == 403
        assert second.get(f"{page.base}/start?key=").status_code == 403
        assert not second.cookies


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(tmp_path: Path) -> None:
    with running(tmp_path) as page, httpx.Client() as first:
        answer = first.get(page.address)

        assert answer.status_code == 303 and answer.headers["location"] == "/"
        stated = answer.headers["set-cookie"].lower()
        assert "httponly" in stated and "samesite=strict" in stated


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", ""])
def test_a_name_that_is_made_to_point_here_is_refused(page: Page, browser: Browser, host: str) -> None:
    answer = browser.client.get("/", headers={"host": host.format(port=page.port)})

    assert answer.status_code in (400, 421)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"sec-fetch-site": "cross-site"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "http://["},
        {},
    ],
)
def test_a_form_from_elsewhere_does_nothing(browser: Browser, headers: dict[str, str]) -> None:
    before = browser.get("/").text.count("/weeks/")

    answer = browser.client.post("/weeks", data={"form_key": browser.form_key(), "demo": "yes"}, headers=headers)

    assert answer.status_code == 403
    assert browser.get("/").text.count("/weeks/") == before


def test_the_style_has_every_component_that_a_page_uses() -> None:
    style = files("caseload.web").joinpath("static/govuk.css").read_text(encoding="utf-8")
    pages = "".join(page.read_text(encoding="utf-8") for page in files("caseload.web").joinpath("pages").iterdir())

    used = {*re.findall(r"components/([a-z-]+)/macro", pages), *re.findall(r"\bgovuk-([a-z]+(?:-[a-z]+)*)", pages)}
    assert len(used) > 20
    assert {name for name in used if f".govuk-{name}" not in style} == set()


@pytest.mark.parametrize("key", ["", "0" * 64, "\u00e9" * 64])
def test_a_form_without_the_session_s_key_does_nothing(browser: Browser, key: str) -> None:
    before = browser.get("/").text.count("/weeks/")

    answer = browser.client.post("/weeks", data={"form_key": key, "demo": "yes"}, headers={"origin": browser.base})

    assert answer.status_code == 403
    assert browser.get("/").text.count("/weeks/") == before


def test_a_form_of_an_earlier_start_does_nothing(tmp_path: Path) -> None:
    with running(tmp_path) as page:
        old = page.open()
        key = old.form_key()
    with running(tmp_path, "--port", str(page.port)) as again:
        assert old.get("/").status_code == 403
        new = again.open()
        answer = new.client.post("/weeks", data={"form_key": key, "demo": "yes"}, headers={"origin": new.base})
        assert answer.status_code == 403


def test_every_answer_says_what_a_page_may_do(browser: Browser) -> None:
    for path in ("/", "/static/page.css", "/nowhere", "/weeks/0123456789ab"):
        headers = browser.get(path).headers
        assert headers["content-security-policy"].startswith(POLICY)
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_no_page_has_a_script_or_style_within_itself(browser: Browser) -> None:
    for path in ("/", "/nowhere"):
        text = browser.get(path).text
        assert "<style" not in text and " style=" not in text and " onclick=" not in text
        assert text.count("<script") == text.count("<script src=")


def test_too_large_a_file_is_refused_before_it_is_read(browser: Browser) -> None:
    answer = browser.give(b"x" * (10 * 1024 * 1024 + 1))

    assert answer.status_code == 413 and "10 MB" in answer.text


def test_too_large_a_file_is_refused_also_where_its_length_is_not_said(browser: Browser) -> None:
    def pieces() -> object:
        yield b'--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n'
        for _ in range(200):
            yield b"x" * 65536

    headers = {"origin": browser.base, "content-type": "multipart/form-data; boundary=x"}
    answer = browser.client.post("/weeks", content=pieces(), headers=headers)

    assert answer.status_code == 413


@pytest.mark.parametrize(
    "content",
    [b"", b"not a workbook", b"PK\x03\x04 not really", b"<html>"],
    ids=["empty", "text", "a broken zip", "html"],
)
def test_what_is_no_workbook_is_told_so(browser: Browser, content: bytes) -> None:
    answer = browser.give(content)

    assert answer.status_code == 200
    assert "There is a problem" in answer.text or "cannot be used yet" in answer.text


def test_a_workbook_that_unpacks_to_too_much_is_refused(browser: Browser) -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", " " * (200 * 1024 * 1024))

    answer = browser.give(made.getvalue())

    assert answer.status_code == 200 and "cannot be used yet" in answer.text


def test_a_name_with_a_path_writes_nothing_there(page: Page, browser: Browser, tmp_path: Path, workbook: Path) -> None:
    answer = browser.give(workbook.read_bytes(), f"../../../..{tmp_path}/here.xlsx")

    assert answer.status_code == 200
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "path",
    ["/static/../guard.py", "/static/%2e%2e/guard.py", "/weeks/..%2f..%2fetc/check", "/weeks/zzzzzzzzzzzz/review"],
)
def test_no_path_leads_out_of_its_folder(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_a_loop_of_uploads_keeps_the_latest_few(tmp_path: Path) -> None:
    with running(tmp_path) as page:
        browser = page.open()
        key = browser.form_key()
        for _ in range(200):
            form, files = {"form_key": key}, {"file": ("a.xlsx", b"x")}
            browser.client.post(
                "/weeks", data=form, files=files, headers={"origin": browser.base}, follow_redirects=False
            )
        kept = [*(tmp_path / "weeks").iterdir()]
        assert len(kept) <= 50


def test_what_was_given_can_be_read_by_its_owner_alone(tmp_path: Path, workbook: Path) -> None:
    with running(tmp_path) as page:
        page.open().give(workbook.read_bytes())
        (folder,) = (tmp_path / "weeks").iterdir()

        modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
        assert (modes, stat.S_IMODE(folder.stat().st_mode)) == ({0o600}, 0o700)


def test_the_server_says_nothing_of_what_it_is_asked(tmp_path: Path, workbook: Path) -> None:
    with running(tmp_path) as page:
        browser = page.open()
        browser.give(workbook.read_bytes(), "Canary.xlsx")
        browser.get("/weeks/canary?find=canary")

    assert "canary" not in "".join(page.said[1:]).casefold()


def test_a_port_in_use_is_told_in_one_sentence(page: Page, browser: Browser, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "caseload", "serve", "--no-open", "--port", str(page.port)]
    ran = subprocess.run([*command, "--data-dir", str(tmp_path)], capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"Port {page.port} is in use" in ran.stderr
