"""A projection against sums done by hand, and against what must hold of any plan."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload.planning.workforce.plan import (
    Agency,
    Cohort,
    EstablishmentChange,
    Intake,
    Leaving,
    Promotion,
    Training,
    WorkforcePlan,
)
from caseload.planning.workforce.project import project
from tests.planning.workforce.plans import fraction, list_in_post, make_plan, make_role, yearly

NORFOLK = make_role("all", 406.31, 298.14)
FALL = (EstablishmentChange("all", 1, Fraction(-30)),)


def test_recruits_who_count_on_arrival_and_a_fixed_number_who_leave() -> None:
    leaving = Leaving(Fraction(0), fraction(35.8))
    plan = make_plan(NORFOLK, leaving=leaving, changes=FALL, recruitment=(yearly("all", 30),), intake=(
        Intake(yearly("all", 50), 0, Fraction(1)),))  # fmt: skip

    rows = project(plan)

    assert list_in_post(rows) == [342.34, 386.54, 430.74]
    assert {row.established for row in rows} == {fraction(376.31)}
    assert rows[0].vacancies == fraction(33.97) and rows[2].vacancies == fraction(-54.43)


def test_recruits_who_count_after_a_year_and_a_share_who_leave() -> None:
    plan = make_plan(
        NORFOLK,
        leaving=Leaving(fraction(0.12)),
        changes=FALL,
        recruitment=(yearly("all", 30),),
        intake=(Intake(yearly("all", 50), 12, Fraction(1)),),
        cohorts=(Cohort("all", fraction(25.5), 12, Fraction(1)),),
    )

    rows = project(plan)

    assert list_in_post(rows) == [317.86, 359.72, 396.55]
    assert [row.protected for row in rows] == [50, 50, 50]


def test_a_cohort_joins_as_far_as_it_survives() -> None:
    (row,) = project(make_plan(years=1, cohorts=(Cohort("all", Fraction(10), 6, fraction(0.7)),)))

    assert row.in_post == 87 and row.protected == 0 and row.joined == 7


def test_an_officer_who_studies_leaves_a_support_post_and_may_return_to_it() -> None:
    roles = make_role("social_worker", 10, 8), make_role("support_officer", 6, 6)
    study = Training("degree", "support_officer", yearly("social_worker", 2, 0), 24, fraction(0.75))

    rows = project(make_plan(*roles, training=(study,), years=4))

    assert [[one.in_post for one in row.roles] for row in rows] == [
        [8, 4], [8, 4], [fraction(9.5), fraction(4.5)], [fraction(9.5), fraction(4.5)]
    ]  # fmt: skip
    assert [row.studying for row in rows] == [2, 2, 0, 0]


def test_nobody_starts_to_study_from_an_empty_role() -> None:
    roles = make_role("social_worker", 10, 8), make_role("support_officer", 6, 1)
    study = Training("degree", "support_officer", yearly("social_worker", 5), 24, Fraction(1))

    (row,) = project(make_plan(*roles, training=(study,), years=1))

    assert row.studying == 1 and row.roles[1].in_post == 0


def test_promotions_move_and_neither_add_nor_take() -> None:
    roles = make_role("social_worker", 50, 40), make_role("senior", 20, 10), make_role("manager", 5, 4)
    moves = (
        Promotion("social_worker", yearly("senior", 2), fraction(0.1)),
        Promotion("senior", yearly("manager", 0), fraction(0.2)),
    )

    (row,) = project(make_plan(*roles, promotions=moves, years=1))

    assert [one.in_post for one in row.roles] == [34, 14, 6] and row.in_post == 54
    assert row.joined == row.left == 0


def test_conversions_end_with_the_agency_staff_there_are() -> None:
    rows = project(make_plan(agency=Agency(Fraction(5)), conversions=(yearly("all", 3),)))

    assert [row.agency for row in rows] == [2, 0, 0] and [row.in_post for row in rows] == [83, 85, 85]


def test_agency_need_is_what_is_vacant_and_to_be_covered_less_what_the_protected_carry() -> None:
    agency = Agency(Fraction(12), fraction(0.9), Fraction(3), fraction(0.5))
    plan = make_plan(years=1, agency=agency, intake=(Intake(yearly("all", 10), 12, Fraction(1)),))

    (row,) = project(plan)

    assert row.agency_need == 20 * fraction(0.9) - 5 + 3 and row.short_after_agency == 8


def test_a_role_above_its_establishment_covers_no_other_roles_vacancies() -> None:
    (row,) = project(make_plan(make_role("a", 10, 15), make_role("b", 10, 6), years=1))

    assert row.vacancies == -1 and row.agency_need == 4


def test_cost_is_at_the_mean_of_start_and_end_and_unknown_where_a_rate_lacks() -> None:
    role = make_role("all", 100, 80, cost=Fraction(50_000), agency_cost=Fraction(70_000))
    plan = make_plan(role, recruitment=(yearly("all", 10),), years=1)

    assert project(plan)[0].cost == 85 * 50_000 + 10 * 70_000
    assert project(make_plan(make_role(cost=Fraction(1)), years=1))[0].cost is None


def test_leavers_in_fte_are_shared_by_who_is_there_at_the_start_among_roles_without_a_rate() -> None:
    roles = make_role("a", 40, 30), make_role("b", 20, 10), make_role("c", 10, 8, turnover=Fraction(1, 4))
    moves = (Promotion("a", yearly("c", 0), fraction(0.1)),)

    rows = project(make_plan(*roles, leaving=Leaving(Fraction(0), Fraction(4)), step="month", promotions=moves))

    assert all(row.roles[0].left == Fraction(3, 12) and row.roles[1].left == Fraction(1, 12) for row in rows)
    assert rows[0].roles[2].left == Fraction(8, 4 * 12)


def test_nobody_leaves_who_is_not_there() -> None:
    rows = project(make_plan(make_role("a", 9, 5), leaving=Leaving(Fraction(0), Fraction(4))))

    assert [row.in_post for row in rows] == [1, 0, 0]


def test_twelve_months_have_a_twelfth_of_a_years_recruits_each() -> None:
    rows = project(make_plan(step="month", years=1, recruitment=(yearly("all", 6),)))

    assert len(rows) == 12 and rows[0].in_post == 80.5 and rows[-1].in_post == 86


def test_a_month_loses_a_twelfth_of_the_share_of_a_year() -> None:
    rows = project(make_plan(step="month", years=1, leaving=Leaving(fraction(0.12))))

    assert rows[-1].in_post == 80 * fraction(0.99) ** 12


def test_posts_go_at_the_start_of_their_year_and_once() -> None:
    plan = make_plan(step="month", years=3, changes=(EstablishmentChange("all", 2, Fraction(-30)),))

    rows = project(plan)

    assert [rows[at].established for at in (11, 12, 35)] == [100, 70, 70]


@st.composite
def plans(draw: st.DrawFn) -> WorkforcePlan:
    fte = st.decimals(0, 60, places=1).map(Fraction)
    share = st.decimals(0, 1, places=2).map(Fraction)
    roles = [make_role(name, 50, 40, turnover=draw(share)) for name in "ab"]
    return make_plan(
        *roles,
        step=draw(st.sampled_from(["month", "year"])),
        years=2,
        recruitment=(yearly("a", float(draw(fte))),),
        retirements=(yearly("b", float(draw(fte))),),
        promotions=(Promotion("a", yearly("b", float(draw(fte))), draw(share)),),
        training=(Training("t", "b", yearly("a", float(draw(fte))), draw(st.integers(0, 30)), draw(share)),),
        conversions=(yearly("b", float(draw(fte))),),
        agency=Agency(draw(fte)),
    )


@given(plans())
def test_everybody_is_somewhere(plan: WorkforcePlan) -> None:
    before = sum((role.in_post for role in plan.roles), Fraction(0))
    for row in project(plan):
        assert all(one.in_post >= 0 for one in row.roles)
        assert row.in_post == before + row.joined - row.left
        before = row.in_post


@pytest.mark.parametrize("steps", ["month", "year"])
def test_a_steady_state_is_what_comes_in_over_the_share_that_leaves(steps: str) -> None:
    plan = make_plan(step=steps, years=40, leaving=Leaving(fraction(0.25)), recruitment=(yearly("all", 20),))

    assert float(project(plan)[-1].in_post) == pytest.approx(80, rel=1e-4)
