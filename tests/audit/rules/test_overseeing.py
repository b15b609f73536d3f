"""Overseeing: what an unregistered role leads has one valid overseer a unit."""

from caseload.domain.caseload import Worker
from caseload.domain.problem import Problem
from tests.audit.asking import find
from tests.builders import a_case, a_plan, a_policy, a_problem, a_worker, give

OFFICER = a_worker("s1", role="support_officer")


def an_overseen_problem(*others: Worker, **changes: object) -> Problem:
    """A child in need for s1, a support officer; w1 may oversee."""
    return a_problem([OFFICER, a_worker(), *others], [a_case(**changes)])


def test_what_a_social_worker_leads_is_not_overseen() -> None:
    problem = an_overseen_problem()

    assert find("overseeing", problem, a_plan(problem, {"c1": "w1"})) == []


def test_a_support_officer_with_an_overseer_may_receive_a_case() -> None:
    problem = an_overseen_problem()

    assert find("overseeing", problem, a_plan(problem, {"c1": "s1"}, overseer={"c1": "w1"})) == []


def test_a_support_officer_without_an_overseer_may_not_receive_a_case() -> None:
    problem = an_overseen_problem()

    assert find("overseeing", problem, a_plan(problem, {"c1": "s1"})) == [("s1", "c1", None)]


def test_an_officer_may_not_oversee_another() -> None:
    problem = an_overseen_problem(a_worker("s2", role="support_officer"))
    plan = a_plan(problem, {"c1": "s1"}, overseer={"c1": "s2"})

    assert set(find("overseeing", problem, plan)) == {("s1", "c1", None), ("s2", "c1", None)}


def test_a_manager_without_a_cap_may_oversee() -> None:
    problem = an_overseen_problem(a_worker("m1", role="team_manager"))

    assert find("overseeing", problem, a_plan(problem, {"c1": "s1"}, overseer={"c1": "m1"})) == []


def test_one_overseer_for_a_unit() -> None:
    cases = [a_case("c1", family="f"), a_case("c2", family="f")]
    problem = a_problem([OFFICER, a_worker(), a_worker("w2")], cases)
    lead = {"c1": "s1", "c2": "s1"}

    assert find("overseeing", problem, a_plan(problem, lead, overseer={"c1": "w1", "c2": "w1"})) == []
    assert find("overseeing", problem, a_plan(problem, lead, overseer={"c1": "w1", "c2": "w2"})) == [(None, "c1", None)]


def test_a_personal_adviser_is_not_overseen() -> None:
    problem = a_problem([a_worker("p1", role="personal_adviser")], [a_case(kind="care_leaver")])

    assert find("overseeing", problem, a_plan(problem, {"c1": "p1"})) == []


def test_keeping_a_case_without_an_overseer_is_a_breach_since_the_input() -> None:
    assert find("overseeing", an_overseen_problem(holder="s1")) == [("s1", "c1", "input")]


def test_a_give_without_an_overseer_is_a_breach_by_decision() -> None:
    problem = a_problem([OFFICER], [a_case()], decisions=[give("c1", "s1")])

    assert find("overseeing", problem) == [("s1", "c1", "decision")]


def test_switched_off_nothing_is_overseen() -> None:
    problem = a_problem([OFFICER], [a_case()], policy=a_policy(rules_off={"overseeing"}))

    assert find("overseeing", problem, a_plan(problem, {"c1": "s1"})) == []
