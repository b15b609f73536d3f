"""Reports for the team, the service, a committee and the public: who reads what, and what nobody may work out."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from caseload.analysis.case_counts import STATES, count_cases, hide_small
from caseload.domain.case_counts import CaseCounts
from caseload.domain.small_counts import CountTable, add_up, is_small
from caseload.pipeline.allocate import allocate_caseload
from caseload.pipeline.request import Request
from caseload.pipeline.shortfall_report import Extras, ShortfallReport
from caseload.pipeline.tell_staff import tell_staff
from caseload.render.page.frame import render_page
from caseload.render.page.parts import Page, Table
from caseload.render.report.audience import AUDIENCES
from caseload.render.report.end import say_average
from caseload.render.report.page import build_report
from tests.web.visiting import visiting

ROOT = Path(__file__).resolve().parents[2]
COUNTED = [name for name, audience in AUDIENCES.items() if not audience.has_ids]
CUT = """() => [...document.querySelectorAll('figure svg')].flatMap(svg => {
    const {left, right} = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter(text => {
        const box = text.getBoundingClientRect();
        return box.left < left || box.right > right;
    }).map(text => text.textContent);
})"""
"""The words of charts that do not fit."""
SUPPRESSED = [name for name, audience in AUDIENCES.items() if not audience.has_small]


@cache
def find(instance: str) -> ShortfallReport:
    """A shipped caseload's report, its searches kept short: what is told does not hang on them."""
    path = ROOT / "instances" / instance
    return tell_staff(allocate_caseload(Request(path, date(2026, 1, 5), seconds=10)), Extras())


def find_table(page: Page, heading: str) -> Table:
    """The table of a section."""
    (table,) = (section.table for section in page.sections if section.heading == heading)
    assert table is not None
    return table


def read_words(page: Page) -> str:
    """Everything that a page says, charts too."""
    return unescape(re.sub(r"<style>.*?</style>|<[^>]+(?=>)>", " ", render_page(page), flags=re.S))


@pytest.mark.parametrize("instance", ["team", "service", "team-short"])
@pytest.mark.parametrize("readers", COUNTED)
def test_no_id_of_a_case_or_worker_is_in_a_report_of_counts(instance: str, readers: str) -> None:
    found = find(instance)
    frame = r'<style>.*?</style>|<meta[^>]*>|xmlns="[^"]*"|(id|href|aria-labelledby)="#?s\d+"'
    words = set(re.findall(r"\w+", re.sub(frame, "", render_page(build_report(found, readers)), flags=re.S)))
    caseload = found.report.problem.caseload

    ids = {case.id for case in caseload.cases} | {worker.id for worker in caseload.workers}

    assert len(ids) > 100
    assert not ids & words


@pytest.mark.parametrize("instance", ["team", "service", "team-short"])
@pytest.mark.parametrize("readers", SUPPRESSED)
def test_no_count_of_one_to_five_children_is_in_what_is_published(instance: str, readers: str) -> None:
    page = build_report(find(instance), readers)
    tables = [find_table(page, "By kind of work")]
    tables += [find_table(page, "Team by team")] if readers == "committee" else []
    hidden = 0
    for table in tables:
        for row in table.rows:
            for cell in row[1:5]:
                hidden += cell == "c"
                assert cell == "c" or not is_small(int(cell.replace(",", "")))

    assert hidden
    assert not re.search(r"(?<! to )\b[1-5] (more )?child(ren)?\b", read_words(page))


@pytest.mark.parametrize("instance", ["team", "service", "team-short"])
def test_the_service_reads_what_the_plan_says(instance: str) -> None:
    found = find(instance)
    page, problem = build_report(found, "service"), found.report.problem
    without = [one for one in found.report.findings.unallocated if not one.is_waiting_for_cover]
    table = find_table(page, "By kind of work")

    assert table.rows[-1][:1] + table.rows[-1][1:2] == ("All", str(len(problem.standings)))
    assert int(table.rows[-1][3]) + int(table.rows[-1][4]) == len(without)
    assert int(table.rows[-1][4]) == sum(one.is_must for one in without)
    for row in table.rows:
        assert int(row[1]) == sum(map(int, row[2:]))


def test_teams_and_skills_are_not_told_to_the_public() -> None:
    found = find("service")
    words = read_words(build_report(found, "public"))
    teams = {case.team for case in found.report.problem.caseload.cases}

    assert len(teams) == 5
    assert not [team for team in teams if team in words]
    assert "skills" not in words


def test_the_team_reads_who_waits_why_and_the_nearest_ways_out() -> None:
    found = find("team-short")
    table = find_table(build_report(found, "team"), "What needs you")
    told = {case for row in table.rows for case in re.findall(r"c\d+", row[0])}

    assert told >= {one.case for one in found.report.findings.unallocated if one.is_must}
    assert any(row[3] != "-" for row in table.rows)


@pytest.mark.parametrize("readers", AUDIENCES)
def test_every_report_ends_with_england_and_how_it_was_worked_out(readers: str) -> None:
    page = build_report(find("team"), readers)

    assert [section.heading for section in page.sections[-2:]] == ["Beside England", "How this was worked out"]
    made = dict(find_table(page, "How this was worked out").rows)
    assert made["Proposal"] == find("team").report.facts.proposal
    assert "ortools" in made["Versions"]
    assert "\0" not in render_page(page)
    assert page.says[0] == AUDIENCES[readers].marking


def test_an_average_does_not_tell_a_hidden_count() -> None:
    now = replace(find("team").now, average=Fraction(157, 10), holding_fte=Fraction(10))

    assert say_average(now, is_hidden=False) == "15.7"
    assert say_average(now, is_hidden=True) == "c"


def test_a_hidden_table_stands_for_the_one_it_hides() -> None:
    found = find("service").report
    counts = count_cases(found.problem, found.findings)
    hidden = hide_small(counts)

    for table, other in ((counts.by_team, hidden.by_team), (counts.by_kind, hidden.by_kind)):
        pairs = list(zip(list_numbers(table), list_numbers(other), strict=True))
        assert all(told is None or told == number for number, told in pairs)
        assert any(told is None for _, told in pairs)
    assert hidden.by_team.column_sums == hidden.by_kind.column_sums


def test_who_changes_worker_does_not_tell_how_few_have_none() -> None:
    team = add_up(("North",), STATES, ((66, 13, 1),))
    kinds = add_up(("in need", "protection"), STATES, ((62, 13, 0), (4, 0, 1)))

    near, far = (hide_small(CaseCounts(team, kinds, {}, changes, 0)) for changes in (66, 40))

    assert near.changes is None
    assert far.changes == 40
    assert far.by_team.column_sums[0] is None


def list_numbers(table: CountTable) -> list[int | None]:
    """Every number of a table."""
    return [*(number for line in table.cells for number in line), *table.row_sums, *table.column_sums, table.total]


@pytest.mark.needs_chromium
def test_reports_are_accessible_and_quiet_in_a_browser(tmp_path: Path) -> None:
    for readers in AUDIENCES:
        (tmp_path / f"{readers}.html").write_text(render_page(build_report(find("service"), readers)), encoding="utf-8")
    with visiting((tmp_path / "team.html").as_uri()) as visit:
        for readers in AUDIENCES:
            visit.page.goto((tmp_path / f"{readers}.html").as_uri())
            visit.look(readers)
            assert visit.page.evaluate(CUT) == []

    assert visit.looked == list(AUDIENCES)
    assert visit.said == []
