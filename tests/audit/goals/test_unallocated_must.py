"""Must-allocate cases with nobody: no worker or, while their holder is away, no cover who may."""

from typing import Any

from tests.audit.asking import measure
from tests.builders import a_case, a_plan, a_problem, a_reduction, a_worker, days, leave_waiting

AWAY = [a_reduction("w1", 100, days(-3), days(10))]
WORKERS = [a_worker(), a_worker("w2"), a_worker("n1", role="nqsw")]


def test_only_must_allocate_cases_without_a_worker_count() -> None:
    cases = [a_case("c1"), a_case("c2", kind="looked_after"), a_case("c3", proceedings="pre")]
    problem = a_problem(WORKERS, cases)

    assert measure("unallocated_must", problem) == 2
    assert measure("unallocated_must", problem, a_plan(problem, {"c2": "w1"})) == 1


def test_a_case_that_is_decided_to_wait_counts() -> None:
    problem = a_problem(WORKERS, [a_case(kind="section_47")], decisions=[leave_waiting("c1")])

    assert measure("unallocated_must", problem) == 1


def a_waiting_case(**changes: Any) -> Any:
    return a_problem(WORKERS, [a_case(kind="looked_after", holder="w1", **changes)], reductions=AWAY)


def test_a_case_that_waits_for_its_holder_counts_until_it_has_a_cover_who_may() -> None:
    problem = a_waiting_case()

    assert measure("unallocated_must", problem) == 1
    assert measure("unallocated_must", problem, a_plan(problem, cover={"c1": "w2"})) == 0
    assert measure("unallocated_must", problem, a_plan(problem, cover={"c1": "n1"})) == 1


def test_a_cover_whom_the_input_names_is_kept() -> None:
    assert measure("unallocated_must", a_waiting_case(cover="w2")) == 0


def test_up_to_five_working_days_need_no_cover() -> None:
    case = a_case(kind="looked_after", holder="w1")
    week = a_problem(WORKERS, [case], reductions=[a_reduction("w1", 100, days(0), days(6))])
    longer = a_problem(WORKERS, [case], reductions=[a_reduction("w1", 100, days(0), days(7))])

    assert measure("unallocated_must", week) == 0
    assert measure("unallocated_must", longer) == 1


def test_a_waiting_case_that_may_wait_needs_no_cover() -> None:
    problem = a_problem(WORKERS, [a_case(holder="w1")], reductions=AWAY)

    assert measure("unallocated_must", problem) == 0
