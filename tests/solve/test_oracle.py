"""The solver against the oracle: on tiny problems both find the same goals, every rule active in some."""

from hypothesis import HealthCheck, given, settings

from caseload.domain.problem import Problem
from tests.oracle import best_goals
from tests.solve.here import solve_here
from tests.strategies import small_problems


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(small_problems())
def test_the_solver_finds_what_trying_every_plan_finds(problem: Problem) -> None:
    expected, _ = best_goals(problem)

    solved = solve_here(problem)

    assert {goal.name: goal.value for goal in solved.goals} == expected
    assert all(goal.proven for goal in solved.goals)
