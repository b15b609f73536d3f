"""A real Chromium that visits the page, looks at every state with axe, and remembers what the console says."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect, sync_playwright

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = "{runOnly: %s, resultTypes: ['violations']}"
RUN = f"axe.run(document, {OPTIONS}).then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))"
LONG = 60_000
NARROW: ViewportSize = {"width": 320, "height": 256}  # also a window of 1,280 by 1,024 at 400 percent: WCAG 1.4.10
PAPER: ViewportSize = {"width": 718, "height": 1000}  # A4 between margins of 1 cm, at 96 pixels an inch
WIDE: ViewportSize = {"width": 1000, "height": 900}


@dataclass
class Visit:
    """One browser window at the page. `looked` names every state that axe has seen without a violation."""

    page: Page
    context: BrowserContext
    has_scripts: bool
    said: list[str] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)

    def look(self, state: str) -> None:
        """Axe finds nothing; nothing runs off the side of a wide and a narrow window; there is one main heading."""
        self.page.wait_for_load_state()
        assert self.page.locator("h1").count() == 1
        if self.has_scripts:
            self.check_with_axe(state)
            self.check_fits(state)
            self.check_paper(state)
        self.looked.append(state)

    def check_with_axe(self, state: str) -> None:
        """Axe finds nothing on the page as it is."""
        session: Any = self.context.new_cdp_session(self.page)
        session.send("Runtime.evaluate", {"expression": AXE})
        told = {"expression": RUN % TAGS, "awaitPromise": True, "returnByValue": True}
        assert session.send("Runtime.evaluate", told)["result"]["value"] == [], state
        session.detach()

    def check_fits(self, state: str) -> None:
        """Nothing runs off the side of a wide and of a narrow window."""
        usual = self.page.viewport_size
        assert usual is not None
        for size in (WIDE, NARROW):
            self.page.set_viewport_size(size)
            assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (state, size)
        self.page.set_viewport_size(usual)

    def check_paper(self, state: str) -> None:
        """No table or chart is cut where the page is printed on A4."""
        usual = self.page.viewport_size
        assert usual is not None
        self.page.emulate_media(media="print")
        self.page.set_viewport_size(PAPER)
        cut = "[...document.querySelectorAll('.own-wide')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
        assert self.page.evaluate(cut) == 0, state
        self.page.emulate_media(media="screen")
        self.page.set_viewport_size(usual)

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name).click()

    def follow(self, name: str) -> None:
        """Follow the first link of a name."""
        self.page.get_by_role("link", name=name).first.click()

    def wait_for(self, text: str) -> None:
        """Wait until the page says something; without scripts by looking again."""
        wanted = self.page.get_by_text(text).first
        end = time.monotonic() + LONG / 1000
        while not self.has_scripts and time.monotonic() < end and not wanted.is_visible():
            again = self.page.get_by_role("link", name="Look again")
            if again.count():
                again.click()
            time.sleep(0.2)
        expect(wanted).to_be_visible(timeout=LONG)

    def field(self, label: str) -> Locator:
        """A field by its label."""
        return self.page.get_by_label(label, exact=True)

    def allocate_demo(self) -> None:
        """From the first page to the review of the made-up team."""
        self.press("Try the made-up team")
        self.press("Allocate")
        self.wait_for("Review the proposal")

    def check_quiet(self) -> None:
        """No console message and no violation of the page's policy, on any page so far."""
        assert self.said == []


@contextmanager
def visiting(address: str, has_scripts: bool = True, size: ViewportSize = WIDE) -> Iterator[Visit]:
    """A window that has opened the address."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        context = browser.new_context(java_script_enabled=has_scripts, viewport=size)
        visit = Visit(open_window(context), context, has_scripts)
        visit.page.on("console", lambda message: visit.said.append(message.text))
        visit.page.on("pageerror", lambda error: visit.said.append(str(error)))
        visit.page.goto(address)
        try:
            yield visit
        finally:
            browser.close()


def open_window(context: BrowserContext) -> Page:
    """A window of a browser."""
    page = context.new_page()
    page.set_default_timeout(20_000)
    return page


def find_chromium() -> str:
    """The system's Chromium."""
    from shutil import which

    found = which("chromium")
    assert found is not None
    return found
