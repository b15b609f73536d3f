"""Transfer: a case held in another team stays; one to hand on keeps its holder until another takes it."""

from typing import Any

import pytest

from caseload.domain.problem import Problem
from tests.audit.asking import find
from tests.builders import a_case, a_plan, a_policy, a_problem, a_worker, days, give, rule_out


def a_transfer_problem(transfer: bool, holder: str = "w2", **tables: Any) -> Problem:
    """A case of North whom w2 of South holds, unless told; w1 is of North, w3 of South."""
    case = a_case(holder=holder, transfer=transfer, hold_until=tables.pop("hold_until", None))
    return a_problem([a_worker(), a_worker("w2", "South"), a_worker("w3", "South")], [case], moves=None, **tables)


@pytest.mark.parametrize("transfer", [False, True])
def test_a_case_that_stays_in_another_team_is_no_breach(transfer: bool) -> None:
    assert find("transfer", a_transfer_problem(transfer)) == []


@pytest.mark.parametrize("other", ["w1", "w3", None])
def test_a_case_held_in_another_team_may_not_move(other: str | None) -> None:
    problem = a_transfer_problem(False)

    assert find("transfer", problem, a_plan(problem, {"c1": other})) == [("w2", "c1", None)]


def test_a_case_to_hand_on_may_go_to_its_own_team() -> None:
    problem = a_transfer_problem(True)

    assert find("transfer", problem, a_plan(problem, {"c1": "w1"})) == []


def test_a_case_to_hand_on_may_not_be_left_without_a_worker() -> None:
    problem = a_transfer_problem(True)

    assert find("transfer", problem, a_plan(problem, {"c1": None})) == [("w2", "c1", None)]


def test_a_case_held_in_its_own_team_may_move() -> None:
    problem = a_transfer_problem(True, holder="w1")

    assert find("transfer", problem, a_plan(problem, {"c1": None})) == []


def test_a_hold_comes_before_a_transfer() -> None:
    problem = a_transfer_problem(True, hold_until=days(10))

    assert find("transfer", problem, a_plan(problem, {"c1": "w1"})) == [("w2", "c1", None)]


def test_what_a_leaver_hands_over_is_not_left_without_a_worker() -> None:
    workers = [a_worker(last_day=days(14)), a_worker("w2")]
    problem = a_problem(workers, [a_case(holder="w1")], hand_over=True)

    assert find("transfer", problem, a_plan(problem, {"c1": "w2"})) == []
    assert find("transfer", problem, a_plan(problem, {"c1": None})) == [("w1", "c1", None)]


@pytest.mark.parametrize("decision", [give("c1", "w1"), rule_out("c1", "w2")])
def test_decisions_come_before_a_transfer(decision: Any) -> None:
    problem = a_transfer_problem(False, decisions=[decision])

    assert find("transfer", problem, a_plan(problem, {"c1": "w1"})) == []


def test_switched_off_a_case_held_in_another_team_may_move() -> None:
    problem = a_transfer_problem(False, policy=a_policy(rules_off={"transfer"}))

    assert find("transfer", problem, a_plan(problem, {"c1": "w1"})) == []
