"""Co-working: barred work that an NQSW leads from month 6 has one valid co-worker a unit."""

from dataclasses import replace
from datetime import date

import pytest

from caseload.domain.caseload import Worker
from caseload.domain.problem import Problem
from tests.audit.asking import find
from tests.builders import ROLES, a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days, give

NEW = a_worker("n1", role="nqsw", start_date=date(2025, 6, 5))


def a_co_worked_problem(*others: Worker, holder: str | None = None, **changes: object) -> Problem:
    """A child protection case for n1, an NQSW in month 7; co-workers w1 and the others."""
    case = a_case(kind="child_protection", holder=holder, **changes)
    return a_problem([NEW, a_worker(), *others], [case])


def test_what_a_social_worker_leads_needs_no_co_worker() -> None:
    problem = a_co_worked_problem()

    assert find("co_working", problem, a_plan(problem, {"c1": "w1"})) == []


def test_an_nqsw_with_a_co_worker_may_receive_barred_work() -> None:
    problem = a_co_worked_problem()

    assert find("co_working", problem, a_plan(problem, {"c1": "n1"}, co_worker={"c1": "w1"})) == []


def test_an_nqsw_without_a_co_worker_may_not_receive_barred_work() -> None:
    problem = a_co_worked_problem()

    assert find("co_working", problem, a_plan(problem, {"c1": "n1"})) == [("n1", "c1", None)]


def test_other_work_of_an_nqsw_needs_no_co_worker() -> None:
    problem = a_problem([NEW], [a_case(kind="looked_after")])

    assert find("co_working", problem, a_plan(problem, {"c1": "n1"})) == []


@pytest.mark.parametrize(
    "other",
    [
        a_worker("x", "South"),
        a_worker("x", role="nqsw", start_date=date(2025, 2, 5)),
        a_worker("x", role="support_officer"),
        a_worker("x", first_day=days(3)),
    ],
)
def test_a_co_worker_must_be_there_qualified_for_long_and_serve_the_team(other: Worker) -> None:
    problem = a_co_worked_problem(other)
    plan = a_plan(problem, {"c1": "n1"}, co_worker={"c1": "x"})

    assert set(find("co_working", problem, plan)) == {("n1", "c1", None), ("x", "c1", None)}


def test_a_co_worker_who_lends_to_the_team_will_do() -> None:
    problem = a_co_worked_problem(a_worker("x", "South", lend_to=["North"]))

    assert find("co_working", problem, a_plan(problem, {"c1": "n1"}, co_worker={"c1": "x"})) == []


def test_with_lending_switched_off_a_co_worker_may_come_from_anywhere() -> None:
    workers = [NEW, a_worker("x", "South")]
    problem = a_problem(workers, [a_case(kind="child_protection")], policy=a_policy(rules_off={"lending"}))

    assert find("co_working", problem, a_plan(problem, {"c1": "n1"}, co_worker={"c1": "x"})) == []


def test_nobody_co_works_what_they_lead() -> None:
    problem = a_co_worked_problem()

    assert find("co_working", problem, a_plan(problem, {"c1": "w1"}, co_worker={"c1": "w1"})) == [("w1", "c1", None)]


def test_nobody_co_works_a_case_without_a_worker() -> None:
    problem = a_co_worked_problem()

    assert find("co_working", problem, a_plan(problem, co_worker={"c1": "w1"})) == [("w1", "c1", None)]


def test_two_co_workers_for_one_unit_are_a_breach_if_one_is_new() -> None:
    cases = [a_case(f"c{n}", kind="child_protection", family="f", holder="n1", co_worker="w1") for n in (1, 2)]
    problem = a_problem([NEW, a_worker(), a_worker("w2")], cases)

    assert find("co_working", problem, a_plan(problem, co_worker={"c1": "w1", "c2": "w2"})) == [(None, "c1", None)]
    assert find("co_working", problem, a_plan(problem, co_worker={"c1": "w2", "c2": "w2"})) == []


def test_two_kept_co_workers_of_one_unit_are_no_breach() -> None:
    cases = [
        a_case("c1", kind="child_protection", family="f", holder="n1", co_worker="w1"),
        a_case("c2", kind="child_protection", family="f", holder="n1", co_worker="w2"),
    ]

    assert find("co_working", a_problem([NEW, a_worker(), a_worker("w2")], cases)) == []


def test_keeping_barred_work_without_a_co_worker_is_a_breach_since_the_input() -> None:
    assert find("co_working", a_co_worked_problem(holder="n1")) == [("n1", "c1", "input")]


def test_keeping_a_co_worker_who_may_not_is_a_breach_since_the_input() -> None:
    problem = a_co_worked_problem(a_worker("x", "South"), holder="n1", co_worker="x")

    assert find("co_working", problem) == [("n1", "c1", "input")]


def test_a_give_of_barred_work_without_a_co_worker_is_a_breach_by_decision() -> None:
    problem = a_problem([NEW], [a_case(kind="child_protection")], decisions=[give("c1", "n1")])

    assert find("co_working", problem) == [("n1", "c1", "decision")]


def test_a_waiting_case_keeps_its_co_worker() -> None:
    away = [a_reduction("n1", 100, days(-3), days(10))]
    case = a_case(kind="child_protection", holder="n1", co_worker="w1")
    problem = a_problem([NEW, a_worker()], [case], reductions=away)

    assert find("co_working", problem) == []
    assert ("w1", "c1", None) in find("co_working", problem, a_plan(problem, co_worker={}))


def test_switched_off_nothing_is_co_worked() -> None:
    problem = a_problem([NEW], [a_case(kind="child_protection")], policy=a_policy(rules_off={"co_working"}))

    assert find("co_working", problem, a_plan(problem, {"c1": "n1"})) == []


@pytest.mark.parametrize(("start", "found"), [(date(2025, 7, 5), [("n1", "c1", None)]), (date(2025, 7, 6), [])])
def test_proceedings_are_co_worked_from_the_very_month_they_are_allowed(start: date, found: list[object]) -> None:
    nqsw = a_worker("n1", role="nqsw", start_date=start)
    problem = a_problem([nqsw], [a_case(kind="looked_after", proceedings="pre")])

    assert find("co_working", problem, a_plan(problem, {"c1": "n1"})) == found


def test_only_what_an_nqsw_leads_is_co_worked_even_if_allowed_from_the_start() -> None:
    workers = [a_worker("n1", role="nqsw"), a_worker()]
    problem = a_problem(workers, [a_case(kind="section_47")], policy=a_policy(protected_from=0))

    assert find("co_working", problem, a_plan(problem, {"c1": "w1"})) == []
    assert find("co_working", problem, a_plan(problem, {"c1": "n1"})) == [("n1", "c1", None)]


def test_a_co_worker_must_be_one_who_may_lead_the_case() -> None:
    roles = {**ROLES, "agency_social_worker": replace(ROLES["agency_social_worker"], leads=frozenset({"assessment"}))}
    workers = [NEW, a_worker("x", role="agency_social_worker")]
    problem = a_problem(workers, [a_case(kind="child_protection")], policy=a_policy(roles=roles))
    plan = a_plan(problem, {"c1": "n1"}, co_worker={"c1": "x"})

    assert set(find("co_working", problem, plan)) == {("n1", "c1", None), ("x", "c1", None)}


def test_a_waiting_case_does_not_keep_a_co_worker_who_is_away_too() -> None:
    away = [a_reduction("n1", 100, days(-3), days(10)), a_reduction("w1")]
    case = a_case(kind="looked_after", holder="n1", co_worker="w1")

    assert find("co_working", a_problem([NEW, a_worker()], [case], reductions=away)) == []
