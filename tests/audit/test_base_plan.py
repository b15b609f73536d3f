"""The base plan obeys every rule for every valid caseload."""

from hypothesis import HealthCheck, given, settings

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.names import GOALS
from caseload.domain.problem import Problem
from tests.strategies import small_problems


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_problems())
def test_the_base_plan_of_every_valid_caseload_is_sound(problem: Problem) -> None:
    breaches = find_breaches(problem, build_base_plan(problem))

    assert is_sound(breaches), [breach for breach in breaches if breach.since is None]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_problems())
def test_every_goal_of_the_base_plan_is_a_whole_number_from_zero(problem: Problem) -> None:
    goals = measure_goals(problem, build_base_plan(problem))

    assert tuple(goals) == (problem.policy.goals or GOALS)
    assert all(isinstance(value, int) and value >= 0 for value in goals.values())
