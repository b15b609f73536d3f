"""Who left a permanent post within the cool-off is no agency supply to any council."""

from datetime import date
from fractions import Fraction

import pytest

from caseload.planning.region.cool_off import apply_cool_off, shift_months
from caseload.planning.region.council import Council
from caseload.planning.region.set_apart import name_apart
from tests.builders import a_case, a_caseload, a_worker, days


def leave(last_day: date, role: str = "social_worker") -> tuple[Council, Council]:
    """One who left Ash on a day, and an agency worker of the same id in Elm who holds a child."""
    gone = a_worker("w9", role=role, last_day=last_day, fte=0.5)
    ash = name_apart("Ash", a_caseload([a_worker(), gone], []))
    agency = a_worker("w9", "East", "agency_social_worker")
    return ash, name_apart("Elm", a_caseload([agency], [a_case(team="East", holder="w9")]))


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 1, 5), 3, date(2025, 10, 5)),
        (date(2026, 1, 5), 12, date(2025, 1, 5)),
        (date(2026, 5, 31), 3, date(2026, 2, 28)),
    ],
)
def test_months_are_counted_back_in_the_calendar(day: date, months: int, before: date) -> None:
    assert shift_months(day, months) == before


def test_a_leaver_who_is_agency_elsewhere_is_left_out_with_what_they_hold() -> None:
    (_, elm), found = apply_cool_off(leave(days(-30)), 3)

    (barred,) = found.barred
    assert (barred.worker, barred.council, barred.left, barred.cases) == ("Elm/w9", "Elm", "Ash", 1)
    assert elm.caseload.workers[0].last_day == days(-1)
    assert found.fte == Fraction(1, 2)


def test_the_cool_off_ends() -> None:
    councils = leave(days(-100))

    kept, found = apply_cool_off(councils, 3)

    assert kept == councils
    assert found.barred == ()
    assert found.fte == 0
    assert apply_cool_off(councils, 12)[1].fte == Fraction(1, 2)


def test_one_who_left_an_agency_post_is_supply_as_before() -> None:
    councils = leave(days(-30), role="agency_social_worker")

    assert apply_cool_off(councils, 3)[0] == councils
