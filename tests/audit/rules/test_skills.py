"""Skills: a case goes to someone with every skill it needs."""

from tests.audit.asking import find, read_details
from tests.builders import a_case, a_plan, a_policy, a_problem, a_worker, give


def test_a_case_that_needs_no_skill_goes_to_anyone() -> None:
    problem = a_problem()

    assert find("skills", problem, a_plan(problem, {"c1": "w1"})) == []


def test_a_worker_with_every_skill_may_receive_the_case() -> None:
    problem = a_problem([a_worker(skills=["court", "asylum"])], [a_case(skills=["court", "asylum"])])

    assert find("skills", problem, a_plan(problem, {"c1": "w1"})) == []


def test_a_worker_who_lacks_one_skill_may_not_receive_the_case() -> None:
    problem = a_problem([a_worker(skills=["court"])], [a_case(skills=["court", "asylum"])])
    plan = a_plan(problem, {"c1": "w1"})

    assert find("skills", problem, plan) == [("w1", "c1", None)]
    assert read_details("skills", problem, plan) == ["needs 2 skills, its worker has 1 of them"]


def test_keeping_a_case_without_the_skill_is_a_breach_since_the_input() -> None:
    assert find("skills", a_problem([a_worker()], [a_case(holder="w1", skills=["court"])])) == [("w1", "c1", "input")]


def test_a_give_without_the_skill_is_a_breach_by_decision() -> None:
    problem = a_problem([a_worker()], [a_case(skills=["court"])], decisions=[give("c1", "w1")])

    assert find("skills", problem) == [("w1", "c1", "decision")]


def test_switched_off_skills_are_no_breach() -> None:
    problem = a_problem([a_worker()], [a_case(skills=["court"])], policy=a_policy(rules_off={"skills"}))

    assert find("skills", problem, a_plan(problem, {"c1": "w1"})) == []


def test_a_case_without_a_worker_lacks_no_skill() -> None:
    assert find("skills", a_problem([a_worker()], [a_case(skills=["court"])])) == []
