"""A week as one page for its readers: counts or cases, what it would take, and how it was worked out."""

from collections.abc import Iterator

from caseload.analysis.case_counts import count_cases, hide_small
from caseload.domain.case_counts import CaseCounts
from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.page.parts import Page, Section
from caseload.render.report.audience import AUDIENCES, Audience
from caseload.render.report.counts import build_kinds, build_teams
from caseload.render.report.end import build_beside, build_made
from caseload.render.report.staff import build_staff, name_posts
from caseload.render.report.team import build_team
from caseload.render.screen_head import name_teams, say_summary
from caseload.render.shortfall.answer import NOT_WORKED_OUT, say_answer, say_fte
from caseload.render.shortfall.words import AIMS
from caseload.render.what_if_words import say_what_ifs
from caseload.render.words import count, say_date

FOOT = (
    "A proposal: people decide who works with which child. Every plan was checked against every rule by a second, "
    "separate program. Made by caseload; the page runs no script and loads nothing.",
)


def build_report(found: ShortfallReport, readers: str) -> Page:
    """The report for `team`, `service`, `committee` or `public`."""
    report, audience = found.report, AUDIENCES[readers]
    counts = count_cases(report.problem, report.findings)
    counts = counts if audience.has_small else hide_small(counts)
    who = f"{name_teams(report)}, " if audience.has_teams else ""
    title = f"{audience.title}: {who}{say_date(report.problem.caseload.as_of)}"
    says = (audience.marking, *list_what_ifs(found), *list_leads(found, counts, audience))
    return Page(title, says, tuple(list_sections(found, counts, audience)), FOOT)


def list_what_ifs(found: ShortfallReport) -> Iterator[str]:
    """What was changed of the week, if anything was."""
    report = found.report
    if report.what_ifs:
        yield say_what_ifs(report.what_ifs, report.problem.policy, report.problem.caseload.as_of)


def list_leads(found: ShortfallReport, counts: CaseCounts, audience: Audience) -> Iterator[str]:
    """What matters most, in sentences."""
    if audience.has_ids:
        yield from say_summary(found.report)
        yield from say_answer(found)
        return
    yield from say_counts(counts)
    yield from say_posts(found, audience)


def say_counts(counts: CaseCounts) -> Iterator[str]:
    """How many children there are, how many have no worker, and how many change worker."""
    _, may_wait, may_not_wait = counts.by_team.column_sums
    yield f"{say_children(counts.by_team.total)} in all."
    if may_not_wait == 0:
        who = "how many is not shown" if may_wait is None else f"{may_wait:,} of them"
        yield "Every child has a worker." if may_wait == 0 else f"Only children who may wait have no worker: {who}."
    else:
        others = say_children(may_wait).lower()
        yield f"{say_children(may_not_wait)} who may not wait, and {others} who may, have no worker."
    yield f"{say_children(counts.changes)} would change worker under this proposal."
    if counts.uncovered != 0:
        yield f"{say_children(counts.uncovered)} would have no cover for a worker who is away."


def say_children(number: int | None) -> str:
    """`12 children`; no number where it is not shown."""
    if number is None:
        return "Some children (how many is not shown)"
    return count(number, "child", "children") if number else "No child"


def say_posts(found: ShortfallReport, audience: Audience) -> Iterator[str]:
    """The posts for every child, and for those who may not wait."""
    levels, policy = {level.level: level for level in found.report.findings.shortfall}, found.report.problem.policy
    if 2 not in levels:
        yield NOT_WORKED_OUT
    for level in (levels[number] for number in (2, 1) if number in levels):
        if level.posts and (level.level == 2 or level.posts != levels[2].posts):
            yield f"{AIMS[level.level]}: {name_posts(level, policy, audience)}, {say_fte(level)}."
        elif level.level == 2:
            yield f"{AIMS[2]}: {'no post would help' if level.left else 'no agency is needed'}."


def list_sections(found: ShortfallReport, counts: CaseCounts, audience: Audience) -> Iterator[Section]:
    """Cases or counts, then what it would take, then England and how it was made."""
    if audience.has_ids:
        yield from build_team(found.report)
    else:
        if audience.has_teams:
            yield build_teams(counts)
        yield build_kinds(counts)
    yield from build_staff(found, audience)
    yield build_beside(found, counts.by_team.column_sums[0] is None)
    yield build_made(found.report, audience)
