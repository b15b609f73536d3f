"""Dates: full months and weeks, working days, availability, absences and leaving."""

from datetime import date
from fractions import Fraction

import pytest

from caseload.domain.calendar import (
    Absence,
    count_full_months,
    count_full_weeks,
    count_working_days,
    find_absence_on,
    find_absences,
    find_leaving_day,
    measure_availability,
)
from tests.builders import MONDAY, a_reduction, a_worker, days


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 1, 15), date(2026, 1, 15), 0),
        (date(2026, 1, 15), date(2026, 2, 14), 0),
        (date(2026, 1, 15), date(2026, 2, 15), 1),
        (date(2026, 1, 15), date(2026, 3, 14), 1),
        (date(2025, 12, 31), date(2026, 1, 30), 0),
        (date(2025, 12, 31), date(2026, 1, 31), 1),
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 31), date(2026, 3, 1), 1),
        (date(2024, 2, 29), date(2025, 2, 28), 11),
        (date(2024, 2, 29), date(2025, 3, 1), 12),
        (date(2023, 12, 5), date(2026, 1, 4), 24),
        (date(2023, 12, 5), date(2026, 1, 5), 25),
        (date(2026, 2, 1), date(2026, 1, 1), 0),
    ],
)
def test_a_month_is_full_on_the_same_day_of_a_later_month(start: date, end: date, months: int) -> None:
    assert count_full_months(start, end) == months


@pytest.mark.parametrize(("length", "weeks"), [(-8, 0), (0, 0), (6, 0), (7, 1), (13, 1), (14, 2), (182, 26)])
def test_a_week_is_full_after_seven_days(length: int, weeks: int) -> None:
    assert count_full_weeks(MONDAY, days(length)) == weeks


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [(0, 0, 1), (0, 4, 5), (0, 6, 5), (5, 6, 0), (4, 7, 2), (0, 7, 6), (5, 12, 5), (0, 27, 20), (3, 2, 0), (9, 0, 0)],
)
def test_working_days_are_mondays_to_fridays_with_both_ends(first: int, last: int, count: int) -> None:
    assert count_working_days(days(first), days(last)) == count


def test_working_days_equal_counting_them_one_by_one() -> None:
    for first in range(7):
        for length in range(30):
            counted = sum(days(first + n).weekday() < 5 for n in range(length + 1))
            assert count_working_days(days(first), days(first + length)) == counted


def test_reductions_add_up_and_never_go_below_none() -> None:
    half, most = a_reduction("w1", 50), a_reduction("w1", 60)

    assert measure_availability(a_worker(), [], MONDAY) == 1
    assert measure_availability(a_worker(), [half], MONDAY) == Fraction(1, 2)
    assert measure_availability(a_worker(), [half, most], MONDAY) == 0


def test_a_reduction_counts_on_its_first_and_last_day() -> None:
    away = [a_reduction("w1", 100, days(0), days(4))]

    assert [measure_availability(a_worker(), away, days(n)) for n in (-1, 0, 4, 5)] == [1, 0, 0, 1]


def test_nobody_is_there_before_the_first_day_or_after_the_last() -> None:
    worker = a_worker(first_day=days(2), last_day=days(5))

    assert [measure_availability(worker, [], days(n)) for n in (1, 2, 5, 6)] == [0, 1, 1, 0]


def test_absences_that_touch_are_one_and_halves_that_overlap_make_one() -> None:
    touching = [a_reduction("w1", 100, days(0), days(4)), a_reduction("w1", 100, days(5), days(9))]
    overlapping = [a_reduction("w1", 50, days(0), days(9)), a_reduction("w1", 50, days(5), days(20))]

    assert find_absences(a_worker(), touching) == (Absence(days(0), days(9)),)
    assert find_absences(a_worker(), overlapping) == (Absence(days(5), days(9)),)


def test_absences_with_a_day_between_are_two() -> None:
    apart = [a_reduction("w1", 100, days(0), days(4)), a_reduction("w1", 100, days(6), days(9))]

    assert find_absences(a_worker(), apart) == (Absence(days(0), days(4)), Absence(days(6), days(9)))


def test_open_dates_make_open_absences() -> None:
    worker = a_worker(first_day=days(2), last_day=days(5))

    assert find_absences(worker, []) == (Absence(None, days(1)), Absence(days(6), None))
    assert find_absences(a_worker(), [a_reduction("w1", 100)]) == (Absence(None, None),)
    assert find_absences(a_worker(), []) == ()


def test_an_absence_runs_on_into_leaving() -> None:
    worker = a_worker(last_day=days(9))

    assert find_absences(worker, [a_reduction("w1", 100, days(3), days(12))]) == (Absence(days(3), None),)


def test_the_absence_on_a_day_is_the_one_that_covers_it() -> None:
    first, second = Absence(None, days(0)), Absence(days(5), None)

    assert find_absence_on((first, second), days(0)) == first
    assert find_absence_on((first, second), days(1)) is None
    assert find_absence_on((first, second), days(99)) == second


@pytest.mark.parametrize(("last", "found"), [(-1, False), (0, True), (28, True), (29, False)])
def test_a_last_day_within_four_weeks_is_leaving(last: int, found: bool) -> None:
    worker = a_worker(last_day=days(last))

    leaving = find_leaving_day(worker, find_absences(worker, []), MONDAY, 4, 4)

    assert leaving == (days(last) if found else None)


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(7, 34, False), (7, 35, True), (7, None, True), (28, None, True), (29, None, False), (0, 60, False)],
)
def test_only_a_long_absence_that_begins_within_four_weeks_is_leaving(start: int, end: int | None, found: bool) -> None:
    worker, away = a_worker(), [a_reduction("w1", 100, days(start), None if end is None else days(end))]

    leaving = find_leaving_day(worker, find_absences(worker, away), MONDAY, 4, 4)

    assert leaving == (days(start) if found else None)


def test_of_a_last_day_and_a_long_absence_the_earlier_counts() -> None:
    worker = a_worker(last_day=days(20))
    away = find_absences(worker, [a_reduction("w1", 100, days(10), None)])

    assert find_leaving_day(worker, away, MONDAY, 4, 4) == days(10)


def test_half_an_absence_is_no_leaving() -> None:
    worker, half = a_worker(), [a_reduction("w1", 50, days(7), None)]

    assert find_leaving_day(worker, find_absences(worker, half), MONDAY, 4, 4) is None
