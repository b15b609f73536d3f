"""The table of workers on the first screen: cases now and then, workload, new families; those away below."""

from collections.abc import Iterable, Sequence
from typing import Final

from caseload.domain.findings import Workload
from caseload.pipeline.report import Report
from caseload.render.absent_lines import render_absent
from caseload.render.lines import WIDTH, fold_lines
from caseload.render.words import count, cut, natural_key, say_percent

MOST_WORKERS: Final = 60
HEADS: Final = ("Worker", "Role", "Cases now -> then", "Workload", "New")
LEAST_ROLE: Final = 13
Row = tuple[str, str, str, str, str]


def render_workers(report: Report) -> list[str]:
    """One line a worker who may hold cases, by team; in a large caseload only those who need attention."""
    listed = sorted(report.findings.workload, key=lambda one: (natural_key(one.team), natural_key(one.worker)))
    here = [one for one in listed if one.available and (one.cases or one.cases_before or one.cap)]
    large = len(here) > MOST_WORKERS
    teams = list(dict.fromkeys(one.team for one in here))
    shown = [one for one in here if not large or needs_attention(one)]
    table = render_rows([build_row(report, one) for one in shown])
    lines = [table[0]] if shown else []
    for team in teams:
        if len(teams) > 1:
            lines += fold_lines(say_team(team, [one for one in here if one.team == team]), 0, 8)
        lines += [line for one, line in zip(shown, table[1:], strict=True) if one.team == team]
    if large:
        lines.append(f"Shown: those over 100%, leaving or out of room ({len(shown):,} of {len(here):,} workers).")
    return lines + render_absent(report)


def needs_attention(one: Workload) -> bool:
    """Whether a worker is above a limit or leaves soon."""
    return (one.share is not None and one.share > 1) or one.leaves_on is not None


def say_team(team: str, members: Sequence[Workload]) -> str:
    """One line for a team: workers, cases before and after, what they could hold, who is full."""
    room = sum(one.cap or 0 for one in members)
    full = sum(one.cap is not None and one.cases >= one.cap for one in members)
    cases = f"{sum(one.cases_before for one in members):,} -> {sum(one.cases for one in members):,} of {room:,} cases"
    return f"{cut(team, 30)}: {count(len(members), 'worker')}, {cases}, {full} full"


def build_row(report: Report, one: Workload) -> Row:
    """One worker's cells."""
    return (one.worker, say_role(report, one), say_cases(one), say_workload(one), str(one.new_families))


def say_role(report: Report, one: Workload) -> str:
    """The role's label; a newly qualified worker's with the protected month."""
    role = report.problem.policy.roles[one.role]
    if not role.protected:
        return role.label
    return "NQSW" if one.protected_months is None else f"NQSW, month {one.protected_months}"


def say_cases(one: Workload) -> str:
    """`6 ->  8 of 8`."""
    limit = "" if one.cap is None else f" of {one.cap}"
    return f"{one.cases_before:>2} -> {one.cases:>2}{limit}"


def say_workload(one: Workload) -> str:
    """`94%`; `104% hours` where hours bind, `100% protected` where a protected load does."""
    if one.share is None:
        return "-"
    if one.bound_by == "hours":
        return f"{say_percent(one.share)} hours"
    return f"{say_percent(one.share)} protected" if one.protected_months is not None else say_percent(one.share)


def render_rows(rows: Sequence[Row]) -> list[str]:
    """The heading and the rows in columns, together at most 72 wide: ids and roles give way."""
    table = [HEADS, *rows]
    fixed = [max(len(row[index]) for row in table) for index in (2, 3, 4)]
    space = WIDTH - sum(fixed) - 8
    role = min(max(len(row[1]) for row in table), max(LEAST_ROLE, space - longest(table)))
    first = min(longest(table), space - role)
    widths = (first, role, *fixed)
    return ["  ".join(cut(cell, width).ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in table]  # fmt: skip


def longest(rows: Iterable[Sequence[str]]) -> int:
    """The length of the longest id."""
    return max(len(row[0]) for row in rows)
