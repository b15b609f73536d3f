"""Cases above the target, as the shortfall counts them."""

from tests.audit.aims.asking import measure_aim
from tests.builders import a_case, a_plan, a_policy, a_problem, a_worker, days


def test_cases_above_the_target_are_counted_though_the_cap_allows_them() -> None:
    cases = [a_case(f"c{n}", holder="w1") for n in range(4)]
    problem = a_problem([a_worker(), a_worker("w2", fte=0.5)], cases, policy=a_policy(target=2))

    assert measure_aim("above_cap", problem) == 0
    assert measure_aim("above_target", problem) == 2
    assert measure_aim("above_target", problem, a_plan(problem, {"c0": "w2", "c1": "w2"})) == 1


def test_the_protected_load_stands_in_for_the_target_of_a_newly_qualified_worker() -> None:
    newly = a_worker("w1", role="nqsw", start_date=days(-1))
    problem = a_problem([newly], [a_case(f"c{n}", holder="w1") for n in range(6)])

    assert (problem.staff["w1"].target, problem.staff["w1"].aim) == (16, 4)
    assert measure_aim("above_target", problem) == 2
