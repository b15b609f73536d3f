"""Workers alike: only one order of them is searched, and nothing is lost by it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.caseload import Caseload
from caseload.domain.plan import Plan
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.model.scope import count_choices, find_parts, list_outcomes
from caseload.model.twins import find_twins, order_part, order_plan
from tests.builders import a_case, a_caseload, a_pair, a_reduction, a_worker, give, prefer
from tests.properties.agreeing import agrees_with_every_plan
from tests.strategies import small_problems

THREE = (a_worker("w1"), a_worker("w2"), a_worker("w3"))
FOUR = tuple(a_case(f"c{number}", hours=number) for number in range(1, 5))


def list_groups(problem: Problem) -> list[tuple[str, ...]]:
    parts = find_parts(problem, list_outcomes(problem))
    return [twins.workers for part in parts for twins in find_twins(problem, part)]


def prepare(caseload: Caseload) -> Problem:
    return prepare_problem(caseload, Settings(moves=None))


def add_twins(problem: Problem) -> Problem:
    """The week with two more workers like the first, who hold nothing and whom nothing names."""
    caseload = problem.caseload
    first = caseload.workers[0]
    more = tuple(replace(first, id=f"{first.id}{letter}") for letter in "xy")
    workers = tuple(sorted((*caseload.workers, *more), key=lambda worker: worker.id))
    return prepare_problem(replace(caseload, workers=workers), problem.settings)


@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)
@given(problem=small_problems())
def test_with_workers_alike_the_goals_are_those_of_every_plan(problem: Problem) -> None:
    assume(len(problem.caseload.workers) <= 2)
    wider = add_twins(problem)
    assume(list_groups(wider))

    assert agrees_with_every_plan(wider)


def test_workers_who_hold_nothing_and_differ_in_nothing_are_alike() -> None:
    assert list_groups(prepare(a_caseload(THREE, FOUR))) == [("w1", "w2", "w3")]


@pytest.mark.parametrize(
    "changes",
    [
        {"workers": (replace(THREE[0], area="hill"), *THREE[1:])},
        {"cases": (replace(FOUR[0], holder="w1"), *FOUR[1:])},
        {"cases": (replace(FOUR[0], earlier=("w1",)), *FOUR[1:])},
        {"decisions": (prefer("c1", "w1"),)},
        {"decisions": (give("c1", "w1"),)},
        {"pairs": {("c1", "w1"): a_pair(2)}},
        {"reductions": (a_reduction("w1", 50),)},
    ],
)
def test_one_difference_sets_a_worker_apart(changes: dict[str, object]) -> None:
    caseload = replace(a_caseload(THREE, FOUR), **changes)

    assert list_groups(prepare(caseload)) == [("w2", "w3")]


def test_the_heaviest_unit_has_one_choice_of_worker_the_next_two() -> None:
    problem = prepare(a_caseload(THREE, FOUR))
    (part,) = find_parts(problem, list_outcomes(problem))

    ordered = order_part(part, find_twins(problem, part))

    assert [sorted(o.worker or "" for o in ordered.outcomes[part_unit]) for part_unit in sorted(ordered.outcomes)] == [
        ["", "w1", "w2", "w3"],
        ["", "w1", "w2", "w3"],
        ["", "w1", "w2"],
        ["", "w1"],
    ]
    assert count_choices(ordered.outcomes.values()) == 13


def test_a_plan_with_workers_swapped_has_the_same_goals_and_is_among_those_searched() -> None:
    problem = prepare(a_caseload(THREE, FOUR))
    (part,) = find_parts(problem, list_outcomes(problem))
    twins = find_twins(problem, part)
    plan = Plan({"c1": "w1", "c2": None, "c3": "w2", "c4": "w3"})

    ordered = order_plan(part, plan, twins)

    assert ordered.lead == {"c1": "w3", "c2": None, "c3": "w2", "c4": "w1"}
    assert is_sound(find_breaches(problem, ordered))
    assert measure_goals(problem, ordered) == measure_goals(problem, plan)
