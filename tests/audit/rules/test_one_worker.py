"""One worker: available, or the absent holder it waits for; one cover a unit."""

from dataclasses import replace

from caseload.domain.problem import Problem
from tests.audit.asking import find
from tests.builders import a_case, a_plan, a_problem, a_reduction, a_worker, days

AWAY = [a_reduction("w1", 100, days(-3), days(10))]


def a_waiting_problem(*cases: str, **changes: object) -> Problem:
    """Child protection cases that wait for w1, away for two weeks, in a team with w2 and w3."""
    held = [a_case(case, kind="child_protection", family="f", holder="w1", **changes) for case in cases]
    return a_problem([a_worker(), a_worker("w2"), a_worker("w3")], held, reductions=AWAY)


def test_a_plan_that_leaves_everyone_where_they_are_is_no_breach() -> None:
    assert find("one_worker", a_problem([a_worker()], [a_case(holder="w1"), a_case("c2")])) == []


def test_an_available_worker_may_receive_a_case() -> None:
    problem = a_problem()

    assert find("one_worker", problem, a_plan(problem, {"c1": "w1"})) == []


def test_a_worker_who_is_not_available_may_receive_nothing() -> None:
    problem = a_problem(reductions=[a_reduction("w1")])

    assert find("one_worker", problem, a_plan(problem, {"c1": "w1"})) == [("w1", "c1", None)]


def test_half_a_reduction_leaves_a_worker_available() -> None:
    problem = a_problem(reductions=[a_reduction("w1", 50)])

    assert find("one_worker", problem, a_plan(problem, {"c1": "w1"})) == []


def test_an_absent_worker_may_not_receive_a_case_beside_those_that_wait_for_them() -> None:
    problem = a_problem([a_worker()], [a_case(holder="w1"), a_case("c2")], reductions=AWAY)

    assert find("one_worker", problem, a_plan(problem, {"c2": "w1"})) == [("w1", "c2", None)]


def test_a_case_that_waits_for_its_absent_holder_may_not_leave_them() -> None:
    problem = a_waiting_problem("c1")

    assert find("one_worker", problem, a_plan(problem, {"c1": "w2"})) == [("w2", "c1", None)]
    assert find("one_worker", problem, a_plan(problem, {"c1": None})) == [(None, "c1", None)]


def test_a_case_missing_from_the_plan_is_a_breach() -> None:
    problem = a_problem()
    plan = replace(a_plan(problem), lead={})

    assert find("one_worker", problem, plan) == [(None, "c1", None)]


def test_someone_who_is_not_among_the_workers_is_a_breach() -> None:
    problem = a_problem()

    assert find("one_worker", problem, a_plan(problem, {"c1": "nobody"})) == [("nobody", "c1", None)]


def test_one_cover_for_a_whole_unit_is_no_breach() -> None:
    problem = a_waiting_problem("c1", "c2")

    assert find("one_worker", problem, a_plan(problem, cover={"c1": "w2", "c2": "w2"})) == []


def test_two_new_covers_for_one_unit_are_a_breach() -> None:
    problem = a_waiting_problem("c1", "c2")

    assert find("one_worker", problem, a_plan(problem, cover={"c1": "w2", "c2": "w3"})) == [(None, "c1", None)]


def test_a_kept_cover_beside_a_new_one_is_no_breach() -> None:
    workers = [a_worker(), a_worker("w2"), a_worker("w3")]
    cases = [
        a_case("c1", kind="child_protection", family="f", holder="w1", cover="w2"),
        a_case("c2", kind="child_protection", family="f", holder="w1"),
    ]
    problem = a_problem(workers, cases, reductions=AWAY)

    assert find("one_worker", problem, a_plan(problem, cover={"c1": "w2", "c2": "w3"})) == []


def test_a_new_cover_who_may_not_stand_by_is_a_breach() -> None:
    workers = [a_worker(), a_worker("w2", role="nqsw"), a_worker("w3", "South")]
    problem = a_problem(workers, [a_case(kind="child_protection", holder="w1")], reductions=AWAY)

    assert find("one_worker", problem, a_plan(problem, cover={"c1": "w2"})) == [("w2", "c1", None)]
    assert find("one_worker", problem, a_plan(problem, cover={"c1": "w3"})) == [("w3", "c1", None)]


def test_a_kept_cover_who_may_not_stand_by_is_a_breach_since_the_input() -> None:
    workers = [a_worker(), a_worker("w2", role="nqsw")]
    problem = a_problem(workers, [a_case(kind="child_protection", holder="w1", cover="w2")], reductions=AWAY)

    assert find("one_worker", problem, a_plan(problem, cover={"c1": "w2"})) == [("w2", "c1", "input")]


def test_covering_a_case_that_needs_no_cover_is_a_breach() -> None:
    problem = a_problem([a_worker(), a_worker("w2")], [a_case(holder="w1")])

    assert find("one_worker", problem, a_plan(problem, cover={"c1": "w2"})) == [("w2", "c1", None)]


def test_a_kept_cover_that_is_not_needed_any_more_is_no_breach() -> None:
    problem = a_problem([a_worker(), a_worker("w2")], [a_case(holder="w1", cover="w2")])

    assert find("one_worker", problem, a_plan(problem, cover={"c1": "w2"})) == []
