"""The sheet Workload: every worker before and after, a status in words, and a chart of the workloads."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

from caseload.domain.findings import Workload
from caseload.intake.proposal_words import WORKER, WORKLOAD
from caseload.pipeline.report import Report
from caseload.render.fates import say_absence
from caseload.render.words import measure_hours, natural_key, say_day
from caseload.render.workbook.book import Book, Field
from caseload.render.workbook.chart import Bars, draw_bars
from caseload.render.worker_table import say_role

FIELDS: Final = (
    Field(WORKER, 20),
    Field("Team", 14),
    Field("Role", 22),
    Field("Cases now", 11, "whole"),
    Field("Cases then", 11, "whole"),
    Field("Cap", 8, "whole"),
    Field("Hours a week", 10, "hours"),
    Field("Hours there are", 10, "hours"),
    Field("Support hours", 10, "hours"),
    Field("Workload", 12, "percent"),
    Field("Set by", 9),
    Field("New families", 11, "whole"),
    Field("Status", 30),
)
TEAM_FIELDS: Final = (
    Field("Team", 18),
    Field("Workers", 9, "whole"),
    Field("Cases now", 9, "whole"),
    Field("Cases then", 9, "whole"),
    Field("Room for", 9, "whole"),
    Field("Filled", 9, "percent"),
)
NAMES: Final = [field.head for field in FIELDS]
LEFT: Final = len(FIELDS) + 1
MOST_BARS: Final = 40
MOST_ABOVE: Final = 25
TeamRow = tuple[str, int, int, int, int, Fraction | None]


def write_workload(book: Book, sheet: Any, report: Report) -> None:
    """Fill the sheet: workers by team, a table of teams where there are several, and the chart beside them."""
    listed = sorted(report.findings.workload, key=lambda one: (natural_key(one.team), natural_key(one.worker)))
    listed = [one for one in listed if not report.problem.policy.roles[one.role].tray]
    book.set_columns(sheet, FIELDS)
    end = book.write_table(sheet, FIELDS, [build_row(report, one) for one in listed])
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(1, end - 1), len(FIELDS) - 1)
    mark_status(book, sheet, end - 1)
    teams = list_teams(listed)
    if len(teams) > 1:
        book.set_columns(sheet, TEAM_FIELDS, LEFT)
        book.write_table(sheet, TEAM_FIELDS, teams, 0, LEFT)
    at = (end + 1, 0) if len(teams) == 1 and len(listed) <= MOST_ABOVE else (len(teams) + 2, LEFT)
    if 0 < len(listed) <= MOST_BARS:
        draw_bars(book, sheet, at, describe_workers(listed))
    elif len(teams) > 1:
        draw_bars(book, sheet, at, describe_teams(teams))


def build_row(report: Report, one: Workload) -> list[object]:
    """The cells of one worker; blank where not available or without a limit."""
    policy = report.problem.policy
    return [
        one.worker,
        one.team,
        say_role(report, one),
        one.cases_before,
        one.cases,
        one.cap if one.available else None,
        measure_hours(one.hours, policy) if one.available else None,
        None if one.capacity is None or not one.available else measure_hours(one.capacity, policy),
        measure_hours(one.support, policy) if one.support else None,
        one.share,
        one.bound_by,
        one.new_families,
        say_status(report, one),
    ]


def say_status(report: Report, one: Workload) -> str:
    """A worker's state in a few words, the one that matters most first."""
    today = report.problem.caseload.as_of
    if not one.available:
        return say_absence(report.problem, one.worker)
    if one.leaves_on is not None:
        return f"leaves or away from {say_day(one.leaves_on, today)}"
    if one.cap is not None and one.cases > one.cap:
        return f"over cap: {one.cases} of {one.cap}"
    if one.share is None:
        return "holds no cases"
    if one.share > 1:
        return "over 100% of hours"
    return "full" if one.share == 1 else "has room"


def mark_status(book: Book, sheet: Any, last: int) -> None:
    """Colour a status by its words, and draw each workload as a bar in its cell."""
    status, share = NAMES.index("Status"), NAMES.index("Workload")
    for words, style in (("over", "red"), ("full", "amber"), ("leaves", "amber"), ("has left", "grey"),
                         ("away", "grey"), ("starts", "grey")):  # fmt: skip
        rule = {"type": "text", "criteria": "begins with", "value": words, "format": book.formats[style]}
        sheet.conditional_format(1, status, max(1, last), status, rule)
    over = {"type": "cell", "criteria": ">", "value": 1, "format": book.formats["red"]}
    sheet.conditional_format(1, share, max(1, last), share, over)


def list_teams(listed: Sequence[Workload]) -> list[TeamRow]:
    """Each team's available workers, cases before and after, and how many its caps allow."""
    rows: list[TeamRow] = []
    for team in dict.fromkeys(one.team for one in listed):
        members = [one for one in listed if one.team == team]
        here = [one for one in members if one.available and one.cap]
        room = sum(one.cap or 0 for one in here)
        before, then = sum(one.cases_before for one in members), sum(one.cases for one in members)
        held = sum(one.cases for one in here)
        rows.append((team, len(here), before, then, room, Fraction(held, room) if room else None))
    return rows


def describe_workers(listed: Sequence[Workload]) -> Bars:
    """One bar a worker, in the order of the table."""
    shares = [one.share for one in listed]
    over = sum(share is not None and share > 1 for share in shares)
    told = f"{over} of {len(listed)} workers are over 100%" if over else "nobody is over 100%"
    return Bars(
        title="Workload after the proposal",
        names="Worker",
        values="Workload (100% = as much as fits)",
        told=f"Bar chart of each worker's workload in percent: {told}. The table has the figures.",
        columns=(WORKLOAD, 0, NAMES.index("Workload")),
        shares=shares,
    )


def describe_teams(teams: Sequence[TeamRow]) -> Bars:
    """One bar a team, in the order of the table of teams."""
    return Bars(
        title="Cases held, of all the caps in each team",
        names="Team",
        values="Filled (100% = every cap is reached)",
        told="Bar chart of how far each team's caps are filled. The table has the figures.",
        columns=(WORKLOAD, LEFT, LEFT + len(TEAM_FIELDS) - 1),
        shares=[share for *_, share in teams],
    )
