"""Leaving: nobody who leaves, or goes for long, within four weeks receives a case."""

import pytest

from tests.audit.asking import find
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days, give


def test_a_worker_who_stays_may_receive_a_case() -> None:
    problem = a_problem()

    assert find("leaving", problem, a_plan(problem, {"c1": "w1"})) == []


@pytest.mark.parametrize(("last_day", "found"), [(29, []), (28, [("w1", "c1", None)]), (0, [("w1", "c1", None)])])
def test_a_last_day_within_four_weeks_keeps_cases_away(last_day: int, found: list[object]) -> None:
    problem = a_problem([a_worker(last_day=days(last_day))], [a_case()])

    assert find("leaving", problem, a_plan(problem, {"c1": "w1"})) == found


@pytest.mark.parametrize(("end", "found"), [(14 + 27, []), (14 + 28, [("w1", "c1", None)])])
def test_a_long_absence_within_four_weeks_keeps_cases_away(end: int, found: list[object]) -> None:
    problem = a_problem(reductions=[a_reduction("w1", 100, days(14), days(end))])

    assert find("leaving", problem, a_plan(problem, {"c1": "w1"})) == found


def test_what_a_leaver_keeps_is_no_breach() -> None:
    assert find("leaving", a_problem([a_worker(last_day=days(14))], [a_case(holder="w1")])) == []


def test_a_give_to_a_leaver_is_a_breach_by_decision() -> None:
    problem = a_problem([a_worker(last_day=days(14))], [a_case()], decisions=[give("c1", "w1")])

    assert find("leaving", problem) == [("w1", "c1", "decision")]


def test_switched_off_a_leaver_may_receive_a_case() -> None:
    problem = a_problem([a_worker(last_day=days(14))], [a_case()], policy=a_policy(rules_off={"leaving"}))

    assert find("leaving", problem, a_plan(problem, {"c1": "w1"})) == []
