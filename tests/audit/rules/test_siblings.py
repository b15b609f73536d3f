"""Siblings: a unit whole to one worker, or its core kept and the joiners left, or nobody."""

import pytest

from caseload.domain.problem import Problem
from tests.audit.asking import find, read_details
from tests.builders import a_case, a_plan, a_policy, a_problem, a_worker, give


def a_family_problem(*holders: str | None, **tables: object) -> Problem:
    """One family, a case for each holder named; w1 and w2 could take them all."""
    cases = [a_case(f"c{n}", family="f", holder=holder) for n, holder in enumerate(holders, 1)]
    return a_problem([a_worker(), a_worker("w2")], cases, moves=None, **tables)


def test_an_only_child_goes_to_anyone() -> None:
    problem = a_problem()

    assert find("siblings", problem, a_plan(problem, {"c1": "w1"})) == []


@pytest.mark.parametrize(
    "lead",
    [
        {"c1": "w1", "c2": "w1", "c3": "w1"},
        {"c1": "w2", "c2": "w2", "c3": "w2"},
        {"c1": "w1", "c2": "w1", "c3": None},
        {"c1": None, "c2": None, "c3": None},
    ],
)
def test_a_core_and_its_joiner_may_go_whole_or_the_core_be_kept_or_nobody_have_them(lead: dict[str, str]) -> None:
    problem = a_family_problem("w1", "w1", None)

    assert find("siblings", problem, a_plan(problem, lead)) == []


@pytest.mark.parametrize(
    "lead",
    [
        {"c1": "w1", "c2": "w1", "c3": "w2"},
        {"c1": "w1", "c2": "w2", "c3": None},
        {"c1": "w2", "c2": "w2", "c3": None},
        {"c1": "w2", "c2": "w2", "c3": "w1"},
        {"c1": None, "c2": None, "c3": "w1"},
    ],
)
def test_any_other_outcome_divides_the_unit(lead: dict[str, str]) -> None:
    problem = a_family_problem("w1", "w1", None)

    assert find("siblings", problem, a_plan(problem, lead)) == [(None, "c1", None)]


def test_a_division_is_told_in_numbers() -> None:
    problem = a_family_problem("w1", "w1", None)

    details = read_details("siblings", problem, a_plan(problem, {"c3": "w2"}))

    assert details == ["3 cases that go together have 2 outcomes"]


def test_waiting_siblings_go_together() -> None:
    problem = a_family_problem(None, None)

    assert find("siblings", problem, a_plan(problem, {"c1": "w1", "c2": "w1"})) == []
    assert find("siblings", problem, a_plan(problem, {"c1": "w1"})) == [(None, "c1", None)]


def test_siblings_with_different_holders_are_not_forced_together() -> None:
    problem = a_family_problem("w1", "w2")

    assert find("siblings", problem) == []
    assert find("siblings", problem, a_plan(problem, {"c1": "w2", "c2": "w1"})) == []


def test_a_give_divides_no_unit() -> None:
    assert find("siblings", a_family_problem("w1", "w1", decisions=[give("c2", "w2")])) == []


def test_a_joiner_of_a_given_case_goes_with_it_or_to_nobody() -> None:
    problem = a_family_problem(None, None, decisions=[give("c1", "w1")])

    assert find("siblings", problem) == []
    assert find("siblings", problem, a_plan(problem, {"c2": "w1"})) == []
    assert find("siblings", problem, a_plan(problem, {"c2": "w2"})) == [(None, "c1", None)]


def test_switched_off_siblings_may_be_divided() -> None:
    problem = a_family_problem(None, None, policy=a_policy(rules_off={"siblings"}))

    assert find("siblings", problem, a_plan(problem, {"c1": "w1", "c2": "w2"})) == []
