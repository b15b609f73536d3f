"""Cases above the cap, as the shortfall counts them."""

from tests.audit.aims.asking import measure_aim
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days


def test_cases_above_the_cap_are_counted_over_all_workers() -> None:
    cases = [a_case(f"c{n}", holder="w1" if n < 4 else "w2") for n in range(6)]
    problem = a_problem([a_worker(), a_worker("w2")], cases, policy=a_policy(cap=1))

    assert measure_aim("above_cap", problem) == 3 + 1
    assert measure_aim("above_cap", problem, a_plan(problem, {"c0": None, "c1": None})) == 1 + 1


def test_a_newly_qualified_worker_is_measured_by_the_protected_load() -> None:
    newly = a_worker("w1", role="nqsw", start_date=days(-1))
    problem = a_problem([newly], [a_case(f"c{n}", holder="w1") for n in range(6)])

    assert problem.staff["w1"].cap == 4
    assert measure_aim("above_cap", problem) == 2


def test_nobody_is_above_a_cap_that_is_not_in_force_or_while_away() -> None:
    cases = [a_case(f"c{n}", holder="w1") for n in range(3)]
    free = a_problem([a_worker()], cases, policy=a_policy(cap=1, rules_off={"cap"}))
    away = a_problem([a_worker()], cases, policy=a_policy(cap=1), reductions=[a_reduction("w1", end=days(7))])

    assert measure_aim("above_cap", free) == 0
    assert measure_aim("above_cap", away) == 0
