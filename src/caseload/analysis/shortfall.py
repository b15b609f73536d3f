"""Finds the posts it would take to give every child a worker, apart from what only time would clear."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from math import floor
from threading import Event
from typing import Final

from caseload.analysis.shortfall_gather import make_gatherer
from caseload.analysis.shortfall_queue import aim_at, list_waiting, measure_pace
from caseload.analysis.shortfall_rows import (
    Offer,
    add_workers,
    count_posts,
    is_priced,
    list_profiles,
    posts_as_workers,
)
from caseload.analysis.shortfall_wide import Wide, widen
from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.findings import Post, ShortfallLevel
from caseload.domain.plan import Plan, Solved
from caseload.domain.problem import Problem
from caseload.solve.messages import Progress
from caseload.solve.post_rows import Row, rename_workers
from caseload.solve.posts import Ceiling, Choice, Opened, open_posts
from caseload.solve.steady import Clock, Reached, find_weeks, keep_allocated, reach_goals

PACE_SHARE: Final = 0.3
FINE: Final = 100_000
OnProgress = Callable[[Progress], None]


def find_shortfall(
    problem: Problem,
    solved: Solved,
    levels: Sequence[int] = (1, 2),
    seconds: float = 30.0,
    on_progress: OnProgress | None = None,
    stop: Event | None = None,
) -> tuple[ShortfallLevel, ...]:
    """The agency need at each level (1: every must-allocate child has a worker; 2: every child), beside the plan
    of the week. A level with nothing short has no posts.

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
        week = Week(problem, solved.plan, cache(lambda: widen(problem)))
        for place, level in enumerate(levels):
            found.append(measure_level(week, level, clock.take(1 / (len(levels) - place))))

    run_aside(work, stop)
    return tuple(found)


def run_aside(work: Callable[[], None], stop: Event) -> None:
    """Does some work in a thread of its own, so that Ctrl-C is heard while the solver runs: it sets `stop`."""
    failures: list[BaseException] = []
    done = Event()

    def attempt() -> None:
        try:
            work()
        except BaseException as failure:
            failures.append(failure)
        finally:
            done.set()

    worker, is_begun, is_done = threading.Thread(target=attempt, daemon=True), False, False
    while not is_done:
        try:
            if not is_begun:
                is_begun = True
                worker.start()
            is_done = done.wait(0.1)
        except KeyboardInterrupt:
            stop.set()
    if failures:
        raise failures[0]


@dataclass(frozen=True)
class Week:
    """The week looked at: its problem, its plan, and the problem with posts, made when it is first asked for."""

    problem: Problem
    plan: Plan
    widen: Callable[[], Wide]


def measure_level(week: Week, level: int, clock: Clock) -> ShortfallLevel:
    """One level: nothing short, only a queue, or posts."""
    problem, plan = week.problem, week.plan
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


@dataclass(frozen=True)
class Need:
    """The posts of one level, a bound on their FTE, what they leave, and the families they take."""

    posts: tuple[Post, ...] = ()
    least_fte: Fraction = Fraction(0)
    left: tuple[str, ...] = ()
    families: int = 0
    proven: bool = True


def find_need(week: Week, steady: Problem, paced: Reached, level: int, clock: Clock) -> Need:
    """The posts with which the goals reach what any number of posts could, and what is left even so."""
    widened = week.widen()
    wide, offers = aim_at(widened.problem, level), widened.offers
    base = paced.plan if wide.units == steady.units else build_base_plan(wide)
    gatherer = make_gatherer(wide, offers, widened.parts)
    choice = Choice(tuple(list_rows(offers)), tuple(list_ceilings(offers)), gatherer.gather, gatherer.fill)
    opened = open_posts(wide, widened.parts, base, choice, clock)
    if tuple(paced.values.values()) <= tuple(opened.values.values()):
        return Need(left=list_waiting(steady, paced.plan, level), proven=opened.proven)
    posts = count_posts(offers, opened.rows)
    parts = max((offer.fte / offer.profile.fte for offer in offers), default=Fraction(1))
    return Need(
        posts=posts,
        least_fte=round_down(opened.least_fte / parts),
        left=list_waiting(wide, opened.plan, level),
        families=count_families(wide, opened),
        proven=opened.proven and holds_good(steady, posts, offers, opened),
    )


def round_down(fte: Fraction) -> Fraction:
    """A bound that can be read: itself if it is a simple fraction, else down to the next hundred-thousandth."""
    return fte if fte.denominator <= FINE else Fraction(floor(fte * FINE), FINE)


def list_rows(offers: Iterable[Offer]) -> Iterable[Row]:
    """Every row of every offer, equal ones beside one another."""
    for offer in offers:
        for row in offer.rows:
            yield Row(row, f"{offer.team} / {offer.profile.name}", offer.prices, offer.fte)


def list_ceilings(offers: Sequence[Offer]) -> Iterable[Ceiling]:
    """The most FTE of a profile that can be had, over all teams, where the policy states it."""
    for profile in {offer.profile.name: offer.profile for offer in offers}.values():
        if profile.available is not None:
            own = [offer for offer in offers if offer.profile.name == profile.name]
            most = int(profile.available / profile.fte) * own[0].fte
            yield Ceiling(frozenset(row for offer in own for row in offer.rows), most)


def count_families(problem: Problem, opened: Opened) -> int:
    """The families that come to the posts, each once a post."""
    rows = set(opened.rows)
    pairs = {(worker, problem.standings[case].family) for case, worker in opened.plan.lead.items() if worker in rows}
    return len(pairs)


def holds_good(steady: Problem, posts: Iterable[Post], offers: Sequence[Offer], opened: Opened) -> bool:
    """Whether the plan still obeys every rule and reaches as much with exactly these posts and no other row."""
    workers = posts_as_workers(posts, steady)
    names: dict[str, str] = {}
    left = list(workers)
    for offer in offers:
        for row in (row for row in offer.rows if row in set(opened.rows)):
            match = next(w for w in left if (w.team, w.role, tuple(sorted(w.skills)), w.fte) == offer.key)
            left.remove(match)
            names[row] = match.id
    exact = add_workers(steady, workers)
    plan = rename_workers(opened.plan, names)
    return is_sound(find_breaches(exact, plan)) and measure_goals(exact, plan) == dict(opened.values)


def describe(problem: Problem, level: int, need: Need, queue: tuple[str, ...], queue_weeks: int = 0) -> ShortfallLevel:
    """One level as a finding."""
    fte = sum((post.fte * post.count for post in need.posts), Fraction(0))
    count = sum(post.count for post in need.posts)
    return ShortfallLevel(
        level=level,
        posts=need.posts,
        fte=fte,
        at_least_fte=min(fte, need.least_fte),
        weekly_cost=measure_cost(problem, need.posts),
        left=need.left,
        queue=queue,
        queue_weeks=queue_weeks,
        start=min(count * problem.policy.new_cases, need.families),
        proven=need.proven,
    )


def measure_cost(problem: Problem, posts: Iterable[Post]) -> Fraction | None:
    """Pounds a week for the posts; None where any profile that may be hired has no rate."""
    profiles = list_profiles(problem)
    if not profiles or not is_priced(profiles):
        return None
    total = Fraction(0)
    for post in posts:
        alike = [p for p in profiles if (p.role, p.skills, p.fte) == (post.role, frozenset(post.skills), post.fte)]
        rates = [p.weekly_rate or Fraction(0) for p in alike if p.team in (None, post.team)]
        total += min(rates) * post.fte * post.count
    return total
