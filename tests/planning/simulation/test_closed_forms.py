"""What a simulation comes to is what the formulas of queues and stocks say, on flows that need no solver."""

from dataclasses import replace
from fractions import Fraction

import pytest

from caseload.planning.simulation.draws import Draws
from caseload.planning.simulation.run_weeks import run_replication
from caseload.planning.simulation.scenario import KindFlow, StaffFlow
from tests.planning.simulation.flows import a_scenario, a_start, give_all


def mean(numbers: list[int]) -> float:
    return sum(numbers) / len(numbers)


def test_open_cases_are_arrivals_times_the_weeks_they_last() -> None:
    scenario = a_scenario(families=3, weeks_open=8, warm_up=60, weeks=600)

    weeks = run_replication(scenario, a_start(), 0, give_all).weeks

    # 3 a week x 8 weeks = 24 (Little's law); a mean of 600 weeks that hang together over about 8 each has a standard
    # error of about 24 ** 0.5 / (600 / 16) ** 0.5 = 0.8
    assert mean([week.open for week in weeks]) == pytest.approx(24, abs=2.4)
    assert mean([week.referred for week in weeks]) == pytest.approx(3, abs=0.22)


def test_brothers_and_sisters_are_counted_one_by_one() -> None:
    scenario = a_scenario(families=1, weeks_open=5, warm_up=40, weeks=500, sizes=((3, Fraction(1)),))

    weeks = run_replication(scenario, a_start(), 0, give_all).weeks

    assert mean([week.open for week in weeks]) == pytest.approx(15, abs=2)


def test_a_case_that_changes_kind_lasts_as_long_as_both() -> None:
    kinds = {
        "assessment": KindFlow(Fraction(2), Fraction(0), (("child_in_need", Fraction(1, 4)),)),
        "child_in_need": KindFlow(Fraction(0), Fraction(1, 6)),
    }
    scenario = replace(a_scenario(warm_up=60, weeks=600), kinds=kinds)

    weeks = run_replication(scenario, a_start(), 0, give_all).weeks

    assert mean([week.open for week in weeks]) == pytest.approx(2 * (4 + 6), abs=2)


def test_staff_come_to_joiners_over_the_chance_to_leave() -> None:
    staff = {"social_worker": StaffFlow(join=Fraction(1, 2), leave=Fraction(1, 20))}
    scenario = a_scenario(families=0, warm_up=150, weeks=900, staff=staff, notice=4)

    weeks = run_replication(scenario, a_start(), 0, give_all).weeks

    # those who may give notice: 0.5 / 0.05 = 10; those who have: 0.5 x 4 weeks = 2
    assert mean([week.workers for week in weeks]) == pytest.approx(12, abs=1.6)


def test_those_who_are_ill_are_missing_for_as_long() -> None:
    staff = {"social_worker": StaffFlow(fall_ill=Fraction(1, 20), ill_weeks=Fraction(5))}
    scenario = a_scenario(families=0, warm_up=50, weeks=150, staff=staff)

    weeks = run_replication(scenario, a_start(workers=40), 0, give_all).weeks

    # 20 weeks there on average, then 5 away
    assert mean([week.workers for week in weeks]) == pytest.approx(40 * 20 / 25, abs=1.2)


def test_counts_and_lengths_have_the_means_asked_for() -> None:
    draws = Draws(1, 0)

    counts = [draws.count(Fraction(5, 2), "c", n) for n in range(4000)]
    lengths = [draws.last(Fraction(6), "l", n) for n in range(4000)]

    assert mean(counts) == pytest.approx(2.5, abs=0.1)
    assert mean([(n - 2.5) ** 2 for n in counts]) == pytest.approx(2.5, abs=0.25)
    assert mean(lengths) == pytest.approx(6, abs=0.35)
    assert mean([draws.count(Fraction(450), "large", n) for n in range(200)]) == pytest.approx(450, abs=6)
