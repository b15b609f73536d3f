"""The built-in policy holds the figures it claims, each with its source."""

import re
from dataclasses import fields
from fractions import Fraction
from math import ceil

import pytest

from caseload.domain.names import GOALS
from caseload.domain.policy import Policy
from caseload.intake.policy_keys import FILLED_BY, TOP
from caseload.intake.policy_read import parse_policy, read_policy
from caseload.intake.policy_text import policy_text

BUILT_IN = read_policy(None)
NUMBER_LINE = re.compile(r"(?:\w+) = -?[0-9][0-9.]*\s*(#.*)?")


def read_mix() -> dict[str, Fraction]:
    """The national mix as the comments state it: percent of the cases held."""
    rows = re.findall(r"^#     (\w+) +([0-9]+\.[0-9])$", policy_text(), re.MULTILINE)
    return {name: Fraction(percent) / 100 for name, percent in rows}


def measure_mean(attribute: str) -> Fraction:
    """The weighted mean of hours or support hours over the mix, proceedings included."""
    added = {name: Fraction(percent) / 100 for name, percent in re.findall(r"(pre|care) ([0-9]\.[0-9])", policy_text())}
    kinds = sum(part * getattr(BUILT_IN.kinds[name], attribute) for name, part in read_mix().items())
    return kinds + sum(part * getattr(BUILT_IN.proceedings[name], attribute) for name, part in added.items())


def test_every_number_has_a_source_or_says_illustrative_and_its_date():
    lines = policy_text().splitlines()
    bare = []
    for line in lines:
        if found := NUMBER_LINE.fullmatch(line):
            comment = found[1] or ""
            if "2026-11" not in comment or not ("source: " in comment or "illustrative" in comment):
                bare.append(line)
    assert bare == []
    assert sum(NUMBER_LINE.fullmatch(line) is not None for line in lines) > 100


def test_text_is_ascii_and_fits_a_screen():
    assert policy_text().isascii()
    assert max(len(line) for line in policy_text().splitlines()) <= 120


def test_twenty_three_cases_of_the_national_mix_fill_a_full_time_week():
    week = BUILT_IN.week_hours * BUILT_IN.productive_share
    assert sum(read_mix().values()) == 1
    assert read_mix().keys() == BUILT_IN.kinds.keys()
    assert abs(measure_mean("hours") / (week / BUILT_IN.cap) - 1) < Fraction(1, 100)


def test_comments_state_the_mean_they_claim():
    mean = measure_mean("hours")
    assert f"{float(mean):.4f} hours a case, {float(mean * 23):.2f} hours for 23" in policy_text()


def test_hours_are_whole_units_so_that_rounding_up_adds_nothing():
    for row in (*BUILT_IN.kinds.values(), *BUILT_IN.proceedings.values()):
        units = row.hours / BUILT_IN.hours_unit
        assert ceil(units) == units


def test_a_fifth_to_a_third_of_the_hours_needs_no_qualification():
    assert Fraction(1, 5) <= measure_mean("support_hours") / measure_mean("hours") <= Fraction(3, 10)


def test_headline_figures_are_those_of_the_design():
    assert (BUILT_IN.cap, BUILT_IN.target, BUILT_IN.hours) == (23, 16, "report")
    assert BUILT_IN.hours_unit == Fraction(1, 4)
    assert (BUILT_IN.week_hours, BUILT_IN.productive_share) == (37, Fraction(73, 100))
    assert [(row.month, row.share) for row in BUILT_IN.protected] == [
        (0, Fraction(1, 4)),
        (3, Fraction(1, 2)),
        (6, Fraction(7, 10)),
        (9, Fraction(9, 10)),
    ]
    assert BUILT_IN.goals == GOALS
    assert BUILT_IN.rules_off == frozenset()
    assert BUILT_IN.as_of is None
    assert BUILT_IN.yearly_costs == {}
    assert BUILT_IN.protected_per_experienced is None


def test_values_equal_the_defaults_of_the_domain():
    default = Policy(roles={}, kinds={}, proceedings={})
    told = {key.name for key in TOP} - {"goals", "known_skills"}
    assert {name: getattr(BUILT_IN, name) for name in told} == {name: getattr(default, name) for name in told}


@pytest.mark.parametrize("record", FILLED_BY, ids=lambda record: record.__name__)
def test_every_key_fills_a_field_of_the_domain(record):
    assert {key.name for key in FILLED_BY[record]} <= {field.name for field in fields(record)}


def test_every_field_of_the_policy_has_a_key_or_a_table():
    lists = {"protected", "profiles", "vacancies", "kind_limits", "rate_caps", "usual_referrals"}
    tables = lists | {"roles", "kinds", "proceedings", "yearly_costs", "text_hash"}
    assert {field.name for field in fields(Policy)} == {key.name for key in TOP} | tables


def test_roles_of_the_design_are_all_there():
    assert set(BUILT_IN.roles) == {
        "social_worker",
        "senior_social_worker",
        "practice_consultant",
        "advanced_practitioner",
        "nqsw",
        "agency_social_worker",
        "support_officer",
        "family_practitioner",
        "personal_adviser",
        "therapist",
        "psychologist",
        "team_manager",
        "independent_reviewing_officer",
        "student",
        "tray",
    }


def test_only_registered_roles_lead_must_allocate_work():
    must = {kind.name for kind in BUILT_IN.kinds.values() if kind.must_allocate}
    assert must == {"child_protection", "looked_after", "private_fostering", "section_47"}
    assert {role.name for role in BUILT_IN.roles.values() if role.leads & must and not role.registered} == set()


def test_priorities_are_those_of_the_goal_unallocated():
    expected = dict.fromkeys(BUILT_IN.kinds, 1) | {
        "child_protection": 8,
        "looked_after": 8,
        "private_fostering": 8,
        "section_47": 6,
        "assessment": 3,
    }
    assert {kind.name: kind.priority for kind in BUILT_IN.kinds.values()} == expected


def test_one_profile_can_meet_each_known_skill_and_none_is_newly_qualified():
    assert {skill for profile in BUILT_IN.profiles for skill in profile.skills} == BUILT_IN.known_skills
    assert all(not BUILT_IN.roles[profile.role].protected for profile in BUILT_IN.profiles)


def test_text_read_back_as_a_users_policy_changes_nothing():
    assert parse_policy(policy_text()) == BUILT_IN
