"""No drop: a must-allocate case is never taken from a worker who is there to nobody."""

from tests.audit.asking import find
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, rule_out

WORKERS = [a_worker(), a_worker("w2")]


def test_a_must_allocate_case_that_is_kept_is_no_breach() -> None:
    assert find("no_drop", a_problem(WORKERS, [a_case(kind="looked_after", holder="w1")])) == []


def test_a_must_allocate_case_may_change_worker() -> None:
    problem = a_problem(WORKERS, [a_case(kind="looked_after", holder="w1")])

    assert find("no_drop", problem, a_plan(problem, {"c1": "w2"})) == []


def test_a_must_allocate_case_may_not_lose_its_worker() -> None:
    problem = a_problem(WORKERS, [a_case(kind="looked_after", holder="w1")])

    assert find("no_drop", problem, a_plan(problem, {"c1": None})) == [("w1", "c1", None)]


def test_proceedings_make_a_case_must_allocate() -> None:
    problem = a_problem(WORKERS, [a_case(proceedings="care", holder="w1")])

    assert find("no_drop", problem, a_plan(problem, {"c1": None})) == [("w1", "c1", None)]


def test_another_case_may_lose_its_worker() -> None:
    problem = a_problem(WORKERS, [a_case(holder="w1")])

    assert find("no_drop", problem, a_plan(problem, {"c1": None})) == []


def test_a_case_whose_holder_is_gone_is_not_dropped() -> None:
    problem = a_problem(WORKERS, [a_case(kind="looked_after", holder="w1")], reductions=[a_reduction("w1")])

    assert find("no_drop", problem, a_plan(problem, {"c1": None})) == []


def test_a_case_that_a_not_takes_from_its_holder_is_not_dropped() -> None:
    problem = a_problem(WORKERS, [a_case(kind="looked_after", holder="w1")], decisions=[rule_out("c1", "w1")])

    assert find("no_drop", problem) == []


def test_switched_off_a_dropped_case_is_no_breach() -> None:
    policy = a_policy(rules_off={"no_drop"})
    problem = a_problem(WORKERS, [a_case(kind="looked_after", holder="w1")], policy=policy)

    assert find("no_drop", problem, a_plan(problem, {"c1": None})) == []
