"""Cases taken from a worker who is there, and left with nobody."""

from tests.audit.asking import measure
from tests.builders import a_case, a_plan, a_problem, a_reduction, a_worker, rule_out

WORKERS = [a_worker(), a_worker("w2")]


def test_a_case_that_loses_its_worker_is_displaced() -> None:
    problem = a_problem(WORKERS, [a_case("c1", holder="w1"), a_case("c2", holder="w1"), a_case("c3")])

    assert measure("displaced", problem) == 0
    assert measure("displaced", problem, a_plan(problem, {"c1": None, "c2": "w2"})) == 1


def test_a_case_whose_holder_is_gone_is_not_displaced() -> None:
    problem = a_problem(WORKERS, [a_case(holder="w1")], reductions=[a_reduction("w1")])

    assert measure("displaced", problem, a_plan(problem, {"c1": None})) == 0


def test_a_case_that_a_not_takes_from_its_holder_is_not_displaced() -> None:
    problem = a_problem(WORKERS, [a_case(holder="w1")], decisions=[rule_out("c1", "w1")])

    assert measure("displaced", problem) == 0
