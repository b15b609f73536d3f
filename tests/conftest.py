"""What every test shares: programs that may be absent, and no skips where none are allowed."""

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.load_profile("repeatable")

NO_SKIPS = "CASELOAD_NO_SKIPS"
PROGRAMS = {"needs_chromium": "chromium", "needs_libreoffice": "soffice"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=20, help="How often the test of kills kills a process (20).")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # a machine without the program skips by name; .ci/run installs it and turns every skip into a failure
    for item in items:
        for mark, program in PROGRAMS.items():
            if item.get_closest_marker(mark) and shutil.which(program) is None:
                item.add_marker(pytest.mark.skip(reason=f"the program {program} is not installed"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and os.environ.get(NO_SKIPS):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and {NO_SKIPS} allows no skips"
    return report


@pytest.fixture
def root() -> Path:
    """The project's top folder."""
    return Path(__file__).resolve().parents[1]
