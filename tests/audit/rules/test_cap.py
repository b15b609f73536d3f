"""Cap: whoever receives a case leads no more than the cap of their role."""

from caseload.domain.problem import Problem
from tests.audit.asking import find, read_details
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days, give


def a_full_problem(held: int, waiting: int = 1, **tables: object) -> Problem:
    """A worker with a cap of 2 who holds some cases, and a second worker who holds none."""
    cases = [a_case(f"h{n}", holder="w1") for n in range(held)] + [a_case(f"n{n}") for n in range(waiting)]
    policy = a_policy(cap=2, rules_off=tables.pop("rules_off", ()))
    return a_problem([a_worker(), a_worker("w2")], cases, policy=policy, **tables)


def test_a_worker_without_cases_is_within_cap() -> None:
    assert find("cap", a_full_problem(0)) == []


def test_receiving_up_to_the_cap_is_no_breach() -> None:
    problem = a_full_problem(1)

    assert find("cap", problem, a_plan(problem, {"n0": "w1"})) == []


def test_receiving_one_beyond_the_cap_is_a_breach_of_the_plan() -> None:
    problem = a_full_problem(2)
    plan = a_plan(problem, {"n0": "w1"})

    assert find("cap", problem, plan) == [("w1", None, None)]
    assert read_details("cap", problem, plan) == ["holds 3 of 2"]


def test_keeping_more_than_the_cap_is_one_breach_since_the_input() -> None:
    assert find("cap", a_full_problem(4)) == [("w1", None, "input")]


def test_a_give_beyond_the_cap_is_one_breach_by_decision() -> None:
    assert find("cap", a_full_problem(2, decisions=[give("n0", "w1")])) == [("w1", None, "decision")]


def test_a_worker_taken_to_the_cap_by_a_give_receives_no_more() -> None:
    problem = a_full_problem(1, 2, decisions=[give("n0", "w1")])

    assert find("cap", problem) == []
    assert find("cap", problem, a_plan(problem, {"n1": "w1"})) == [("w1", None, None)]


def test_the_cap_falls_with_hours_and_role_and_rounds_down() -> None:
    workers = [a_worker(fte=0.5), a_worker("w2", role="senior_social_worker")]
    problem = a_problem(workers, [a_case("c1"), a_case("c2")], policy=a_policy(cap=3))

    assert find("cap", problem, a_plan(problem, {"c1": "w1", "c2": "w2"})) == []
    assert find("cap", problem, a_plan(problem, {"c1": "w1", "c2": "w1"})) == [("w1", None, None)]
    assert find("cap", problem, a_plan(problem, {"c1": "w2", "c2": "w2"})) == [("w2", None, None)]


def test_cases_that_wait_for_an_absent_holder_are_no_breach_of_the_cap() -> None:
    assert find("cap", a_full_problem(3, reductions=[a_reduction("w1", 100, days(-3), days(10))])) == []


def test_co_working_does_not_count_in_the_cap() -> None:
    problem = a_full_problem(2, 1)

    assert find("cap", problem, a_plan(problem, {"n0": "w2"}, co_worker={"n0": "w1"})) == []


def test_switched_off_the_cap_is_no_breach() -> None:
    assert find("cap", a_full_problem(4, rules_off={"cap"})) == []
