"""Moves: how many families a team may change or lose a worker who is there."""

from typing import Any

import pytest

from caseload.domain.caseload import Case
from caseload.domain.problem import Problem
from tests.audit.asking import find, read_details
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days, give, rule_out

WORKERS = [a_worker(), a_worker("w2"), a_worker("w3", "South", lend_to=["North"])]


def a_settled_problem(*cases: Case, moves: int | None = 1, **tables: Any) -> Problem:
    """The cases, or four single children of w1."""
    settled = cases or tuple(a_case(f"c{n}", holder="w1") for n in range(1, 5))
    return a_problem(WORKERS, settled, moves=moves, **tables)


def test_a_plan_that_moves_nobody_is_no_breach() -> None:
    assert find("moves", a_settled_problem(moves=0)) == []


def test_as_many_moves_as_allowed_are_no_breach() -> None:
    problem = a_settled_problem()

    assert find("moves", problem, a_plan(problem, {"c1": "w2"})) == []


def test_one_move_more_is_a_breach_of_the_plan() -> None:
    problem = a_settled_problem()
    plan = a_plan(problem, {"c1": "w2", "c2": "w2"})

    assert find("moves", problem, plan) == [(None, None, None)]
    assert read_details("moves", problem, plan) == ["2 families of team North move, 1 is the most"]


def test_losing_a_worker_is_a_move() -> None:
    problem = a_settled_problem(moves=0)

    assert find("moves", problem, a_plan(problem, {"c1": None})) == [(None, None, None)]


def test_any_number_may_be_allowed() -> None:
    problem = a_settled_problem(moves=None)

    assert find("moves", problem, a_plan(problem, dict.fromkeys(problem.standings, "w2"))) == []


def test_a_family_counts_once_a_team() -> None:
    cases = [a_case("c1", family="f", holder="w1"), a_case("c2", family="f", holder="w2")]
    problem = a_settled_problem(*cases)

    assert find("moves", problem, a_plan(problem, {"c1": "w2", "c2": "w1"})) == []


def test_each_team_of_the_case_has_its_own_number() -> None:
    cases = [a_case("c1", holder="w1"), a_case("c2", "South", holder="w3")]
    problem = a_settled_problem(*cases)

    assert find("moves", problem, a_plan(problem, {"c1": None, "c2": None})) == []


@pytest.mark.parametrize(("kind", "found"), [("looked_after", []), ("child_in_need", [(None, None, None)])])
def test_a_core_that_goes_with_a_must_allocate_joiner_is_not_counted(kind: str, found: list[object]) -> None:
    cases = [a_case("c1", family="f", holder="w1"), a_case("c2", kind=kind, family="f")]
    problem = a_settled_problem(*cases, moves=0)

    assert find("moves", problem, a_plan(problem, {"c1": "w2", "c2": "w2"})) == found


def test_a_core_dropped_beside_a_dropped_joiner_is_counted() -> None:
    cases = [a_case("c1", family="f", holder="w1"), a_case("c2", kind="looked_after", family="f")]
    problem = a_settled_problem(*cases, moves=0)

    assert find("moves", problem, a_plan(problem, {"c1": None})) == [(None, None, None)]


def test_decisions_are_not_counted() -> None:
    problem = a_settled_problem(moves=0, decisions=[give("c1", "w2"), rule_out("c2", "w1")])

    assert find("moves", problem, a_plan(problem, {"c2": "w2"})) == []


def test_a_case_to_hand_on_is_not_counted() -> None:
    problem = a_settled_problem(a_case(holder="w3", transfer=True), moves=0)

    assert find("moves", problem, a_plan(problem, {"c1": "w1"})) == []


def test_what_a_leaver_hands_over_is_not_counted() -> None:
    workers = [a_worker(last_day=days(14)), a_worker("w2")]
    cases = [a_case(holder="w1")]
    handing = a_problem(workers, cases, hand_over=True)
    keeping = a_problem(workers, cases)

    assert find("moves", handing, a_plan(handing, {"c1": "w2"})) == []
    assert find("moves", keeping, a_plan(keeping, {"c1": "w2"})) == [(None, None, None)]


def test_switched_off_any_number_is_no_breach() -> None:
    problem = a_settled_problem(moves=0, policy=a_policy(rules_off={"moves"}))

    assert find("moves", problem, a_plan(problem, {"c1": "w2"})) == []


def test_what_waits_for_an_absent_holder_does_not_move() -> None:
    away = [a_reduction("w1", 100, days(-3), days(10))]

    assert find("moves", a_settled_problem(moves=0, reductions=away)) == []
