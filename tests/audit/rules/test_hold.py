"""Hold: a case with `hold_until`, and its whole core, stay with the holder who is there."""

from datetime import date
from typing import Any

import pytest

from caseload.domain.problem import Problem
from tests.audit.asking import find
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days, give, rule_out


def a_held_problem(until: date | None, **tables: Any) -> Problem:
    """Two siblings with w1, one of them held; w2 could take them."""
    cases = [a_case("c1", family="f", holder="w1", hold_until=until), a_case("c2", family="f", holder="w1")]
    return a_problem([a_worker(), a_worker("w2")], cases, moves=None, **tables)


def test_a_held_case_that_stays_is_no_breach() -> None:
    assert find("hold", a_held_problem(days(30))) == []


@pytest.mark.parametrize("until", [None, days(-1)])
def test_a_case_that_is_not_held_any_more_may_move(until: date | None) -> None:
    problem = a_held_problem(until)

    assert find("hold", problem, a_plan(problem, {"c1": "w2", "c2": "w2"})) == []


@pytest.mark.parametrize("other", ["w2", None])
def test_a_case_held_until_today_binds_its_whole_core(other: str | None) -> None:
    problem = a_held_problem(days(0))

    found = find("hold", problem, a_plan(problem, {"c1": other, "c2": other}))

    assert found == [("w1", "c1", None), ("w1", "c2", None)]


def test_a_held_case_whose_holder_is_gone_may_move() -> None:
    problem = a_held_problem(days(30), reductions=[a_reduction("w1")])

    assert find("hold", problem, a_plan(problem, {"c1": "w2", "c2": "w2"})) == []


def test_a_give_comes_before_a_hold() -> None:
    assert find("hold", a_held_problem(days(30), decisions=[give("c1", "w2")])) == []


def test_switched_off_a_held_case_may_move() -> None:
    problem = a_held_problem(days(30), policy=a_policy(rules_off={"hold"}))

    assert find("hold", problem, a_plan(problem, {"c1": "w2", "c2": "w2"})) == []


def test_a_not_that_names_the_holder_ends_the_hold() -> None:
    problem = a_held_problem(days(30), decisions=[rule_out("c1", "w1")])

    assert find("hold", problem, a_plan(problem, {"c1": "w2", "c2": "w2"})) == []


def test_a_held_case_that_waits_for_its_holder_is_no_breach() -> None:
    assert find("hold", a_held_problem(days(30), reductions=[a_reduction("w1", 100, days(-3), days(10))])) == []
