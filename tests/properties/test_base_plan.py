"""Every valid caseload has a plan: the base plan passes the audit, whatever the week and the run."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.caseload import Caseload
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from tests.solve.weeks import read_week
from tests.strategies import small_caseloads

INSTANCES = ("team", "team-short", "service", "devon-2022")


def assert_base_plan_is_sound(problem: Problem) -> None:
    breaches = find_breaches(problem, build_base_plan(problem))

    assert is_sound(breaches), [breach for breach in breaches if breach.since is None]


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(small_caseloads(max_cases=14, max_workers=7), st.sampled_from((0, 1, None)), st.booleans())
def test_the_base_plan_of_a_busier_week_is_sound_too(caseload: Caseload, moves: int | None, hand_over: bool) -> None:
    assert_base_plan_is_sound(prepare_problem(caseload, Settings(moves, hand_over)))


@pytest.mark.parametrize("instance", INSTANCES)
def test_the_base_plan_of_every_shipped_caseload_is_sound(instance: str) -> None:
    assert_base_plan_is_sound(read_week(instance))


@pytest.mark.parametrize("instance", INSTANCES)
def test_the_base_plan_loses_nobody(instance: str) -> None:
    problem = read_week(instance)

    values = measure_goals(problem, build_base_plan(problem))

    assert values["displaced"] == values["over_pace"] == 0
