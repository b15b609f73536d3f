"""Counts one week of the weeks ahead: people, places, children without a worker, and the agency need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from caseload.audit.after import After, summarise_plan
from caseload.audit.goals.overhours import measure_over
from caseload.audit.goals.unallocated_must import list_without
from caseload.domain.base_plan import build_base_plan
from caseload.domain.findings import ShortfallLevel
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.weeks_ahead import WeekTally

Ids = frozenset[str]


@dataclass(frozen=True)
class WeekView:
    """One week's problem, its plan worked out, and the cases that have nobody.

    `earlier` after the plan of the week before (the same as `begin` in the first week), `begin` before this week's
    plan, `without` after it: those that lack the cover they need among them; `must_without` are the ones that may not
    wait. `changed` go from a worker who is there to another.
    """

    problem: Problem
    after: After
    earlier: Ids
    begin: Ids
    must_without: Ids
    without: Ids
    changed: Ids


def view_week(problem: Problem, plan: Plan, before: WeekView | None) -> WeekView:
    """The week's plan, worked out once for all its figures."""
    base = build_base_plan(problem)
    standing = summarise_plan(problem, base)
    begin = find_nobody(standing) | frozenset(list_without(problem, base, standing))
    after = summarise_plan(problem, plan)
    must = frozenset(list_without(problem, plan, after))
    return WeekView(
        problem=problem,
        after=after,
        earlier=begin if before is None else before.without & frozenset(problem.standings),
        begin=begin,
        must_without=must,
        without=find_nobody(after) | must,
        changed=frozenset(
            s.id for s in problem.standings.values() if s.before and after.lead[s.id] not in (None, s.before)
        ),
    )


def find_nobody(after: After) -> Ids:
    """The cases that nobody leads."""
    return frozenset(case for case, lead in after.lead.items() if lead is None)


def list_teams(problem: Problem) -> tuple[str, ...]:
    """Every team with a worker who may hold cases, or with a case, in the order of the names."""
    teams = {member.team for member in problem.staff.values() if may_hold(member)}
    return tuple(sorted(teams | {case.team for case in problem.caseload.cases}))


def may_hold(member: StaffMember) -> bool:
    """Whether the worker's role holds cases at all."""
    return not member.role.tray and bool(member.role.cap or member.role.cap_share)


def measure_week(week: WeekView, levels: Sequence[ShortfallLevel], team: str | None = None) -> WeekTally:
    """The figures of one team, or of all (None)."""
    problem, after = week.problem, week.after
    here = [m for m in problem.staff.values() if m.is_available and may_hold(m) and team in (None, m.team)]
    cases = frozenset(s.id for s in problem.standings.values() if team in (None, s.case.team))
    caps = [member.cap for member in here]
    return WeekTally(
        team=team,
        workers=len(here),
        fte=sum((member.worker.fte * member.availability for member in here), Fraction(0)),
        places=None if None in caps else sum(cap or 0 for cap in caps),
        cases=len(cases),
        must_without=len(cases & week.must_without),
        without=len(cases & week.without),
        waiting=sum(1 for case in cases if is_waiting(week, case)),
        lost=len(cases & (week.begin | week.without) - week.earlier),
        regained=len(cases & week.earlier - week.begin - week.without),
        allocated=len(cases & week.begin - week.without),
        changed=len(cases & week.changed),
        over_cap=sum(1 for m in here if m.cap is not None and len(after.list_led(m.id)) > m.cap),
        hours_over=sum(measure_over(problem, after, m.id) for m in here) if problem.policy.has_rule("hours") else 0,
        fte_must=measure_fte(levels, 1, team),
        fte_all=measure_fte(levels, 2, team),
    )


def is_waiting(week: WeekView, case: str) -> bool:
    """Whether a case has a holder who is away and for whom it waits, covered where it needs to be."""
    lead = week.after.lead[case]
    return lead is not None and lead == week.problem.standings[case].waits_for and case not in week.without


def measure_fte(levels: Iterable[ShortfallLevel], level: int, team: str | None) -> Fraction | None:
    """FTE of the posts of a level, of one team or of all; None where the level is not known."""
    for found in levels:
        if found.level == level:
            posts = [post for post in found.posts if team in (None, post.team)]
            return sum((post.fte * post.count for post in posts), Fraction(0))
    return None
