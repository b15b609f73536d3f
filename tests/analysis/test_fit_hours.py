"""The factor that fits the policy's hours to a team."""

from fractions import Fraction

from caseload.analysis.fit_hours import find_hours_factor, measure_median, scale_hours
from tests.analysis.asking import crowd
from tests.builders import a_case, a_policy, a_problem, a_reduction, a_worker, days


def test_the_median_worker_stands_at_all_of_their_hours() -> None:
    workers = [a_worker("w1", capacity=10), a_worker("w2", capacity=10), a_worker("w3", capacity=10)]
    problem = a_problem(workers, [*crowd("w1", 2), *crowd("w2", 10), *crowd("w3", 14)])

    factor = find_hours_factor(problem)

    assert measure_median(problem, factor) == 1
    assert measure_median(problem, factor + Fraction(1, 1000)) == Fraction(5, 4)
    assert factor == Fraction(1333, 1000)


def test_people_away_without_cases_or_with_a_tiny_share_are_left_out() -> None:
    workers = [a_worker("w1", capacity=10), a_worker("w2", fte=0.01, capacity=1), a_worker("w3"), a_worker("w4")]
    cases = [*crowd("w1", 10), *crowd("w2", 3), *crowd("w4", 2)]
    problem = a_problem(workers, cases, reductions=[a_reduction("w4", 100, days(-1), days(3))])

    assert measure_median(problem, Fraction(1)) == Fraction(3, 4)


def test_the_nearer_of_two_steps_is_taken() -> None:
    lower = a_problem([a_worker(capacity=3.5)], crowd("w1", 4))
    upper = a_problem([a_worker(capacity=3.75)], crowd("w1", 4))

    assert measure_median(lower, find_hours_factor(lower)) == Fraction(6, 7)
    assert measure_median(upper, find_hours_factor(upper)) == Fraction(16, 15)


def test_nothing_to_fit_leaves_the_hours_as_they_are() -> None:
    assert find_hours_factor(a_problem([a_worker()], [])) == 1
    assert find_hours_factor(a_problem([a_worker()], [a_case(holder="w1", hours=1)])) == 1


def test_hours_and_support_of_kinds_and_proceedings_are_multiplied() -> None:
    scaled = scale_hours(a_policy(), Fraction(2))

    assert scaled.kinds["child_protection"].hours == 4
    assert scaled.kinds["child_protection"].support_hours == 1
    assert scaled.proceedings["care"].hours == 4
    assert scaled.week_hours == 37
