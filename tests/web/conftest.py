"""One server for the tests of a module."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.running import Browser, Page, running


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A running server."""
    with running(tmp_path_factory.mktemp("data")) as started:
        yield started


@pytest.fixture(scope="module")
def browser(page: Page) -> Browser:
    """The browser that opened it."""
    return page.open()


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up team as a workbook."""
    from caseload.cli.main import main

    path = tmp_path_factory.mktemp("given") / "team.xlsx"
    assert main(["template", "--example", "--out", str(path)]) == 0
    return path
