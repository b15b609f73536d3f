"""Finds the posts it would take to give every child a worker, apart from what only time would clear."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from threading import Event
from typing import Final

from caseload.analysis.aside import run_aside
from caseload.analysis.shortfall.gather import make_gatherer
from caseload.analysis.shortfall.hired import match_profiles, measure_weekly
from caseload.analysis.shortfall.limits import find_need_within_limits
from caseload.analysis.shortfall.need import Need, describe_need, list_ceilings, list_rows
from caseload.analysis.shortfall.rows import list_profiles
from caseload.analysis.shortfall.steady import FIRST_OF_LIMITS, aim_at, list_waiting, measure_pace
from caseload.analysis.shortfall.wide import Thin, Wide, make_thin, widen
from caseload.audit.check import measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.findings import ShortfallLevel
from caseload.domain.plan import Plan, Solved
from caseload.domain.problem import Problem
from caseload.solve.messages import Progress
from caseload.solve.posts import Choice, open_posts
from caseload.solve.steady import Clock, Reached, find_weeks, keep_allocated, reach_goals

PACE_SHARE: Final = 0.3
OnProgress = Callable[[Progress], None]


def find_shortfall(
    problem: Problem,
    solved: Solved,
    levels: Sequence[int] = (1, 2),
    seconds: float = 30.0,
    on_progress: OnProgress | None = None,
    stop: Event | None = None,
) -> tuple[ShortfallLevel, ...]:
    """The agency need at each level, beside the plan of the week: 1 every must-allocate child has a worker, 2 every
    child, 3 nobody is over their cap (and hours, where they limit), 4 nobody over their target. A level with nothing
    short has no posts.

    `seconds` is for all levels together; what is not proven in time says so. Ctrl-C (KeyboardInterrupt) and `stop`
    end the search and keep what is known.
    """
    stop, start = stop or Event(), time.monotonic()
    found: list[ShortfallLevel] = []

    def report(goal: str, value: int | None, bound: int | None) -> None:
        if on_progress is not None:
            on_progress(Progress(len(found), len(levels), goal, value, bound, time.monotonic() - start))

    def work() -> None:
        clock = Clock(start + seconds, stop, report)
        free = replace(problem, settings=replace(problem.settings, moves=None))
        week = Week(problem, solved.plan, cache(lambda: widen(problem)), cache(lambda: make_thin(free)))
        for place, level in enumerate(levels):
            found.append(measure_level(week, level, clock.take(1 / (len(levels) - place))))

    run_aside(work, stop)
    return tuple(found)


@dataclass(frozen=True)
class Week:
    """The week looked at: its problem, its plan, and the problem with posts, made when first asked for: with the
    run's moves, and with one row of each offer and any moves."""

    problem: Problem
    plan: Plan
    widen: Callable[[], Wide]
    thin: Callable[[], Thin]


def measure_level(week: Week, level: int, clock: Clock) -> ShortfallLevel:
    """One level: nothing short, only a queue (levels 1 and 2), or posts."""
    problem, plan = week.problem, week.plan
    if level >= FIRST_OF_LIMITS:
        return describe(problem, level, find_need_within_limits(week.thin(), plan, level, clock), ())
    waiting = list_waiting(problem, plan, level)
    if not waiting:
        return describe(problem, level, Need(), ())
    steady = aim_at(problem, level)
    paced = find_paced(steady, plan, clock.take(PACE_SHARE))
    left = list_waiting(steady, paced.plan, level)
    queue = tuple(case for case in waiting if case not in set(left))
    need = find_need(week, steady, paced, level, clock) if left else Need()
    return describe(problem, level, need, queue, count_weeks(steady, paced, level, clock) if queue else 0)


def find_paced(steady: Problem, plan: Plan, clock: Clock) -> Reached:
    """What the staff alone reach without a limit on new families: the plan of the week if that is as good."""
    paced = reach_goals(steady, plan, clock)
    if measure_goals(steady, plan) == dict(paced.values):
        return replace(paced, plan=plan)
    return keep_allocated(paced, plan, clock)


def count_weeks(steady: Problem, paced: Reached, level: int, clock: Clock) -> int:
    """How many weeks the queue takes at everyone's pace."""
    return find_weeks(paced, lambda member: measure_pace(steady, member), level == 1, clock)


def find_need(week: Week, steady: Problem, paced: Reached, level: int, clock: Clock) -> Need:
    """The posts with which the goals reach what any number of posts could, and what is left even so."""
    widened = week.widen()
    wide, offers = aim_at(widened.problem, level), widened.offers
    base = paced.plan if wide.units == steady.units else build_base_plan(wide)
    gatherer = make_gatherer(wide, offers, widened.parts)
    choice = Choice(
        tuple(list_rows(offers)), tuple(list_ceilings(offers)), gatherer.gather, gatherer.trim, gatherer.fill
    )
    opened = open_posts(wide, widened.parts, base, choice, clock)
    if tuple(paced.values.values()) <= tuple(opened.values.values()):
        return Need(left=list_waiting(steady, paced.plan, level), proven=opened.proven)
    return describe_need(steady, wide, offers, opened, level)


def describe(problem: Problem, level: int, need: Need, queue: tuple[str, ...], queue_weeks: int = 0) -> ShortfallLevel:
    """One level as a finding."""
    fte = sum((post.fte * post.count for post in need.posts), Fraction(0))
    count, profiles = sum(post.count for post in need.posts), list_profiles(problem)
    return ShortfallLevel(
        level=level,
        posts=need.posts,
        fte=fte,
        at_least_fte=min(fte, need.least_fte),
        weekly_cost=measure_weekly(profiles, match_profiles(profiles, need.posts)),
        left=need.left,
        queue=queue,
        queue_weeks=queue_weeks,
        start=min(count * problem.policy.new_cases, need.families),
        proven=need.proven,
        over=need.over,
    )
