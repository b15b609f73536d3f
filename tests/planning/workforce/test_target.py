"""What a target needs, each answer projected."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from caseload.planning.workforce.plan import EstablishmentChange, Intake, Leaving
from caseload.planning.workforce.project import project
from caseload.planning.workforce.target import Target, find_needed, find_vacancies, recruit, weigh_target
from tests.planning.workforce.plans import fraction, make_plan, make_role, yearly


def aim(year: int = 1, at_most: float = 0) -> Target:
    """No more vacancies than this by a year."""
    return Target("full", "a test", fraction(at_most), year, "all")


def test_a_year_needs_what_is_vacant_and_who_leaves() -> None:
    plan = make_plan(leaving=Leaving(fraction(0.1)))

    assert find_needed(plan, aim()) == 28


@given(st.integers(1, 3), st.integers(0, 15), st.integers(0, 60))
def test_what_is_needed_meets_the_target_and_a_hundredth_less_does_not(year: int, at_most: int, percent: int) -> None:
    plan = make_plan(leaving=Leaving(Fraction(percent, 100)), recruitment=(yearly("all", 3),))
    target = aim(year, at_most)

    needed = find_needed(plan, target)

    assert needed is not None
    assert find_vacancies(recruit(plan, "all", needed), year) <= at_most
    less = needed - fraction(0.01)
    assert less < 0 or find_vacancies(recruit(plan, "all", less), year) > at_most


def test_nothing_is_needed_where_the_target_is_met_without() -> None:
    assert find_needed(make_plan(make_role("all", 80, 80)), aim()) == 0


def test_a_need_beyond_all_recruitment_is_told_as_none() -> None:
    roles = make_role("all", 100, 0), make_role("other", 10**5, 0)

    assert find_needed(make_plan(*roles), aim()) is None and find_needed(make_plan(*roles), aim(2)) == 50_050


def test_levers_say_what_decides() -> None:
    plan = make_plan(
        leaving=Leaving(fraction(0.1)), recruitment=(yearly("all", 5),), changes=(
            EstablishmentChange("all", 1, Fraction(-2)),), intake=(Intake(yearly("all", 4), 12, Fraction(1)),),
    )  # fmt: skip

    found = weigh_target(plan, aim(), project(plan))

    assert found.vacancies == 21 and not found.is_met and found.first_year is None and found.planned == 5
    assert dict(found.levers) == {
        "nobody left": 13,
        "no posts were cut or added": 23,
        "newly qualified recruits counted on arrival": 17,
        "nobody was recruited": 26,
    }
