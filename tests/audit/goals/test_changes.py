"""Changes of worker, by kind and earlier changes, and 1 for each co-worker, overseer or cover lost."""

from typing import Any

import pytest

from caseload.domain.problem import Problem
from tests.audit.asking import measure
from tests.builders import a_case, a_plan, a_problem, a_reduction, a_worker, days, give, rule_out

WORKERS = [a_worker(), a_worker("w2"), a_worker("w3", "South")]
AWAY = [a_reduction("w1", 100, days(-3), days(10))]


def a_settled_problem(**changes: Any) -> Problem:
    """One case of w1, unless told; w2 could take it."""
    tables = {name: changes.pop(name) for name in ("decisions", "reductions", "hand_over") if name in changes}
    return a_problem(WORKERS, [a_case(**{"holder": "w1", **changes})], moves=None, **tables)


@pytest.mark.parametrize(
    ("kind", "earlier", "cost"),
    [
        ("child_in_need", 0, 1),
        ("looked_after", 0, 3),
        ("looked_after", 2, 9),
        ("care_leaver", 4, 10),
        ("care_leaver", 9, 10),
    ],
)
def test_a_case_that_leaves_its_holder_costs_by_kind_and_earlier_changes(kind: str, earlier: int, cost: int) -> None:
    problem = a_settled_problem(kind=kind, changes=earlier)

    assert measure("changes", problem) == 0
    assert measure("changes", problem, a_plan(problem, {"c1": "w2"})) == cost
    assert measure("changes", problem, a_plan(problem, {"c1": None})) == cost


def test_decisions_cost_nothing() -> None:
    given = a_settled_problem(decisions=[give("c1", "w2")])
    released = a_settled_problem(decisions=[rule_out("c1", "w1")])

    assert measure("changes", given) == 0
    assert measure("changes", released, a_plan(released, {"c1": "w2"})) == 0


def test_a_case_to_hand_on_costs_nothing() -> None:
    problem = a_settled_problem(holder="w3", transfer=True, co_worker="w2")

    assert measure("changes", problem, a_plan(problem, {"c1": "w1"}, co_worker={})) == 0
    assert measure("changes", problem, a_plan(problem, co_worker={})) == 0


def test_a_case_without_an_available_holder_costs_nothing() -> None:
    problem = a_settled_problem(reductions=[a_reduction("w1")])

    assert measure("changes", problem, a_plan(problem, {"c1": "w2"})) == 0


@pytest.mark.parametrize("duty", ["co_worker", "overseer"])
def test_a_kept_case_that_loses_or_changes_who_stands_by_costs_one(duty: str) -> None:
    problem = a_settled_problem(**{duty: "w2"})

    assert measure("changes", problem) == 0
    assert measure("changes", problem, a_plan(problem, **{duty: {}})) == 1
    assert measure("changes", problem, a_plan(problem, **{duty: {"c1": "w3"}})) == 1


def test_a_co_worker_who_is_not_available_is_not_lost() -> None:
    problem = a_settled_problem(co_worker="w2", reductions=[a_reduction("w2")])

    assert measure("changes", problem) == 0


def test_a_case_that_moves_does_not_count_its_co_worker_too() -> None:
    problem = a_settled_problem(co_worker="w2")

    assert measure("changes", problem, a_plan(problem, {"c1": "w2"}, co_worker={})) == 1


def test_a_cover_who_may_and_is_changed_costs_one() -> None:
    problem = a_settled_problem(kind="looked_after", cover="w2", reductions=AWAY)

    assert measure("changes", problem) == 0
    assert measure("changes", problem, a_plan(problem, cover={})) == 1
    assert measure("changes", problem, a_plan(problem, cover={"c1": "w3"})) == 1


def test_a_cover_who_may_not_or_is_not_needed_is_not_lost() -> None:
    unfit = a_settled_problem(kind="looked_after", cover="w3", reductions=AWAY)
    unneeded = a_settled_problem(cover="w2", reductions=AWAY)

    assert measure("changes", unfit, a_plan(unfit, cover={"c1": "w2"})) == 0
    assert measure("changes", unneeded, a_plan(unneeded, cover={})) == 0


@pytest.mark.parametrize("named", ["w1", "gone"])
def test_a_co_worker_who_is_the_holder_or_unknown_is_not_lost(named: str) -> None:
    assert measure("changes", a_settled_problem(co_worker=named)) == 0
