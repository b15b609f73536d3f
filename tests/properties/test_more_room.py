"""More room makes nothing worse: an idle worker, a higher limit or a rule less, goal by goal in their order."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from caseload.domain.problem import Problem
from tests.builders import a_case, a_policy, a_problem, a_worker
from tests.properties.relaxing import RELAXATIONS, Relaxation, add_twin
from tests.solve.here import solve_here
from tests.strategies import small_problems

TWIN = RELAXATIONS[0]


def assert_no_worse(problem: Problem, eased: Problem, relaxation: Relaxation) -> None:
    before, after = solve_here(problem), solve_here(eased)

    assert before.is_optimal and after.is_optimal
    assert relaxation.list_compared(problem, after) <= relaxation.list_compared(problem, before)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(small_problems())
def test_a_worker_with_empty_hands_makes_no_goal_worse(problem: Problem) -> None:
    eased = add_twin(problem)

    assert eased.units == problem.units
    assert_no_worse(problem, eased, TWIN)


@settings(max_examples=70, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(small_problems(), st.sampled_from(RELAXATIONS[1:]))
def test_a_limit_relaxed_makes_no_goal_worse(problem: Problem, relaxation: Relaxation) -> None:
    eased = relaxation.ease(problem)
    assume(eased.units == problem.units)

    assert_no_worse(problem, eased, relaxation)


@pytest.mark.parametrize("relaxation", RELAXATIONS, ids=str)
def test_a_team_at_its_limits_is_no_worse_off_with_more_room(relaxation: Relaxation) -> None:
    cases = [a_case(f"c{n}", kind="looked_after", holder="w1") for n in (1, 2, 3)]
    waiting = [a_case(f"d{n}", kind="assessment", skills=("court",)) for n in (1, 2)]
    problem = a_problem([a_worker("w1"), a_worker("w2", skills=("court",))], cases + waiting, policy=a_policy(cap=2))

    assert_no_worse(problem, relaxation.ease(problem), relaxation)


def test_who_could_take_brothers_and_sisters_whole_keeps_them_together() -> None:
    """The one way in which a newcomer may leave more children waiting: units are formed anew."""
    workers = [a_worker("w1", skills=("asylum",)), a_worker("w2", skills=("disability",))]
    cases = [a_case("c1", family="f1", skills=("court",)), a_case("c2", family="f1", skills=("asylum",))]
    newcomer = a_worker("w3", skills=("court", "asylum"))

    assert [unit.cases for unit in a_problem(workers, cases).units] == [("c1",), ("c2",)]
    assert [unit.cases for unit in a_problem([*workers, newcomer], cases).units] == [("c1", "c2")]
