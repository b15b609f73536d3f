"""Whole hours above 110% of the capacity left, rounded up for each worker."""

import pytest

from tests.audit.asking import measure
from tests.builders import a_case, a_pair, a_plan, a_policy, a_problem, a_reduction, a_worker, days


@pytest.mark.parametrize(("hours", "over"), [(10, 0), (11, 0), (11.25, 1), (12, 1), (12.25, 2)])
def test_hours_above_the_share_round_up(hours: float, over: int) -> None:
    assert measure("overhours", a_problem([a_worker(capacity=10)], [a_case(holder="w1", hours=hours)])) == over


def test_each_worker_rounds_for_themselves() -> None:
    workers = [a_worker("w1", capacity=0), a_worker("w2", capacity=0)]
    cases = [a_case("c1", holder="w1", hours=0.25), a_case("c2", holder="w2", hours=0.25)]

    assert measure("overhours", a_problem(workers, cases)) == 2


def test_support_takes_hours_off() -> None:
    workers = [a_worker(capacity=10), a_worker("s1", role="support_officer")]
    problem = a_problem(workers, [a_case(holder="w1", hours=13, support_hours=5)])

    assert measure("overhours", problem) == 2
    assert measure("overhours", problem, a_plan(problem, support={("s1", "w1"): 4})) == 1
    assert measure("overhours", problem, a_plan(problem, support={("s1", "w1"): 8})) == 0


def test_duties_take_from_the_capacity() -> None:
    workers = [a_worker(capacity=10), a_worker("w2")]
    cases = [a_case("c1", holder="w1", hours=11), a_case("c2", holder="w2")]
    problem = a_problem(workers, cases)

    assert measure("overhours", problem, a_plan(problem, co_worker={"c2": "w1"})) == 2
    assert measure("overhours", problem, a_plan(problem, overseer={"c2": "w1"})) == 1


def test_covering_takes_half_the_hours_of_the_cases_rounded_up_once() -> None:
    workers = [a_worker(), a_worker("w2", capacity=10)]
    cases = [a_case(f"c{n}", kind="looked_after", family="f", holder="w1", hours=1.25) for n in (1, 2)]
    cases.append(a_case("c3", holder="w2", hours=10))
    problem = a_problem(workers, cases, reductions=[a_reduction("w1", 100, days(-3), days(10))])

    assert measure("overhours", problem, a_plan(problem, cover={"c1": "w2", "c2": "w2"})) == 1


def test_disciplines_that_nobody_does_cost_the_worker_the_rate() -> None:
    workers = [a_worker(capacity=10), a_worker("t1", role="therapist")]
    case = a_case(holder="w1", hours=11, discipline={"therapy": 1})
    problem = a_problem(workers, [case])
    paired = a_problem(workers, [case], pairs={("c1", "w1"): a_pair(hours=11)})

    assert measure("overhours", problem) == 2
    assert measure("overhours", problem, a_plan(problem, discipline={("c1", "therapy"): "t1"})) == 0
    assert measure("overhours", paired) == 0


def test_travel_is_counted_once_a_unit_and_worker() -> None:
    cases = [a_case(f"c{n}", family="f", holder="w1", hours=5.5, area="shore") for n in (1, 2)]
    problem = a_problem([a_worker(area="hill", capacity=10)], cases, travel={("hill", "shore"): 60})

    assert measure("overhours", problem) == 1


def test_hours_of_a_pair_are_all_its_hours() -> None:
    case = a_case(holder="w1", hours=1, area="shore")
    pairs = {("c1", "w1"): a_pair(hours=13)}
    problem = a_problem([a_worker(area="hill", capacity=10)], [case], pairs=pairs, travel={("hill", "shore"): 60})

    assert measure("overhours", problem) == 2


def test_nobody_who_is_away_is_counted() -> None:
    away = [a_reduction("w1", 100, days(-3), days(10))]

    assert measure("overhours", a_problem([a_worker()], [a_case(holder="w1", hours=50)], reductions=away)) == 0


def test_with_the_rule_off_hours_do_not_count_and_without_support_it_takes_nothing_off() -> None:
    workers = [a_worker(capacity=10), a_worker("s1", role="support_officer")]
    case = a_case(holder="w1", hours=13, support_hours=5)
    no_hours = a_problem(workers, [case], policy=a_policy(rules_off={"hours"}))
    no_support = a_problem(workers, [case], policy=a_policy(rules_off={"support"}))

    assert measure("overhours", no_hours) == 0
    assert measure("overhours", no_support, a_plan(no_support, support={("s1", "w1"): 8})) == 2
