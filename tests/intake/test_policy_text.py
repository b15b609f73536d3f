"""The hours of a policy are rescaled line by line, comments kept."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.domain.errors import InputRefused
from caseload.intake.policy_read import parse_policy, read_policy
from caseload.intake.policy_text import policy_text, rescale_hours, round_cents

BUILT_IN = read_policy(None)


def list_comments(text: str) -> list[str]:
    return [line.split("#", 1)[1] for line in text.splitlines() if "#" in line]


@settings(max_examples=20, deadline=None)
@given(st.fractions(min_value=Fraction(1, 20), max_value=4, max_denominator=1000))
def test_every_hour_of_kinds_and_proceedings_is_multiplied_and_nothing_else(factor):
    policy = parse_policy(rescale_hours(policy_text(), factor))
    for old, new in ((BUILT_IN.kinds, policy.kinds), (BUILT_IN.proceedings, policy.proceedings)):
        for name in old:
            assert new[name].hours == round_cents(old[name].hours * factor)
            assert new[name].support_hours == round_cents(old[name].support_hours * factor)
            assert getattr(new[name], "visits", None) == getattr(old[name], "visits", None)
    assert policy.co_working_hours == BUILT_IN.co_working_hours
    assert policy.week_hours == BUILT_IN.week_hours


def test_comments_stay_and_the_first_line_says_what_was_done():
    rescaled = rescale_hours(policy_text(), Fraction(9, 8))
    assert rescaled.splitlines()[0] == (
        "# Every hours and support_hours below was multiplied by 1.1250 by `caseload policy --fit`."
    )
    assert list_comments(rescaled)[1:] == list_comments(policy_text())
    assert len(rescaled.splitlines()) == len(policy_text().splitlines()) + 1


def test_a_half_hundredth_is_rounded_upwards():
    assert round_cents(Fraction(125, 1000)) == Fraction(13, 100)


def test_a_short_policy_gets_the_hours_it_left_to_the_built_in_one():
    own = 'cap = 20\n[kinds.assessment]  # ours\nhours = 2  # agreed\n[kinds.child_in_need]\nlabel = "CIN plan"\n'
    policy = parse_policy(rescale_hours(own, Fraction(1, 2)))
    assert policy.cap == 20
    assert policy.kinds["assessment"].hours == 1
    assert policy.kinds["child_in_need"].label == "CIN plan"
    assert policy.kinds["child_in_need"].hours == Fraction(38, 100)
    assert policy.kinds["child_protection"].hours == 1


@pytest.mark.parametrize("own", ["kinds.assessment.hours = 3\n", "[kinds]\nassessment = { hours = 3 }\n"])
def test_hours_written_in_another_form_are_refused_with_the_way_out(own):
    with pytest.raises(InputRefused) as refused:
        rescale_hours(own, Fraction(1, 2))
    assert "Write each kind as [kinds.NAME]" in str(refused.value.faults[0])


def test_a_text_that_is_no_toml_is_refused():
    with pytest.raises(InputRefused) as refused:
        rescale_hours("cap =", Fraction(1, 2))
    assert refused.value.faults[0].code == "P304"
