"""Hours above capacity, as the shortfall counts them."""

from tests.audit.aims.asking import measure_aim
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days

CASES = [a_case(f"c{n}", holder="w1", hours=2) for n in range(3)]


def test_hours_above_capacity_are_whole_and_rounded_up_per_worker() -> None:
    exact = a_problem([a_worker(capacity=4)], CASES)
    part = a_problem([a_worker(capacity=3.75)], CASES)

    assert measure_aim("above_hours", exact) == 2
    assert measure_aim("above_hours", part) == 3
    assert measure_aim("above_hours", part, a_plan(part, {"c0": None, "c1": None})) == 0


def test_hours_of_covering_count_beside_those_of_the_cases() -> None:
    away = a_worker("w2")
    waiting = a_case("c9", kind="looked_after", holder="w2", hours=4, cover="w1")
    reductions = [a_reduction("w2", end=days(14))]
    problem = a_problem([a_worker(capacity=6), away], [*CASES, waiting], reductions=reductions)

    assert problem.standings["c9"].needs_cover
    assert measure_aim("above_hours", problem) == 2


def test_nothing_is_counted_where_the_rule_is_off() -> None:
    problem = a_problem([a_worker(capacity=1)], CASES, policy=a_policy(rules_off={"hours"}))

    assert measure_aim("above_hours", problem) == 0
