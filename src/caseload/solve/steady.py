"""What a few goals can reach, part by part, in one process: the steady state behind a shortfall."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Event
from typing import Final

from caseload.audit.check import measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.model.linear import Linear
from caseload.model.scope import Part, count_choices, find_parts, list_outcomes
from caseload.solve.child import keep_part
from caseload.solve.messages import Options, PartResult
from caseload.solve.part_search import PartSearch, Report
from caseload.solve.run_solver import Answer, Limits, run_solver, set_hints
from caseload.solve.solve_problem import merge

STEP_SECONDS: Final = 5.0


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


def list_parts(problem: Problem) -> tuple[Part, ...]:
    """The independent parts of a problem."""
    return find_parts(problem, list_outcomes(problem))


def reach_goals(problem: Problem, base: Plan, clock: Clock) -> Reached:
    """The goals of the policy, in order, from a plan that obeys every rule."""

    def finish(search: PartSearch, turn: Clock) -> None:
        search.search(turn.deadline, turn.stop, turn.report, lambda: None)

    return search_parts(problem, list_parts(problem), Ways(lambda part, turn: keep_part(base, part), finish), clock)


@dataclass(frozen=True)
class Ways:
    """How to begin a part (a plan of it that obeys every rule) and how to search it from there."""

    begin: Callable[[Part, Clock], Plan]
    finish: Callable[[PartSearch, Clock], None]


def search_parts(problem: Problem, parts: Sequence[Part], ways: Ways, clock: Clock) -> Reached:
    """Every part in turn, each with its share of the time left."""
    weights = [1 + count_choices(part.outcomes.values()) for part in parts]
    searches: list[PartSearch] = []
    for index, part in enumerate(parts):
        turn = clock.take(weights[index] / sum(weights[index:]))
        search = PartSearch(problem, part, Options(), ways.begin(part, turn))
        ways.finish(search, turn)
        searches.append(search)
    results = {i: PartResult(i, search.plan, {}, {}) for i, search in enumerate(searches)}
    plan = merge(build_base_plan(problem), results)
    proven = all(search.is_settled for search in searches)
    return Reached(plan, measure_goals(problem, plan), proven, tuple(searches))


def keep_allocated(reached: Reached, plan: Plan, clock: Clock) -> Reached:
    """The same goals by a plan that leaves as few cases as can be without a worker that another plan gave one."""
    had = {case for case, worker in plan.lead.items() if worker is not None}
    for search in reached.searches:
        lost = sum(
            literal * count
            for outcome, literal in search.formulation.decisions.all_outcomes()
            if (count := len(had & set(outcome.left)))
        )
        if not isinstance(lost, int) and any(search.plan.lead[c] is None for c in had & set(search.plan.lead)):
            run_from_plan(search, lost, clock)
            left = sum(search.plan.lead[case] is None for case in had & set(search.plan.lead))
            search.formulation.model.add(lost <= left)
    results = {i: PartResult(i, search.plan, {}, {}) for i, search in enumerate(reached.searches)}
    return replace(reached, plan=merge(reached.plan, results))


def run_from_plan(search: PartSearch, expression: Linear, clock: Clock) -> Answer:
    """Makes an expression as small as can be, goals held, from the plan in hand; takes the plan found."""
    model = search.formulation.model
    set_hints(model, search.formulation.list_hints(search.plan))
    model.minimize(expression)
    seconds = min(STEP_SECONDS, max(0.5, clock.deadline - time.monotonic()))
    answer = run_solver(model, Limits(seconds, search.options.seed), clock.stop, lambda value, bound: None)
    if answer.has_solution:
        search.take_if_no_worse(search.formulation.read_plan(answer.read))
    return answer


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
    answer = run_from_plan(search, weeks, clock)
    return answer.read(weeks) if answer.has_solution else most
