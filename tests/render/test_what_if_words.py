"""A what-if in one sentence."""

from datetime import date

import pytest

from caseload.domain.what_if import Absent, Added, Changed, WhatIf
from caseload.intake.policy_read import read_policy
from caseload.render.what_if_words import say_what_ifs
from tests.builders import MONDAY, a_worker, days

OFFICER = a_worker("new1", team="North", role="support_officer")
PART_TIME = a_worker("new2", team="East", fte=0.6, skills={"court", "asylum"})


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Absent("w4"), "w4 is away"),
        (Absent("w4", days(28)), "w4 is away, back on 2 February"),
        (Absent("w4", date(2027, 1, 1)), "w4 is away, back on 1 January 2027"),
        (Added(OFFICER), "one more support officer in North (new1)"),
        (Added(PART_TIME), "one more social worker in East with asylum and court (new2, 0.6 FTE)"),
        (Changed("cap", "20", "23"), "cap 20 instead of 23"),
        (Changed("usual_referrals.North", "4"), "usual_referrals.North 4"),
    ],
)
def test_each_what_if_is_said_in_plain_words(one: WhatIf, words: str) -> None:
    assert say_what_ifs([one], read_policy(None), MONDAY) == f"What if: {words}."


def test_several_stand_in_one_sentence_and_none_in_no_sentence() -> None:
    several = (Changed("cap", "20", "23"), Absent("w4"))

    assert say_what_ifs(several, read_policy(None), MONDAY) == "What if: cap 20 instead of 23; w4 is away."
    assert say_what_ifs((), read_policy(None), MONDAY) == ""


def test_those_away_are_named_together() -> None:
    away = (Absent("w1"), Changed("cap", "20", "23"), Absent("w4"), Absent("w5", days(28)))

    said = say_what_ifs(away, read_policy(None), MONDAY)

    assert said == "What if: w1 and w4 are away; cap 20 instead of 23; w5 is away, back on 2 February."


def test_a_long_value_is_cut() -> None:
    said = say_what_ifs([Changed("goals", "x" * 500, "y" * 500)], read_policy(None), MONDAY)

    assert len(said) < 160
