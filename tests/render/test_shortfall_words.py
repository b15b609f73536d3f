"""The words of `caseload shortfall`: levels, money, gaps, causes and shares, whatever is known or not."""

from dataclasses import replace
from fractions import Fraction

import pytest

from caseload.domain.agency import CauseStep, Gap, Money, OverRate, TeamShare
from caseload.domain.policy import Profile
from caseload.render.shortfall.cause_words import say_step
from caseload.render.shortfall.money_words import say_gross, say_net, say_over_rate
from caseload.render.shortfall.share_words import say_rate, say_share
from caseload.render.shortfall.table import name_aim, say_gap, say_gaps, say_pounds
from caseload.render.shortfall.words import say_waits
from tests.render.report_builder import a_level, a_named_policy

ONE, HALF = Fraction(1), Fraction(1, 2)


@pytest.mark.parametrize(
    ("money", "gross", "net"),
    [
        (
            Money(None, None, None, ("agency_court",), "rates"),
            "Money not known (weekly rates missing in the policy: agency court): FTE only.",
            "After vacant salaries: not known (vacancies not stated in the policy).",
        ),
        (
            Money(Fraction(3300), Fraction(1000), ONE),
            "3,300 pounds a week, 171,600 a year (52 weeks).",
            "They stand in for 1 FTE of vacant posts (1,000 pounds a week not paid): "
            "2,300 a week more than the salaries, 119,600 a year.",
        ),
        (
            Money(Fraction(100), None, HALF, (), "salaries"),
            "100 pounds a week, 5,200 a year (52 weeks).",
            "They stand in for 0.5 FTE of vacant posts; the saved salary is not known "
            "(yearly costs not stated in the policy).",
        ),
        (
            Money(Fraction(100), Fraction(0), Fraction(0)),
            "100 pounds a week, 5,200 a year (52 weeks).",
            "They stand in for no vacant post, so no salary is saved.",
        ),
    ],
)
def test_money_says_what_is_known_and_what_is_missing(money: Money, gross: str, net: str):
    assert say_gross(money) == gross
    assert say_net(money) == net


def test_a_rate_above_its_cap_names_who_must_sign():
    text = say_over_rate(OverRate("agency", "social_worker", Fraction(4459, 100), Fraction(42)), a_named_policy())

    assert text.startswith("agency: 44.59 pounds an hour is above the price cap for a social worker (42.00).")
    assert "director of children's services and the chief executive" in text


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (
            Gap("skill", ("c1",), ("court",)),
            "No post helps 1 child (c1): no profile in the policy has the skill court.",
        ),
        (
            Gap("skills_together", ("c1", "c2"), ("a", "b")),
            "No post helps 2 children (c1 and c2): no profile in the policy has these skills together: a and b.",
        ),
        (Gap("kind", ("c1",), ("assessment",)), "may lead this work (assessment)"),
        (Gap("supply", ("c1",)), "all that can be had is asked for already"),
        (Gap("other", ("c1",)), "another rule keeps them from every post"),
    ],
)
def test_what_no_post_removes_says_why(gap: Gap, words: str):
    assert words in say_gap(gap, a_named_policy())


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (
            CauseStep("vacancies", "measured", Fraction(5, 2), ONE, ONE, ONE),
            "1 FTE: vacant posts that nobody stands in for (2.5 FTE)",
        ),
        (
            CauseStep("protected", "measured", Fraction(1), ONE, HALF, Fraction(2)),
            "1 FTE (from 0.5 to 2): load that newly qualified workers are protected from (1 worker)",
        ),
        (
            CauseStep("protected", "measured", Fraction(4), Fraction(-2), Fraction(-3), ONE),
            "not settled in time, from -3 to 1 FTE: load that newly qualified workers are protected from (4 workers)",
        ),
        (CauseStep("absence", "nothing", Fraction(0), *[Fraction(0)] * 3), "0 FTE: workers who are away altogether"),
        (CauseStep("referrals", "not_reached", Fraction(3)), "not worked out in time: new families above"),
    ],
)
def test_a_cause_says_its_part_and_how_sure_it_is(step: CauseStep, words: str):
    assert say_step(step).startswith(words)


def test_a_share_above_the_limit_warns():
    share = TeamShare("North", Fraction(9), ONE, ONE, is_over=True)

    assert say_share(share, Fraction(1, 10)) == (
        "WARNING North team: 11% now, 20% with the posts for every child. "
        "That is above the limit of 10% (temporary_limit)."
    )


def test_a_team_that_gets_no_post_has_only_its_share_of_today():
    share = TeamShare("North", Fraction(9), ONE, Fraction(0), is_over=True)

    assert say_share(share, Fraction(1, 10)).startswith("WARNING North team: 11% now. That is above")


def test_a_level_that_no_number_of_posts_reaches_says_how_many_it_leaves():
    level = a_level(2, left=("c1", "c2"))

    assert name_aim(level) == "Every child has a worker, but for 2"
    assert name_aim(replace(level, left=())) == "Every child has a worker"


def test_who_only_waits_for_pace_is_told_in_the_singular_too():
    told = [say_waits(a_level(2, queue=queue)) for queue in ((), ("c1",), ("c1", "c2"))]

    assert told == [
        "",
        "1 child waits only until somebody may take new families again",
        "2 children wait only until somebody may take new families again",
    ]


def test_work_that_no_profile_may_lead_is_told_in_one_sentence():
    policy = replace(a_named_policy(), profiles=(Profile("agency", "agency_social_worker", None, frozenset(), ONE),))
    gaps = [Gap("kind", ("c2",), ("assessment",)), Gap("kind", ("c1",), ("child_in_need",))]

    (told,) = say_gaps(gaps, policy)

    assert "2 children (c1 and c2)" in told and "assessment" in told and "child in need" in told


def test_without_profiles_the_reason_is_that_there_are_none():
    (told,) = say_gaps(
        [Gap("kind", ("c1",), ("assessment",)), Gap("skill", ("c2",), ("court",))],
        replace(a_named_policy(), profiles=()),
    )

    assert told == ("No post can be hired for 2 children (c1 and c2): the policy states no agency profile that may be.")


def test_pounds_and_rates_are_rounded_to_the_nearest():
    assert [say_pounds(Fraction(number, 2)) for number in (2499, 2501)] == ["1,250", "1,251"]
    assert say_pounds(None) == "not known"
    assert [say_rate(Fraction(number, 2000)) for number in (259, 260, 261)] == ["13.0%", "13.0%", "13.1%"]
