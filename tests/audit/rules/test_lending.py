"""Lending: to the team's own workers and those lent to it, within the share of hours they lend."""

from typing import Any

import pytest

from caseload.domain.problem import Problem
from tests.audit.asking import find, read_details
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days, give


def a_lent_problem(lend_to: tuple[str, ...] = ("North",), **tables: Any) -> Problem:
    """w2 of the team South has 5 hours to lend; the cases c1 (3 hours), c2 (2) and c3 (0.25) of North wait."""
    workers = [
        a_worker(),
        a_worker("w2", "South", capacity=25, lend_to=lend_to, authority="Shire"),
        a_worker("w3", "North", authority="Shire"),
    ]
    cases = [a_case("c1", hours=3), a_case("c2", hours=2), a_case("c3", hours=0.25)]
    return a_problem(workers, cases, **tables)


def test_a_worker_of_the_team_lends_nothing() -> None:
    problem = a_lent_problem()

    assert find("lending", problem, a_plan(problem, {"c1": "w1", "c2": "w1", "c3": "w1"})) == []


@pytest.mark.parametrize("lend_to", [("North",), ("Shire",)])
def test_a_worker_lent_to_the_team_or_its_authority_may_receive_its_cases(lend_to: tuple[str, ...]) -> None:
    problem = a_lent_problem(lend_to)

    assert find("lending", problem, a_plan(problem, {"c1": "w2", "c2": "w2"})) == []


def test_a_worker_who_does_not_serve_the_team_may_not_receive_its_cases() -> None:
    problem = a_lent_problem(())

    assert find("lending", problem, a_plan(problem, {"c1": "w2"})) == [("w2", "c1", None)]


def test_beyond_the_share_of_their_hours_is_a_breach_of_the_plan() -> None:
    problem = a_lent_problem()
    plan = a_plan(problem, {"c1": "w2", "c2": "w2", "c3": "w2"})

    assert find("lending", problem, plan) == [("w2", None, None)]
    assert read_details("lending", problem, plan) == ["lends 5.25 of 5 hours"]


def test_duties_and_kept_cases_of_other_teams_count_in_the_share() -> None:
    workers = [a_worker(), a_worker("w2", "South", capacity=25, lend_to=["North"])]
    cases = [a_case("c1", hours=4.5, holder="w2"), a_case("c2", holder="w1")]
    problem = a_problem(workers, cases)

    assert find("lending", problem, a_plan(problem, overseer={"c2": "w2"})) == []
    assert find("lending", problem, a_plan(problem, co_worker={"c2": "w2"})) == [("w2", None, None)]


def test_a_duty_received_outside_the_teams_served_is_a_breach() -> None:
    problem = a_lent_problem(())

    assert find("lending", problem, a_plan(problem, {"c1": "w1"}, co_worker={"c1": "w2"})) == [("w2", "c1", None)]


def test_a_cover_from_outside_the_teams_served_is_a_breach() -> None:
    workers = [a_worker(), a_worker("w2", "South")]
    away = [a_reduction("w1", 100, days(-3), days(10))]
    problem = a_problem(workers, [a_case(kind="looked_after", holder="w1")], reductions=away)

    assert find("lending", problem, a_plan(problem, cover={"c1": "w2"})) == [("w2", "c1", None)]


def test_a_case_kept_in_another_team_is_no_breach() -> None:
    problem = a_problem([a_worker("w2", "South")], [a_case(hours=9, holder="w2")])

    assert find("lending", problem) == []


def test_a_give_outside_the_teams_served_is_a_breach_by_decision() -> None:
    problem = a_lent_problem((), decisions=[give("c1", "w2")])

    assert find("lending", problem) == [("w2", "c1", "decision")]


def test_a_give_beyond_the_share_is_a_breach_by_decision() -> None:
    problem = a_lent_problem(decisions=[give("c1", "w2"), give("c2", "w2"), give("c3", "w2")])

    assert find("lending", problem) == [("w2", None, "decision")]


def test_travel_counts_in_the_share() -> None:
    workers = [a_worker("w2", "South", area="hill", capacity=25, lend_to=["North"])]
    cases = [a_case(hours=4.75, area="shore")]
    near = a_problem(workers, cases, travel={("hill", "shore"): 30})
    far = a_problem(workers, cases, travel={("hill", "shore"): 31})

    assert find("lending", near, a_plan(near, {"c1": "w2"})) == []
    assert find("lending", far, a_plan(far, {"c1": "w2"})) == [("w2", None, None)]


def test_switched_off_anyone_may_receive_a_case() -> None:
    problem = a_lent_problem((), policy=a_policy(rules_off={"lending"}))

    assert find("lending", problem, a_plan(problem, {"c1": "w2"})) == []


def a_lender_at_the_limit(**changes: Any) -> Problem:
    """w2 of South keeps a case of North beyond what they may lend; c2 of South and c3 of North wait or are w1's."""
    workers = [a_worker(), a_worker("w2", "South", capacity=5, lend_to=["North"])]
    cases = [
        a_case("c1", hours=3, holder="w2"),
        a_case("c2", "South", hours=1),
        a_case("c3", hours=1, holder="w1", **changes),
    ]
    return a_problem(workers, cases)


def test_work_of_their_own_team_is_not_lent() -> None:
    problem = a_lender_at_the_limit()

    assert find("lending", problem, a_plan(problem, {"c2": "w2"})) == []
    assert find("lending", problem, a_plan(problem, {"c2": "w1"}, co_worker={"c2": "w2"})) == [("w1", "c2", None)]


def test_a_kept_duty_in_another_team_does_not_bind() -> None:
    kept = a_lender_at_the_limit(co_worker="w2")
    new = a_lender_at_the_limit()

    assert find("lending", kept) == []
    assert find("lending", new, a_plan(new, co_worker={"c3": "w2"})) == [("w2", None, None)]


def test_receiving_beyond_the_share_beside_a_give_is_the_plans_own_breach() -> None:
    problem = a_lent_problem(decisions=[give("c3", "w2")])

    assert find("lending", problem, a_plan(problem, {"c1": "w2", "c2": "w2"})) == [("w2", None, None)]
