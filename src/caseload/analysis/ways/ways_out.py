"""What a person could decide so that a must-allocate child without a worker has one."""

import time
from dataclasses import dataclass
from typing import Final

from caseload.analysis.apart import find_split
from caseload.analysis.plan_view import PlanView, view_plan
from caseload.analysis.trial import give_cases
from caseload.analysis.ways.by_solving import find_ways_by_solving
from caseload.analysis.ways.moves import OnProgress, find_ways_by_moves
from caseload.analysis.ways.over import find_ways_over
from caseload.analysis.ways.room import Stops, find_way_by_room, is_within_limits
from caseload.audit.goals.unallocated_must import list_without
from caseload.domain.findings import WayOut
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.domain.units import Unit

MOST_WAYS: Final = 3


@dataclass(frozen=True, slots=True)
class Deadline:
    """When to stop looking, on the monotonic clock."""

    end: float

    def measure_left(self) -> float:
        """Seconds left, at least 0."""
        return max(0.0, self.end - time.monotonic())


def find_ways_out(
    problem: Problem, solved: Solved, seconds: float, on_progress: OnProgress = lambda progress: None
) -> dict[str, tuple[WayOut, ...]]:
    """For every must-allocate case without a worker (or cover): at most three ways out, nearest first.

    Each was accepted: its decisions pass the checks and a sound plan exists in which the case has a worker and
    goal 1 is better. A way holds for its unit alone, not together with another unit's. Every case is in the
    result; empty where nobody who is there may lead it by law, or the time ran out.
    """
    view, deadline = view_plan(problem, solved.plan), Deadline(time.monotonic() + seconds)
    without = list(list_without(problem, solved.plan, view.after))
    left = {unit.id: list_left(view, unit) for unit in (view.after.unit_of[case] for case in without)}
    known: Stops = {}
    ways = {unit: find_unit_ways(view, view.units[unit], cases, known, deadline) for unit, cases in left.items()}
    for unit, cases in left.items():
        if not ways[unit]:
            ways[unit] = find_ways_by_solving(view, solved, view.units[unit], cases, deadline.measure_left)
    unsettled = [case for case in without if is_all_over_limits(ways[view.after.unit_of[case].id])]
    by_moves = find_ways_by_moves(view, solved, unsettled, deadline.measure_left, on_progress)
    return {case: choose_ways(ways[view.after.unit_of[case].id], by_moves.get(case)) for case in without}


def list_left(view: PlanView, unit: Unit) -> tuple[str, ...]:
    """The cases of a unit that have no worker; all of one that waits without cover."""
    return tuple(case for case in unit.cases if unit.is_waiting or view.after.lead[case] is None)


def find_unit_ways(
    view: PlanView, unit: Unit, cases: tuple[str, ...], known: Stops, deadline: Deadline
) -> list[WayOut]:
    """One unit's ways out: the nearest over a limit, a family elsewhere, a split, then further ones over a limit."""
    if unit.is_parked or not deadline.measure_left():
        return []
    musts = tuple(case for case in cases if view.problem.standings[case].is_must)
    over = find_ways_over(view, unit, cases) or (find_ways_over(view, unit, musts) if musts != cases else [])
    within = [find_way_by_split(view, unit)]
    if deadline.measure_left():
        within.insert(0, find_way_by_room(view, unit, cases, known))
    return over[:1] + [way for way in within if way is not None] + over[1:]


def find_way_by_split(view: PlanView, unit: Unit) -> WayOut | None:
    """The cases left given to several workers, or apart from their core, within every limit; None if none can."""
    split = None if unit.is_waiting else find_split(view, unit)
    if split is None:
        return None
    gives = tuple(give for cases, worker in split for give in give_cases(cases, worker))
    cases = tuple(give.case for give in gives)
    return WayOut("split", gives) if is_within_limits(view, gives, cases) else None


def is_all_over_limits(ways: list[WayOut]) -> bool:
    """Whether every way out exceeds some limit."""
    return all(way.over for way in ways)


def choose_ways(ways: list[WayOut], by_moves: WayOut | None) -> tuple[WayOut, ...]:
    """The first three, letting more families move second; each set of decisions once."""
    listed = ways[:1] + ([by_moves] if by_moves else []) + ways[1:]
    unique = {(way.decisions, way.moves): way for way in reversed(listed)}
    return tuple(way for way in listed if unique[(way.decisions, way.moves)] is way)[:MOST_WAYS]
