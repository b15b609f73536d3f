"""Money by hand, price caps, supply, what no profile can meet, and how temporary a team becomes."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from caseload.analysis.agency.money import find_agency
from caseload.analysis.agency.vacancies import list_uncovered, measure_workforce
from caseload.domain.agency import LevelAgency, OverRate, Supply
from caseload.domain.findings import Post, ShortfallLevel
from caseload.domain.policy import Profile, Vacancy
from caseload.domain.problem import Problem
from tests.analysis.shortfall_asking import ROLE, a_policy_with, ask_level, full_worker, waiting_cases
from tests.builders import ROLES, a_case, a_plan, a_problem, a_worker, days

HALF = Fraction(1, 2)
PRICED = Profile("agency", ROLE, weekly_rate=Fraction(1850))


def a_need(*posts: Post, level: int = 2, left: Iterable[str] = ()) -> ShortfallLevel:
    fte = sum((post.fte * post.count for post in posts), Fraction(0))
    return ShortfallLevel(level, posts, fte, fte, None, tuple(left), (), 0, 0, True)


def a_post(count: int = 1, team: str = "North", fte: Fraction = Fraction(1), skills: tuple[str, ...] = ()) -> Post:
    return Post(ROLE, team, skills, fte, count)


def look(problem: Problem, need: ShortfallLevel) -> LevelAgency:
    return find_agency(problem, (need,))[0]


def a_week(*profiles: Profile, workers: Any = None, cases: Any = None, **policy: Any) -> Problem:
    return a_problem(workers, cases, policy=a_policy_with(*(profiles or (PRICED,)), **policy))


def test_a_post_and_a_half_cost_what_a_person_would_add_up():
    part = Profile("part", ROLE, fte=HALF, weekly_rate=Fraction(1600))
    problem = a_week(PRICED, part)

    money = look(problem, a_need(a_post(), a_post(fte=HALF))).money

    assert money.weekly == 1850 + 800
    assert money.yearly == 2650 * 52
    assert (money.net, money.net_gap) == (None, "vacancies")


def test_money_is_not_known_where_one_profile_worth_hiring_has_no_rate():
    problem = a_week(PRICED, Profile("court", ROLE, skills=frozenset({"court"})), cases=[a_case(skills=("court",))])

    money = look(problem, a_need(a_post(2))).money

    assert (money.weekly, money.yearly, money.net) == (None, None, None)
    assert (money.rates_missing, money.net_gap) == (("court",), "rates")


def test_the_salaries_of_vacant_posts_are_taken_off_by_team_first_then_by_none():
    vacancies = (Vacancy("social_worker", Fraction(1)), Vacancy("senior_social_worker", HALF, "North"))
    costs = {"social_worker": Fraction(52_000), "senior_social_worker": Fraction(62_400)}
    problem = a_week(vacancies=vacancies, yearly_costs=costs)

    money = look(problem, a_need(a_post(2))).money

    assert money.covering == Fraction(3, 2)
    assert money.saved == 600 + 1000
    assert money.net == 3700 - 1600
    assert money.net_yearly == 2100 * 52


def test_posts_of_another_team_stand_in_for_nothing():
    problem = a_week(vacancies=(Vacancy("social_worker", Fraction(3), "South"),))

    money = look(problem, a_need(a_post(2))).money

    assert (money.covering, money.saved, money.net) == (0, 0, money.weekly)


def test_a_salary_that_is_not_stated_leaves_the_net_cost_unknown():
    problem = a_week(vacancies=(Vacancy("social_worker", Fraction(1), "North"),))

    money = look(problem, a_need(a_post())).money

    assert (money.covering, money.saved, money.net, money.net_gap) == (1, None, None, "salaries")


def test_a_profile_with_a_cap_role_stands_in_for_that_role_alone():
    senior = replace(PRICED, cap_role="senior_social_worker")
    vacancies = (Vacancy("social_worker", Fraction(1), "North"), Vacancy("senior_social_worker", Fraction(1), "North"))
    problem = a_week(senior, vacancies=vacancies, yearly_costs={"senior_social_worker": Fraction(5200)})

    assert look(problem, a_need(a_post(2))).money.saved == 100


def test_vacancies_that_agency_workers_in_post_stand_in_for_are_not_counted_again():
    vacancies = (Vacancy("social_worker", Fraction(2), "North"), Vacancy("support_officer", Fraction(1), "North"))
    problem = a_week(workers=[a_worker("a1", role=ROLE, fte=0.5), a_worker("w1")], vacancies=vacancies)

    assert [(row.role, row.fte) for row in list_uncovered(problem)] == [
        ("social_worker", Fraction(3, 2)),
        ("support_officer", Fraction(1)),
    ]


@pytest.mark.parametrize(("cap", "is_over"), [("49.99", True), ("50", False), ("60", False)])
def test_a_rate_above_the_cap_of_its_role_is_found_by_the_hour(cap: str, is_over: bool):
    profile = replace(PRICED, cap_role="social_worker")
    problem = a_week(profile, rate_caps={"social_worker": Fraction(cap), ROLE: Fraction(1)})

    found = look(problem, a_need(a_post())).over_rates

    assert found == ((OverRate("agency", "social_worker", Fraction(50), Fraction(cap)),) if is_over else ())


def test_only_posts_that_are_asked_for_can_be_above_a_cap():
    problem = a_week(rate_caps={ROLE: Fraction(1)})

    assert look(problem, a_need()).over_rates == ()


def test_the_cheaper_of_two_like_profiles_is_hired_first_as_far_as_it_can_be_had():
    cheap = Profile("cheap", ROLE, weekly_rate=Fraction(1000), available=Fraction(1))
    problem = a_week(PRICED, cheap)

    found = look(problem, a_need(a_post(3)))

    assert found.money.weekly == 1000 + 2 * 1850
    assert found.supplies == (Supply("cheap", Fraction(1), Fraction(1)),)


def test_a_skill_that_no_profile_has_is_named():
    problem = a_week(
        workers=[full_worker(skills=("court",))],
        cases=waiting_cases(1, skills=("court", "asylum")),
    )

    found = find_agency(problem, (ask_level(problem, 2),))[0]

    assert [(gap.reason, gap.cases, gap.skills) for gap in found.gaps] == [("skill", ("c1",), ("asylum", "court"))]


def test_skills_that_no_profile_has_together_are_named():
    profiles = [Profile(skill, ROLE, skills=frozenset({skill})) for skill in ("asylum", "court")]
    problem = a_week(*profiles, workers=[full_worker()], cases=waiting_cases(1, skills=("court", "asylum")))

    gap = find_agency(problem, (ask_level(problem, 2),))[0].gaps[0]

    assert (gap.reason, gap.skills) == ("skills_together", ("asylum", "court"))


def test_work_that_no_profile_may_lead_is_named():
    officer = Profile("officer", "support_officer")
    problem = a_week(officer, workers=[full_worker()], cases=waiting_cases(1, kind="looked_after"))

    gap = find_agency(problem, (ask_level(problem, 2),))[0].gaps[0]

    assert (gap.reason, gap.skills) == ("kind", ("looked_after",))


def test_what_is_left_because_no_more_can_be_had_says_so():
    scarce = Profile("scarce", ROLE, fte=Fraction(2, 23), available=Fraction(2, 23))
    problem = a_week(scarce, workers=[full_worker()], cases=waiting_cases(3))

    found = find_agency(problem, (ask_level(problem, 2),))[0]

    assert [(gap.reason, len(gap.cases)) for gap in found.gaps] == [("supply", 1)]
    assert found.supplies == (Supply("scarce", Fraction(2, 23), Fraction(2, 23)),)


def test_the_temporary_share_counts_everyone_in_post_but_trays_and_leavers():
    workers = [
        a_worker("w1"),
        a_worker("w2", role="support_officer", fte=0.5),
        a_worker("a1", role=ROLE, fte=0.5),
        a_worker("t1", role="tray"),
        a_worker("w3", last_day=days(-1)),
        a_worker("w4", first_day=days(1)),
    ]
    problem = a_week(workers=workers, temporary_limit=Fraction(1, 2))

    (share,) = look(problem, a_need(a_post(1))).shares

    assert (share.fte, share.now, share.then) == (2, Fraction(1, 4), HALF)
    assert not share.is_over


def test_a_share_above_the_limit_is_over_it():
    problem = a_week(workers=[a_worker("w1")], temporary_limit=Fraction(49, 100))

    (share,) = look(problem, a_need(a_post(1))).shares

    assert share.then == HALF
    assert share.is_over


def test_the_measures_are_those_a_person_would_work_out():
    workers = [
        a_worker("w1"),
        a_worker("w2", fte=0.5),
        a_worker("a1", role=ROLE),
        a_worker("s1", role="support_officer"),
    ]
    cases = [a_case(f"c{number}", holder="w1" if number < 4 else "a1") for number in range(1, 6)]
    problem = a_week(workers=workers, cases=cases, vacancies=(Vacancy("social_worker", HALF, "North"),))

    now = measure_workforce(problem, a_plan(problem))
    then = measure_workforce(problem, a_plan(problem), (a_post(1),))

    assert (now.agency_fte, now.in_post_fte, now.vacant_fte) == (1, Fraction(3, 2), HALF)
    assert (now.agency_rate, now.vacancy_rate, now.covering_share) == (Fraction(2, 5), Fraction(1, 4), HALF)
    assert now.average == Fraction(5, 2)
    assert (now.holding_fte, now.divided_fte) == (2, Fraction(5, 16))
    assert (now.uncovered_fte, then.uncovered_fte) == (0, 0)
    assert (then.agency_rate, then.covering_share) == (Fraction(4, 7), Fraction(1, 4))


def test_measures_of_vacancies_are_not_guessed_where_none_are_stated():
    now = measure_workforce(problem := a_week(), a_plan(problem))

    assert (now.vacant_fte, now.vacancy_rate, now.covering_share, now.uncovered_fte) == (None, None, None, None)


def test_the_agency_role_of_these_tests_is_temporary():
    assert ROLES[ROLE].temporary
