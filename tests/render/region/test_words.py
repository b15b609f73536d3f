"""A region is said as a person reads it, and never as more than it is."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from caseload.domain.plan import GoalResult
from caseload.planning.region.cool_off import Barred, CoolOff
from caseload.planning.region.found import CouncilFound, Posts, RegionFound, SharedPosts, Standing, Waiting
from caseload.planning.region.settings import RegionSettings
from caseload.render.region.screen import render_region
from caseload.render.region.settings_words import list_settings
from caseload.render.region.words import say_cool_off, say_posts, say_price, say_rule, say_waiting

MONDAY = date(2026, 1, 5)


def a_goal(value: int, proven: bool = True) -> GoalResult:
    return GoalResult("unallocated_must", value, value if proven else 0, proven)


def a_council(name: str = "Ash", is_shown: bool = True) -> CouncilFound:
    standing = Standing("unallocated_must", 4, 4 if is_shown else 2, is_shown, 3)
    return CouncilFound(name, 50, 3, (standing,), Waiting(4, 5), Waiting(3, 3), (), True)


def a_region(*councils: CouncilFound, shared: int = 3, free: int = 3, proven: bool = True) -> RegionFound:
    goals = ((a_goal(4),), (a_goal(shared, proven),), (a_goal(free, proven),))
    return RegionFound(councils or (a_council(),), MONDAY, *goals, Waiting(free, free), ())


def posts(fte: int, least: int | None = None, cost: int | None = None) -> Posts:
    money = None if cost is None else Fraction(cost)
    return Posts(2, Fraction(fte), Fraction(fte if least is None else least), money, None, least is None)


@pytest.mark.parametrize(
    ("waiting", "said"),
    [
        (Waiting(0, 0), "no child without a worker"),
        (Waiting(0, 1), "1 child without a worker, none of whom may not wait"),
        (Waiting(3, 1200), "1,200 children without a worker, 3 of whom may not wait"),
    ],
)
def test_who_waits_is_told_with_who_may_not(waiting: Waiting, said: str) -> None:
    assert say_waiting(waiting) == said


def test_a_plan_alone_that_is_not_proven_is_named() -> None:
    assert "not proven" not in say_rule(a_region())
    assert "Elm alone are not proven" in say_rule(a_region(a_council(), a_council("Elm", is_shown=False)))


def test_the_price_of_the_rule_is_the_first_goal_that_differs() -> None:
    assert say_price(a_region()) == "That rule costs nothing."
    assert say_price(a_region(proven=False)) == "That rule costs nothing that was found in the time."
    said = say_price(a_region(free=1))
    assert "without a worker 3 instead of 1, 2 children more without a worker." in said


def test_posts_saved_are_told_with_what_is_open_about_them() -> None:
    assert say_posts(SharedPosts(2, posts(5, cost=7000), posts(2, cost=3000))).endswith(
        "5 FTE of agency posts alone, 2 FTE with sharing: 3 FTE saved, 208,000 pounds a year at own rates."
    )
    assert "2 FTE (at least 1) with sharing: 3 FTE saved (between 3 and 4)" in say_posts(
        SharedPosts(2, posts(5), posts(2, least=1))
    )
    assert say_posts(SharedPosts(2, posts(5), None)).endswith("with sharing not reached.")


def test_who_is_barred_by_the_cool_off_is_told() -> None:
    barred = Barred("Elm/w9", "Elm", "Ash", date(2025, 12, 1), 1)
    cool_off = CoolOff(date(2025, 10, 5), (("Ash", Fraction(1)),), (barred,))

    first, second, third = say_cool_off(cool_off, Fraction(3), MONDAY)

    assert first.startswith("In the cool-off of 3 months, 1 FTE left")
    assert "Elm/w9, agency, left Ash on Monday 1 December 2025" in second
    assert third == "That leaves 3 FTE of agency supply."


@pytest.mark.parametrize("width", [32, 56, 72])
def test_no_line_is_wider_than_the_console(width: int) -> None:
    region = a_region(a_council("A council with a rather long name"), a_council("Elm", is_shown=False))

    assert max(map(len, render_region(replace(region, is_stopped=True), width).splitlines())) <= width


def test_settings_are_said_in_words_with_their_units() -> None:
    agreed = RegionSettings(opt_in=Fraction(1, 5), agreed_rates={"agency_social_worker": Fraction(1500)}, seconds=1.0)

    said = dict(list_settings(agreed))

    assert said["longest way to a child, one way"] == "45 minutes"
    assert said["experienced workers taken to be willing"] == "20%"
    assert said["agreed rate, agency social worker"] == "1,500 pounds a week for one FTE"
    assert said["agency workers to be had"] == "not stated"
    assert said["longest search, and again for posts"] == "1 second"
