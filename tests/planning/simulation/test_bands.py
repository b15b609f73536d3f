"""Bands and paired differences are those of a statistics book, and say nothing that the search cannot bear."""

from dataclasses import replace
from fractions import Fraction
from statistics import NormalDist

import pytest

from caseload.planning.simulation.bands import (
    find_bands,
    find_differences,
    find_quantile,
    find_student,
    measure_quality,
    weigh,
)
from caseload.planning.simulation.run_weeks import Replication, run_replication
from caseload.planning.simulation.scenario import KindFlow, Scenario, StaffFlow
from tests.planning.simulation.flows import a_scenario, a_start, give_all


def run(scenario: Scenario, numbers: range = range(6)) -> list[Replication]:
    return [run_replication(scenario, a_start(3), number, give_all) for number in numbers]


def exact(*numbers: int) -> list[Fraction]:
    return [Fraction(number) for number in numbers]


def test_quantiles_lie_between_neighbours() -> None:
    assert find_quantile(exact(1, 2, 3, 4), Fraction(1, 2)) == Fraction(5, 2)
    assert find_quantile(exact(0, 10), Fraction(5, 100)) == Fraction(1, 2)
    assert find_quantile(exact(7), Fraction(95, 100)) == 7


def test_the_interval_is_students() -> None:
    # mean 2, standard deviation 1, standard error 1 / 3 ** 0.5, t(2) = 4.303
    found = weigh("changes", exact(1, 2, 3), None)

    assert (found.mean, found.is_conclusive) == (2, False)
    assert float(found.high or 0) == pytest.approx(2 + 4.303 / 3**0.5)
    assert find_student(60) == pytest.approx(2.000, abs=0.001)
    assert find_student(10**6) == pytest.approx(NormalDist().inv_cdf(0.975), abs=0.001)


def test_a_difference_smaller_than_that_of_the_search_is_inconclusive() -> None:
    assert weigh("must_waiting", exact(4, 5, 5, 6), Fraction(1)).is_conclusive
    assert not weigh("must_waiting", exact(4, 5, 5, 6), Fraction(6)).is_conclusive
    assert not weigh("must_waiting", exact(9), None).is_conclusive


def test_two_scenarios_that_are_the_same_differ_by_exactly_nothing() -> None:
    scenario = a_scenario(weeks=12, staff={"social_worker": StaffFlow(leave=Fraction(1, 50), join=Fraction(1, 50))})

    found = find_differences(run(scenario), run(replace(scenario, name="another")))

    assert {one.name for one in found} >= {"cases_per_worker", "must_waiting", "changes", "often_changed"}
    assert all((one.mean, one.low, one.high, one.is_conclusive) == (0, 0, 0, False) for one in found)


def test_the_same_chances_show_a_difference_that_others_would_hide() -> None:
    few, many = a_scenario(families=2, weeks=30), a_scenario(families=Fraction(5, 2), weeks=30)

    def find_width(others: list[Replication]) -> Fraction:
        (found,) = (one for one in find_differences(run(few), others) if one.name == "open")
        assert found.high is not None and found.low is not None
        return found.high - found.low

    others = [replace(one, number=one.number - 6) for one in run(many, range(6, 12))]
    assert find_width(run(many)) < find_width(others)


def test_four_times_the_replications_halve_the_interval() -> None:
    base = a_scenario(weeks=5)
    more = replace(base, kinds={"child_in_need": KindFlow(Fraction(3), Fraction(1, 10))})

    def find_width(number: int) -> float:
        found = find_differences(run(base, range(number)), run(more, range(number)))
        (one,) = (one for one in found if one.name == "open")
        return float((one.high or 0) - (one.low or 0))

    assert find_width(160) / find_width(40) == pytest.approx(1 / 2, abs=0.12)


def test_a_measure_that_some_replication_lacks_has_no_band() -> None:
    bands = find_bands(run(a_scenario(weeks=5)))

    assert "cost" not in bands
    assert bands["open"].low <= bands["open"].median <= bands["open"].high
    assert bands["open"].replications == 6


def test_quality_counts_every_week() -> None:
    quality = measure_quality(run(a_scenario(weeks=5, sample=Fraction(1))))

    assert (quality.weeks, quality.proven, quality.mean_gap, quality.again) == (30, 30, 0, 30)
