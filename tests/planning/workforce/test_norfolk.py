"""Norfolk 2018: what came out of the engine is what its page says, and nothing that was put in came out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseload.planning.workforce.findings import CouncilFound, find_findings
from caseload.planning.workforce.read_council import read_councils
from caseload.render.workforce.page import build_page
from caseload.render.workforce.words import say_fte, say_range, say_share, say_year

FILE = "instances/replications/norfolk-2018.toml"
PAGE = "docs/replications/norfolk-2018.md"
FIGURE = re.compile(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?")
DATES = re.compile(r"\b(?:\d{1,2} )?(?:January|June|July|September|summer|of|in)? ?20\d\d(?:[-/]\d\d)?\b")


@pytest.fixture(scope="module")
def found() -> CouncilFound:
    (council,) = find_findings(read_councils([Path(__file__).parents[3] / FILE])).councils
    return council


def list_came_out(found: CouncilFound) -> Iterator[tuple[str, str]]:
    """Every figure of the list *came out*, from the engine."""
    posts = found.projections[0].years.rows[0].established
    yield "posts once 30 have fallen away", say_fte(posts)
    for one in found.projections:
        plan, course = one.reading.plan, one.years
        for row, bands in zip(course.rows, course.bands, strict=True):
            where = f"reading {one.reading.name}, {say_year(plan, row.step)}"
            yield f"{where}: in post", say_fte(row.in_post)
            yield f"{where}: 90% of the draws", say_range(bands["in_post"])
            yield f"{where}: posts less in post", f"{say_fte(row.vacancies)} ({say_share(row.vacancy_rate)})"
    for one in found.projections:
        for met, share in one.targets:
            where = f"reading {one.reading.name}"
            assert share == 0 and met.first_year is not None
            yield f"{where}: recruits a year for no vacancy in June 2019", say_fte(met.needed)
            for says, vacancies in met.levers:
                yield f"{where}: posts less in post in June 2019 if {says}", say_fte(vacancies)
    for check in found.printed:
        if not check.adds_up and check.came_out is not None:
            yield f"{check.printed.what}, from its parts", str(check.came_out)


def read_table(page: str, heading: str) -> list[tuple[str, ...]]:
    """The rows of the table under a heading of the page."""
    part = page.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")][1:]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if "---" not in line]


def list_figures(text: str) -> set[str]:
    """The figures in a text, those of dates left out."""
    return {figure.replace(",", "") for figure in FIGURE.findall(DATES.sub("", text))}


def test_both_readings_come_out_to_the_hundredth(found: CouncilFound) -> None:
    in_post = {one.reading.name: [say_fte(row.in_post) for row in one.years.rows] for one in found.projections}

    assert in_post == {"A": ["342.34", "386.54", "430.74"], "B": ["317.86", "359.72", "396.55"]}
    assert {say_fte(row.established) for one in found.projections for row in one.years.rows} == {"376.31"}


def test_the_claim_does_not_hold_in_either_reading(found: CouncilFound) -> None:
    assert [one.targets[0][0].is_met for one in found.projections] == [False, False]
    assert [one.targets[0][0].first_year for one in found.projections] == [2, 3]


def test_exactly_these_printed_figures_do_not_add_up(found: CouncilFound) -> None:
    wrong = {str(one.printed.printed): str(one.came_out) for one in found.printed if not one.adds_up}

    assert wrong == {
        "406.31": "406.32", "108.17": "108.18", "76": "74", "57": "54", "-14": "-12", "438": "None", "36": "None"
    }  # fmt: skip


def test_every_figure_that_came_out_is_the_engines_own(root: Path, found: CouncilFound) -> None:
    page = (root / PAGE).read_text(encoding="utf-8")

    assert read_table(page, "Came out") == list(list_came_out(found))


def test_no_figure_is_in_both_lists(root: Path, found: CouncilFound) -> None:
    page = (root / PAGE).read_text(encoding="utf-8")
    put_in = {figure for row in read_table(page, "Put in") for figure in list_figures(" ".join(row[1:]))}
    came_out = {figure for row in read_table(page, "Came out") for figure in list_figures(row[1])}

    assert put_in and came_out and not put_in & came_out
    stated = {figure for one in found.council.put_in for figure in list_figures(one.value)}
    printed = {f"{part}" for one in found.printed for part in (one.printed.printed, *map(abs, one.printed.parts))}
    assert put_in >= stated | printed, "everything that was put in is on the page"
    assert not came_out & (stated | printed)


def test_the_page_made_by_one_command_keeps_the_two_apart(found: CouncilFound) -> None:
    sections = {section.heading: section for section in build_page(find_findings([found.council])).sections}
    came_out, put_in = (sections[heading].table for heading in ("What came out", "What was put in"))

    assert came_out is not None and put_in is not None
    one, other = (
        {figure for row in table.rows for cell in row[1:] for figure in list_figures(cell)}
        for table in (came_out, put_in)
    )
    assert {"342.34", "317.86", "376.31"} <= one and {"406.31", "35.8"} <= other and not one & other - {"0"}
