"""Hours: with `hours = "limit"`, whoever receives work has the hours for it."""

from caseload.domain.problem import Problem
from tests.audit.asking import find, read_details
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days, give


def a_busy_problem(held: float, new: float, hours: str = "limit", **tables: object) -> Problem:
    """w1 has 3 hours a week and a case of `held` hours; a case of `new` hours waits; s1 supports."""
    workers = [a_worker(capacity=3), a_worker("w2", capacity=3), a_worker("s1", role="support_officer", capacity=2)]
    cases = [a_case(holder="w1", hours=held, support_hours=1), a_case("c2", hours=new, support_hours=0)]
    return a_problem(workers, cases, policy=a_policy(hours=hours), **tables)


def test_a_worker_without_hours_to_spare_may_still_receive_nothing() -> None:
    assert find("hours", a_busy_problem(3, 1)) == []


def test_receiving_up_to_the_capacity_is_no_breach() -> None:
    problem = a_busy_problem(2, 1)

    assert find("hours", problem, a_plan(problem, {"c2": "w1"})) == []


def test_receiving_a_quarter_of_an_hour_too_much_is_a_breach_of_the_plan() -> None:
    problem = a_busy_problem(2, 1.25)
    plan = a_plan(problem, {"c2": "w1"})

    assert find("hours", problem, plan) == [("w1", None, None)]
    assert read_details("hours", problem, plan) == ["has 3.25 of 3 hours"]


def test_support_takes_hours_off() -> None:
    problem = a_busy_problem(2, 1.25)

    assert find("hours", problem, a_plan(problem, {"c2": "w1"}, support={("s1", "w1"): 1})) == []


def test_hours_that_are_only_reported_are_no_breach() -> None:
    problem = a_busy_problem(2, 5, hours="report")

    assert find("hours", problem, a_plan(problem, {"c2": "w1"})) == []


def test_keeping_too_many_hours_is_one_breach_since_the_input() -> None:
    assert find("hours", a_busy_problem(4, 1)) == [("w1", None, "input")]


def test_a_give_of_too_many_hours_is_a_breach_by_decision() -> None:
    assert find("hours", a_busy_problem(2, 2, decisions=[give("c2", "w1")])) == [("w1", None, "decision")]


def test_a_worker_above_their_hours_may_receive_no_duty() -> None:
    problem = a_busy_problem(3, 1)
    plan = a_plan(problem, {"c2": "w2"}, co_worker={"c2": "w1"})

    assert find("hours", problem, plan) == [("w1", None, None)]
    assert read_details("hours", problem, plan) == ["has 3 of 2 hours"]


def test_a_duty_that_fits_is_no_breach() -> None:
    problem = a_busy_problem(2, 1)

    assert find("hours", problem, a_plan(problem, {"c2": "w2"}, co_worker={"c2": "w1"})) == []


def test_what_waits_for_an_absent_holder_is_no_breach() -> None:
    away = [a_reduction("w1", 100, days(-3), days(10))]

    assert find("hours", a_busy_problem(4, 1, reductions=away)) == []
