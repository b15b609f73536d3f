"""What a few goals can reach, part by part, in one process: the steady state behind a shortfall."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Event
from typing import Final

from caseload.audit.check import measure_goals
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.model.scope import Part, count_choices, find_parts, list_outcomes
from caseload.solve.child import keep_part
from caseload.solve.messages import Options, PartResult
from caseload.solve.part_search import PartSearch, Report
from caseload.solve.run_solver import Limits, run_solver
from caseload.solve.solve_problem import merge

WEEKS_SECONDS: Final = 5.0


@dataclass(frozen=True)
class Clock:
    """When to end (monotonic clock), who may ask to stop sooner, and whom to tell."""

    deadline: float
    stop: Event
    report: Report

    def take(self, share: float) -> "Clock":
        """A share of the time left."""
        now = time.monotonic()
        return replace(self, deadline=now + max(0.0, self.deadline - now) * share)


@dataclass(frozen=True)
class Reached:
    """What the goals reach: a whole plan, its goals, and whether all are proven."""

    plan: Plan
    values: Mapping[str, int]
    proven: bool
    searches: tuple[PartSearch, ...]


Finish = Callable[[PartSearch, Clock], None]


def list_parts(problem: Problem) -> tuple[Part, ...]:
    """The independent parts of a problem."""
    return find_parts(problem, list_outcomes(problem))


def reach_goals(problem: Problem, base: Plan, clock: Clock) -> Reached:
    """The goals of the policy, in order, from a plan that obeys every rule."""

    def finish(search: PartSearch, turn: Clock) -> None:
        search.search(turn.deadline, turn.stop, turn.report, lambda: None)

    return search_parts(problem, list_parts(problem), base, clock, finish)


def search_parts(problem: Problem, parts: Sequence[Part], base: Plan, clock: Clock, finish: Finish) -> Reached:
    """Every part in turn, each with its share of the time left, searched by `finish`."""
    weights = [1 + count_choices(part.outcomes.values()) for part in parts]
    searches: list[PartSearch] = []
    for index, part in enumerate(parts):
        turn = clock.take(weights[index] / sum(weights[index:]))
        search = PartSearch(problem, part, Options(), keep_part(base, part))
        finish(search, turn)
        searches.append(search)
    results = {i: PartResult(i, search.plan, {}, {}) for i, search in enumerate(searches)}
    plan = merge(base, results)
    proven = all(search.is_settled for search in searches)
    return Reached(plan, measure_goals(problem, plan), proven, tuple(searches))


Pace = Callable[[StaffMember], tuple[int, int]]


def find_weeks(reached: Reached, pace: Pace, is_urgent_only: bool, clock: Clock) -> int:
    """The fewest weeks in which everyone could have taken in their new families, goals held where they are.

    `pace` gives a worker's room this week and their families in each later one. With `is_urgent_only`, only
    families with a must-allocate child whom nobody holds are counted.
    """
    return max((lower_weeks(search, pace, is_urgent_only, clock) for search in reached.searches), default=1)


def lower_weeks(search: PartSearch, pace: Pace, is_urgent_only: bool, clock: Clock) -> int:
    """The weeks of one part: new families <= room this week + pace x later weeks, for everyone."""
    decisions, model = search.formulation.decisions, search.formulation.model
    counts = [(member, decisions.families.new_to(member)) for member in decisions.members]
    coming = [(pace(member), new) for member, new in counts if new is not None]
    most = 1 + max((-(-max(0, new.count - room) // later) for (room, later), new in coming), default=0)
    if most == 1:
        return 1
    weeks = decisions.new_between(1, most)
    for (room, later), new in coming:
        model.add((new.urgent if is_urgent_only else new.total) <= room + later * (weeks - 1))
    model.clear_hints()
    for variable, value in search.formulation.list_hints(search.plan).values():
        model.add_hint(variable, value)
    model.minimize(weeks)
    seconds = min(WEEKS_SECONDS, max(0.5, clock.deadline - time.monotonic()))
    answer = run_solver(model, Limits(seconds, search.options.seed), clock.stop, lambda value, bound: None)
    return answer.read(weeks) if answer.has_solution else most
