"""Decisions: `give`, `not` and `wait` are carried out; `prefer` binds nobody."""

from caseload.domain.caseload import Decision
from caseload.domain.problem import Problem
from tests.audit.asking import find
from tests.builders import (
    a_case,
    a_plan,
    a_policy,
    a_problem,
    a_reduction,
    a_worker,
    days,
    give,
    leave_waiting,
    prefer,
    rule_out,
)


def a_decided_problem(*decisions: Decision, holder: str | None = None, **tables: object) -> Problem:
    """Two siblings with one holder or none, and two workers."""
    cases = [a_case("c1", family="f", holder=holder), a_case("c2", family="f", holder=holder)]
    return a_problem([a_worker(), a_worker("w2")], cases, moves=None, decisions=decisions, **tables)


def test_without_decisions_anything_goes() -> None:
    problem = a_decided_problem()

    assert find("decisions", problem, a_plan(problem, {"c1": "w1", "c2": "w1"})) == []


def test_a_give_that_is_carried_out_is_no_breach() -> None:
    assert find("decisions", a_decided_problem(give("c1", "w2"), holder="w1")) == []


def test_a_give_that_is_not_carried_out_is_a_breach_of_the_plan() -> None:
    problem = a_decided_problem(give("c1", "w2"))

    assert find("decisions", problem, a_plan(problem, {"c1": "w1"})) == [("w1", "c1", None)]
    assert find("decisions", problem, a_plan(problem, {"c1": None})) == [(None, "c1", None)]


def test_a_wait_leaves_the_case_without_a_worker() -> None:
    problem = a_decided_problem(leave_waiting("c1"))

    assert find("decisions", problem, a_plan(problem, {"c2": "w1"})) == []
    assert find("decisions", problem, a_plan(problem, {"c1": "w1"})) == [("w1", "c1", None)]


def test_a_not_binds_the_whole_unit() -> None:
    problem = a_decided_problem(rule_out("c1", "w1"))

    assert find("decisions", problem, a_plan(problem, {"c1": "w2", "c2": "w2"})) == []
    found = find("decisions", problem, a_plan(problem, {"c1": "w1", "c2": "w1"}))
    assert found == [("w1", "c1", None), ("w1", "c2", None)]


def test_a_not_that_names_the_holder_takes_the_whole_core_from_them() -> None:
    problem = a_decided_problem(rule_out("c1", "w1"), holder="w1")

    assert find("decisions", problem) == []
    found = find("decisions", problem, a_plan(problem, {"c1": "w1", "c2": "w1"}))
    assert found == [("w1", "c1", None), ("w1", "c2", None)]


def test_a_not_that_names_the_absent_holder_ends_the_waiting() -> None:
    problem = a_decided_problem(
        rule_out("c1", "w1"), holder="w1", reductions=[a_reduction("w1", 100, days(-3), days(10))]
    )
    plan = a_plan(problem, {"c1": "w2", "c2": "w2"})

    assert find("decisions", problem, plan) == []
    assert find("one_worker", problem, plan) == []


def test_a_not_does_not_bind_what_is_kept() -> None:
    problem = a_decided_problem(rule_out("c1", "w2"), holder="w1")

    assert find("decisions", problem) == []
    assert find("decisions", problem, a_plan(problem, {"c1": "w2", "c2": "w2"})) != []


def test_a_preference_that_is_not_met_is_no_breach() -> None:
    problem = a_decided_problem(prefer("c1", "w1"))

    assert find("decisions", problem, a_plan(problem, {"c1": "w2", "c2": "w2"})) == []


def test_switched_off_decisions_are_no_breach() -> None:
    problem = a_decided_problem(rule_out("c1", "w1"), policy=a_policy(rules_off={"decisions"}))

    assert find("decisions", problem, a_plan(problem, {"c1": "w1", "c2": "w1"})) == []


def test_a_not_on_a_joiner_does_not_bind_the_case_that_is_given() -> None:
    problem = a_decided_problem(give("c1", "w1"), rule_out("c2", "w1"))

    assert find("decisions", problem) == []
    assert find("decisions", problem, a_plan(problem, {"c2": "w1"})) == [("w1", "c2", None)]
