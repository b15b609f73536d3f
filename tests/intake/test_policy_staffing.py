"""Vacancies, price caps, usual referrals, overtime and escalation: read exactly, and refused where they cannot be."""

from fractions import Fraction

import pytest

from caseload.domain.errors import InputRefused
from caseload.domain.policy import Vacancy
from caseload.intake.policy_read import parse_policy, read_policy
from caseload.intake.warnings import find_unknown_teams
from tests.builders import a_policy, a_problem

STATED = """
temporary_limit = 0.25
[rate_caps]
social_worker = 38.50
[usual_referrals]
North = 4.5
[[vacancies]]
role = "social_worker"
team = "North"
fte = 40.6
[[vacancies]]
role = "nqsw"
fte = 1
"""


def list_codes(text: str) -> list[str]:
    with pytest.raises(InputRefused) as refused:
        parse_policy(text)
    return [fault.code for fault in refused.value.faults]


def test_what_is_stated_is_read_exactly():
    policy = parse_policy(STATED)

    assert policy.vacancies == (
        Vacancy("social_worker", Fraction("40.6"), "North"),
        Vacancy("nqsw", Fraction(1)),
    )
    assert policy.rate_caps == {"social_worker": Fraction("38.5")}
    assert policy.usual_referrals == {"North": Fraction("4.5")}
    assert policy.temporary_limit == Fraction(1, 4)


def test_nothing_is_built_in_that_only_a_service_knows():
    policy = read_policy(None)

    assert (policy.vacancies, policy.rate_caps, policy.usual_referrals, policy.temporary_limit) == ((), {}, {}, None)
    assert (policy.overtime_share, policy.notice_weeks) == (Fraction(1, 10), 4)
    assert (policy.amber_weeks, policy.red_weeks) == (2, 4)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[[vacancies]]\nrole = "wizard"\nfte = 1', "P309"),
        ('[[vacancies]]\nrole = "social_worker"', "P308"),
        ('[[vacancies]]\nrole = "social_worker"\nfte = -1', "P307"),
        ("[rate_caps]\nwizard = 40", "P309"),
        ("[rate_caps]\nsocial_worker = -1", "P307"),
        ("[usual_referrals]\nNorth = -1", "P307"),
        ("amber_weeks = 5", "P310"),
        ("overtime_share = 1.5", "P307"),
        ("temporary_limit = -0.1", "P307"),
        ('[[profiles]]\nname = "a"\nrole = "agency_social_worker"\ncap_role = "wizard"', "P309"),
    ],
)
def test_what_cannot_be_is_refused_by_its_code(text: str, code: str):
    assert code in list_codes(text)


def test_each_of_them_is_in_the_hash_of_the_policy():
    plain = read_policy(None).text_hash

    for line in ("temporary_limit = 0.25", "notice_weeks = 5", "[usual_referrals]\nNorth = 1"):
        assert parse_policy(line).text_hash != plain


def test_a_team_that_is_not_there_is_warned_of_and_not_refused():
    policy = a_policy(
        vacancies=(Vacancy("social_worker", Fraction(1), "Nroth"),), usual_referrals={"North": Fraction(1)}
    )

    (warning,) = find_unknown_teams(a_problem(policy=policy))

    assert (warning.code, warning.got) == ("W306", "Nroth")
