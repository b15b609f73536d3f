"""Protected: an NQSW keeps to the protected load, and off barred work before month 6."""

import pytest

from caseload.domain.problem import Problem
from tests.audit.asking import find, read_details
from tests.builders import MONDAY, a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days, give

YEAR = MONDAY.year


def a_new_worker(months: int) -> object:
    """An NQSW so many whole months into the protected period."""
    return a_worker(role="nqsw", start_date=MONDAY.replace(year=YEAR - 1, month=13 - months))


def a_loaded_problem(held: int, months: int = 1, **tables: object) -> Problem:
    """An NQSW whose protected load is 1 in the first months (a quarter of 4), and a case that waits."""
    cases = [a_case(f"h{n}", holder="w1") for n in range(held)] + [a_case("n0")]
    policy = a_policy(target=4, rules_off=tables.pop("rules_off", ()))
    return a_problem([a_new_worker(months)], cases, policy=policy, **tables)


def test_an_nqsw_without_cases_is_within_the_protected_load() -> None:
    assert find("protected", a_loaded_problem(0)) == []


def test_receiving_up_to_the_protected_load_is_no_breach() -> None:
    problem = a_loaded_problem(0)

    assert find("protected", problem, a_plan(problem, {"n0": "w1"})) == []


def test_receiving_beyond_the_protected_load_is_a_breach_of_the_plan() -> None:
    problem = a_loaded_problem(1)
    plan = a_plan(problem, {"n0": "w1"})

    assert find("protected", problem, plan) == [("w1", None, None)]
    assert read_details("protected", problem, plan) == ["holds 2 of 1 protected"]


def test_the_protected_load_grows_with_the_months() -> None:
    problem = a_loaded_problem(1, months=3)

    assert find("protected", problem, a_plan(problem, {"n0": "w1"})) == []


def test_keeping_more_than_the_protected_load_is_a_breach_since_the_input() -> None:
    assert find("protected", a_loaded_problem(2)) == [("w1", None, "input")]


def test_a_give_beyond_the_protected_load_is_a_breach_by_decision() -> None:
    assert find("protected", a_loaded_problem(1, decisions=[give("n0", "w1")])) == [("w1", None, "decision")]


def test_the_protected_load_is_no_breach_of_the_cap() -> None:
    problem = a_loaded_problem(1)

    assert find("cap", problem, a_plan(problem, {"n0": "w1"})) == []


@pytest.mark.parametrize(
    "changes", [{"kind": "child_protection"}, {"kind": "section_47"}, {"kind": "looked_after", "proceedings": "pre"}]
)
@pytest.mark.parametrize(("months", "found"), [(1, 1), (5, 1), (6, 0), (9, 0)])
def test_barred_work_may_be_received_from_month_6(changes: dict[str, str], months: int, found: int) -> None:
    problem = a_problem([a_new_worker(months)], [a_case(**changes)])

    assert find("protected", problem, a_plan(problem, {"c1": "w1"})) == [("w1", "c1", None)] * found


def test_a_looked_after_child_is_not_barred() -> None:
    problem = a_problem([a_new_worker(1)], [a_case(kind="looked_after")])

    assert find("protected", problem, a_plan(problem, {"c1": "w1"})) == []


def test_keeping_barred_work_too_early_is_a_breach_since_the_input() -> None:
    problem = a_problem([a_new_worker(2)], [a_case(kind="section_47", holder="w1")])

    assert find("protected", problem) == [("w1", "c1", "input")]


def test_barred_work_given_too_early_is_a_breach_by_decision() -> None:
    problem = a_problem([a_new_worker(2)], [a_case(kind="section_47")], decisions=[give("c1", "w1")])

    assert find("protected", problem) == [("w1", "c1", "decision")]


def test_switched_off_nobody_is_protected() -> None:
    assert find("protected", a_loaded_problem(3, rules_off={"protected"})) == []


def test_others_may_receive_barred_work_at_any_time() -> None:
    problem = a_problem([a_worker()], [a_case(kind="section_47")])

    assert find("protected", problem, a_plan(problem, {"c1": "w1"})) == []


def test_what_waits_for_an_absent_nqsw_is_no_breach_of_their_load() -> None:
    assert find("protected", a_loaded_problem(3, reductions=[a_reduction("w1", 100, days(-3), days(10))])) == []
