"""How the tests make a solved week without a solver, and small crowds of cases."""

from collections.abc import Mapping

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.caseload import Case
from caseload.domain.plan import GoalResult, Plan, Solved
from caseload.domain.problem import Problem
from tests.builders import a_case, a_plan


def solved_as(problem: Problem, lead: Mapping[str, str | None] | None = None, **parts: object) -> Solved:
    """The base plan with other workers for some cases, audited, as if the solver had found it."""
    plan: Plan = a_plan(problem, lead, **parts)
    breaches = find_breaches(problem, plan)
    assert is_sound(breaches)
    goals = tuple(GoalResult(name, value, value, True) for name, value in measure_goals(problem, plan).items())
    return Solved(plan, goals, breaches, 0.0)


def crowd(worker: str, count: int, **changes: object) -> list[Case]:
    """So many children in need whom a worker holds, each a family of its own."""
    return [a_case(f"{worker}-{number:02}", holder=worker, **changes) for number in range(count)]
