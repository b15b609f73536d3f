"""Protected months: full calendar months since the start date, times FTE below 1, months away left out."""

from datetime import date

import pytest

from caseload.domain.calendar import count_protected_months
from caseload.domain.caseload import Reduction
from tests.builders import a_reduction, a_worker

TODAY = date(2026, 1, 5)


def count(start: date, fte: object = 1, away: tuple[Reduction, ...] = (), day: date = TODAY) -> int:
    return count_protected_months(a_worker(role="nqsw", start_date=start, fte=fte), away, day)


@pytest.mark.parametrize("months", range(26))
def test_each_of_25_months_is_full_on_its_day_and_not_the_day_before(months: int) -> None:
    year, month = divmod(2023 * 12 + 11 - 1 + months, 12)
    start, day = date(2023, 11, 5), date(year, month + 1, 5)

    assert count(start, day=day) == months
    assert count(start, day=date(year, month + 1, 4)) == max(0, months - 1)


def test_a_start_at_the_end_of_a_month_is_full_on_the_first_day_after_a_shorter_one() -> None:
    assert [count(date(2025, 8, 31), day=date(2025, 9, d)) for d in (29, 30)] == [0, 0]
    assert count(date(2025, 8, 31), day=date(2025, 10, 1)) == 1
    assert count(date(2025, 8, 31), day=date(2026, 2, 28)) == 5
    assert count(date(2025, 8, 31), day=date(2026, 3, 1)) == 6


@pytest.mark.parametrize(("fte", "months"), [(1, 25), (0.8, 20), (0.6, 15), (0.5, 12), (0.3, 7)])
def test_part_time_counts_in_proportion_rounded_down(fte: float, months: int) -> None:
    assert count(date(2023, 12, 5), fte) == months


def test_more_than_full_time_counts_as_full_time() -> None:
    assert count(date(2025, 7, 5), 1.2) == 6


def test_full_months_away_are_left_out() -> None:
    away = a_reduction("w1", 100, date(2025, 9, 1), date(2025, 10, 31))

    assert count(date(2025, 7, 5)) == 6
    assert count(date(2025, 7, 5), away=(away,)) == 4


def test_less_than_a_full_month_away_is_not_left_out() -> None:
    assert count(date(2025, 7, 5), away=(a_reduction("w1", 100, date(2025, 9, 1), date(2025, 9, 29)),)) == 6
    assert count(date(2025, 7, 5), away=(a_reduction("w1", 100, date(2025, 9, 1), date(2025, 9, 30)),)) == 5


def test_a_reduction_below_100_percent_leaves_no_month_out() -> None:
    assert count(date(2025, 7, 5), away=(a_reduction("w1", 99),)) == 6


def test_an_absence_counts_only_within_the_period() -> None:
    before = a_reduction("w1", 100, date(2025, 1, 1), date(2025, 8, 4))
    running = a_reduction("w1", 100, date(2025, 11, 5), None)

    assert count(date(2025, 7, 5), away=(before,)) == 5
    assert count(date(2025, 7, 5), away=(running,)) == 4


def test_nobody_has_months_before_the_start_or_without_one() -> None:
    assert count(date(2026, 1, 6)) == 0
    assert count_protected_months(a_worker(role="nqsw"), [], TODAY) == 0
