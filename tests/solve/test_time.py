"""Time that runs out: the plan is still sound, and what is claimed of it still true."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem
from tests.oracle import best_goals
from tests.solve.here import solve_here
from tests.solve.weeks import read_week
from tests.strategies import small_problems


def assert_honest(problem: Problem, solved: Solved) -> None:
    """Sound by the audit; values the audit's; bounds no higher; proven only where they meet, in order."""
    assert is_sound(find_breaches(problem, solved.plan))
    assert {goal.name: goal.value for goal in solved.goals} == measure_goals(problem, solved.plan)
    assert all(0 <= goal.bound <= goal.value for goal in solved.goals)
    proven = [goal.proven for goal in solved.goals]
    assert proven == sorted(proven, reverse=True)
    assert all(goal.bound == goal.value for goal in solved.goals if goal.proven)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(small_problems(), st.sampled_from((0.0, 0.01, 0.03)))
def test_bounds_are_honest_however_little_time_there_is(problem: Problem, seconds: float) -> None:
    best, _ = best_goals(problem)

    solved = solve_here(problem, seconds)

    assert_honest(problem, solved)
    for goal in solved.goals:
        assert goal.bound <= best[goal.name] <= goal.value
        if goal.value != best[goal.name]:
            assert not goal.proven
            break


@pytest.mark.parametrize("moves", [0, None])
def test_a_hundredth_of_a_second_gives_a_team_an_audited_plan(moves: int | None) -> None:
    problem = read_week("team-short", moves)

    solved = solve_problem(problem, Options(seconds=0.01))

    assert_honest(problem, solved)
    assert not solved.is_optimal
    assert solved.timed_out
