"""Hours, points, caps, shares and weights: exact, each rounded once, in the stated direction."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.domain.numbers import (
    find_protected_row,
    measure_capacity,
    measure_case_hours,
    measure_points,
    measure_protected_load,
    measure_protected_share,
    measure_role_cap,
    measure_share,
    measure_support_hours,
    measure_target,
    measure_weight,
    round_hours_down,
    round_hours_up,
)
from caseload.domain.policy import ProtectedRow
from tests.builders import ROLES, a_case, a_policy, a_role, a_worker, exact

POLICY = a_policy()
WHOLE = Fraction(1)


@pytest.mark.parametrize(
    ("hours", "up", "down"),
    [("0", 0, 0), ("0.25", 1, 1), ("0.26", 2, 1), ("0.3", 2, 1), ("0.75", 3, 3), ("2", 8, 8), ("2.01", 9, 8)],
)
def test_quarter_hours_round_up_for_cases_and_down_for_capacity(hours: str, up: int, down: int) -> None:
    assert round_hours_up(Fraction(hours), POLICY) == up
    assert round_hours_down(Fraction(hours), POLICY) == down


def test_three_tenths_of_an_hour_three_times_are_exactly_nine_tenths() -> None:
    policy = a_policy(hours_unit=Fraction(1, 10))

    assert round_hours_up(3 * exact(0.3), policy) == round_hours_down(3 * exact(0.3), policy) == 9


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.fractions(0, 200, max_denominator=1000), st.sampled_from((Fraction(1, 4), Fraction(1), Fraction(1, 10))))
def test_rounding_is_never_a_whole_unit_off(hours: Fraction, unit: Fraction) -> None:
    policy = a_policy(hours_unit=unit)

    assert hours <= round_hours_up(hours, policy) * unit < hours + unit
    assert hours - unit < round_hours_down(hours, policy) * unit <= hours


def test_a_case_has_its_kinds_hours_and_its_proceedings_or_its_own() -> None:
    assert measure_case_hours(a_case(), POLICY) == exact(0.75)
    assert measure_case_hours(a_case(proceedings="care"), POLICY) == exact(2.75)
    assert measure_case_hours(a_case(proceedings="care", hours=0.3), POLICY) == exact(0.3)


def test_support_hours_are_never_more_than_the_case_asks_for() -> None:
    assert measure_support_hours(a_case(), POLICY) == exact(0.25)
    assert measure_support_hours(a_case(proceedings="pre"), POLICY) == exact(0.5)
    assert measure_support_hours(a_case(support_hours=2), POLICY) == exact(0.75)
    assert measure_support_hours(a_case(support_hours=2, hours=3), POLICY) == 2


@pytest.mark.parametrize(
    ("hours", "points"), [("0", 1), ("0.49", 1), ("1.25", 1), ("1.49", 1), ("1.5", 2), ("2.49", 2), ("2.5", 3)]
)
def test_half_a_point_rounds_up_and_a_case_has_at_least_one(hours: str, points: int) -> None:
    assert measure_points(Fraction(hours), POLICY, 1) == points


def test_a_duty_may_have_no_points_at_all() -> None:
    assert measure_points(Fraction("0.49"), POLICY, 0) == 0
    assert measure_points(Fraction("0.5"), POLICY, 0) == 1


def test_points_follow_the_policys_hours_a_point() -> None:
    policy = a_policy(point_hours=Fraction(1, 2))

    assert [measure_points(Fraction(h), policy, 1) for h in ("0.74", "0.75", "1.25")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("months", "load", "share"),
    [(0, 4, "0.25"), (2, 4, "0.25"), (3, 8, "0.5"), (5, 8, "0.5"), (6, 11, "0.7"), (9, 14, "0.9"), (30, 14, "0.9")],
)
def test_the_protected_table_gives_4_8_11_and_14_cases(months: int, load: int, share: str) -> None:
    row = find_protected_row(POLICY, months)

    assert row is not None
    assert measure_protected_load(a_worker(), POLICY, WHOLE, row) == load
    assert measure_protected_share(POLICY, row) == Fraction(share)


def test_a_protected_load_rounds_the_target_first() -> None:
    row = ProtectedRow(0, share=Fraction(7, 10))

    assert measure_protected_load(a_worker(fte=0.6), POLICY, WHOLE, row) == 6
    assert measure_protected_load(a_worker(), POLICY, Fraction(1, 2), row) == 5


def test_a_whole_number_in_the_protected_table_follows_fte_and_availability() -> None:
    row = ProtectedRow(0, whole=15)

    assert measure_protected_load(a_worker(fte=0.6), POLICY, WHOLE, row) == 9
    assert measure_protected_load(a_worker(fte=0.6), POLICY, Fraction(1, 2), row) == 4
    assert measure_protected_share(POLICY, row) == Fraction(15, 16)
    assert measure_protected_share(POLICY, ProtectedRow(0, whole=20)) == 1


def test_there_is_no_protected_row_before_the_tables_first_month() -> None:
    policy = a_policy(protected=(ProtectedRow(3, whole=2), ProtectedRow(6, whole=5)))

    assert find_protected_row(policy, 2) is None
    assert find_protected_row(policy, 5) == ProtectedRow(3, whole=2)
    assert measure_protected_share(policy, None) == 1


@pytest.mark.parametrize(
    ("fte", "availability", "cap", "target"),
    [(1, "1", 23, 16), (0.8, "1", 18, 12), (0.6, "1", 13, 9), (0.5, "0.5", 5, 4), (1, "0", 0, 0)],
)
def test_cap_and_target_follow_fte_and_availability_rounded_down(
    fte: float, availability: str, cap: int, target: int
) -> None:
    worker = a_worker(fte=fte)

    assert measure_role_cap(worker, ROLES["social_worker"], POLICY, Fraction(availability)) == cap
    assert measure_target(worker, POLICY, Fraction(availability)) == target


def test_a_cap_share_and_a_whole_cap_are_two_ways_to_say_it() -> None:
    assert measure_role_cap(a_worker(), ROLES["senior_social_worker"], POLICY, WHOLE) == 11
    assert measure_role_cap(a_worker(fte=0.5), ROLES["support_officer"], POLICY, WHOLE) == 7
    assert measure_role_cap(a_worker(), ROLES["team_manager"], POLICY, WHOLE) == 0


def test_a_full_time_social_worker_has_27_hours_for_cases() -> None:
    assert measure_capacity(a_worker(), ROLES["social_worker"], POLICY, WHOLE, WHOLE) == 108


def test_capacity_follows_the_protected_share_less_development_time() -> None:
    policy = a_policy(development_hours=Fraction(37, 10))
    share = Fraction(1, 2)

    assert measure_capacity(a_worker(), ROLES["nqsw"], POLICY, WHOLE, share) == 54
    assert measure_capacity(a_worker(), ROLES["nqsw"], policy, WHOLE, share) == 39
    assert measure_capacity(a_worker(), ROLES["social_worker"], policy, WHOLE, WHOLE) == 108
    assert measure_capacity(a_worker(), ROLES["nqsw"], policy, WHOLE, Fraction(1, 20)) == 0


def test_a_stated_capacity_stands_unless_nobody_is_there() -> None:
    worker = a_worker(capacity=10.3)

    assert measure_capacity(worker, ROLES["social_worker"], POLICY, Fraction(1, 2), WHOLE) == 41
    assert measure_capacity(worker, ROLES["social_worker"], POLICY, Fraction(0), WHOLE) == 0
    assert measure_capacity(a_worker(capacity=0), ROLES["social_worker"], POLICY, WHOLE, WHOLE) == 0


def test_share_is_fte_times_cap_share_times_protection_times_availability() -> None:
    half, worker = Fraction(1, 2), a_worker(fte=0.8)

    assert measure_share(worker, ROLES["senior_social_worker"], POLICY, half, half) == Fraction(1, 10)
    assert measure_share(a_worker(), a_role("officer", cap=15), POLICY, WHOLE, WHOLE) == Fraction(15, 23)


@pytest.mark.parametrize(
    ("share", "weight"),
    [("1", 100), ("1/2", 200), ("15/23", 153), ("4/5", 125), ("2/3", 150), ("8/9", 113), ("1/20", 2000), ("1/21", 0)],
)
def test_weight_is_100_over_the_share_half_rounded_up_and_nothing_below_a_twentieth(share: str, weight: int) -> None:
    assert measure_weight(Fraction(share), POLICY) == weight
