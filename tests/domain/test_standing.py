"""Where a case stands before the allocation: holder, waiting, decisions, holds, transfers, cover."""

from collections.abc import Iterable

import pytest

from caseload.domain.caseload import Case, Worker
from caseload.domain.standing import Standing
from tests.builders import (
    a_case,
    a_policy,
    a_problem,
    a_reduction,
    a_worker,
    days,
    give,
    leave_waiting,
    rule_out,
)

HELD = a_case(holder="w1")
BACK_SOON = a_reduction("w1", 100, days(-3), days(10))


def stand(
    cases: Iterable[Case] = (HELD,), workers: Iterable[Worker] | None = None, **tables: object
) -> dict[str, Standing]:
    chosen = [a_worker(), a_worker("w2")] if workers is None else workers
    return dict(a_problem(chosen, cases, **tables).standings)


def test_an_available_holder_holds_the_case() -> None:
    standing = stand()["c1"]

    assert (standing.before, standing.holder, standing.waits_for) == ("w1", "w1", None)
    assert not standing.is_fixed and not standing.is_decided


@pytest.mark.parametrize("role", ["tray", "support_officer", "therapist"])
def test_a_tray_and_who_may_not_by_law_are_no_holders(role: str) -> None:
    cases = [a_case(kind="child_protection", holder="w1")]

    assert stand(cases, [a_worker(role=role)])["c1"].holder is None


def test_an_unregistered_holder_of_work_that_is_not_must_allocate_stays_holder() -> None:
    assert stand([a_case(holder="w1")], [a_worker(role="therapist")])["c1"].holder == "w1"


def test_proceedings_take_a_case_from_an_unregistered_holder() -> None:
    assert stand([a_case(holder="w1", proceedings="pre")], [a_worker(role="support_officer")])["c1"].holder is None


@pytest.mark.parametrize(("end", "waits"), [(27, True), (28, False), (None, False)])
def test_a_case_waits_for_a_holder_who_is_back_within_four_weeks(end: int | None, waits: bool) -> None:
    away = a_reduction("w1", 100, days(-3), None if end is None else days(end))

    standing = stand(reductions=[away])["c1"]

    assert standing.waits_for == ("w1" if waits else None)
    assert standing.holder is None


def test_a_case_whose_holder_left_waits_since_the_day_after() -> None:
    standing = stand(workers=[a_worker(last_day=days(-15)), a_worker("w2")])["c1"]

    assert (standing.holder, standing.waits_for, standing.weeks) == (None, None, 2)
    assert standing.urgency == 3


def test_a_stated_waiting_since_comes_before_the_day_the_holder_was_lost() -> None:
    case = a_case(holder="w1", waiting_since=days(-70))

    assert stand([case], [a_worker(last_day=days(-15))])["c1"].weeks == 10


@pytest.mark.parametrize(
    ("kind", "proceedings", "urgency"),
    [("child_in_need", "none", 1), ("assessment", "none", 3), ("section_47", "none", 6), ("looked_after", "none", 8),
     ("child_in_need", "pre", 8), ("section_47", "care", 8)],
)  # fmt: skip
def test_urgency_follows_the_kinds_priority_and_proceedings(kind: str, proceedings: str, urgency: int) -> None:
    assert stand([a_case(kind=kind, proceedings=proceedings)])["c1"].urgency == urgency


@pytest.mark.parametrize(("waited", "urgency"), [(0, 1), (6, 1), (7, 2), (182, 27), (400, 27)])
def test_urgency_grows_by_full_weeks_up_to_26(waited: int, urgency: int) -> None:
    assert stand([a_case(waiting_since=days(-waited))])["c1"].urgency == urgency


@pytest.mark.parametrize(("changes", "cost"), [(0, 3), (1, 6), (4, 15), (9, 15)])
def test_a_change_costs_the_kinds_weight_by_the_changes_before_up_to_four(changes: int, cost: int) -> None:
    assert stand([a_case(kind="looked_after", holder="w1", changes=changes)])["c1"].change_cost == cost


def test_a_not_against_the_holder_releases_the_whole_core() -> None:
    cases = [a_case(f"c{n}", family="f1", holder="w1") for n in (1, 2)]
    other = [a_case("c3", family="f1", holder="w2"), a_case("c4", holder="w1")]

    standings = stand([*cases, *other], decisions=[rule_out("c1", "w1")])

    assert [standings[case].holder for case in ("c1", "c2", "c3", "c4")] == [None, None, "w2", "w1"]
    assert standings["c2"].before is None


def test_a_not_against_another_worker_leaves_the_holder() -> None:
    assert stand(decisions=[rule_out("c1", "w2")])["c1"].holder == "w1"


def test_a_not_releases_a_core_that_waits_for_an_absent_holder() -> None:
    standing = stand(decisions=[rule_out("c1", "w1")], reductions=[BACK_SOON])["c1"]

    assert standing.waits_for is None


def test_a_give_makes_its_worker_the_holder_and_keeps_who_had_it_before() -> None:
    standing = stand(decisions=[give("c1", "w2")])["c1"]

    assert (standing.before, standing.holder) == ("w1", "w2")
    assert standing.is_decided and standing.is_fixed


def test_a_give_of_one_sibling_stands_beside_a_not_that_releases_the_others() -> None:
    cases = [a_case(f"c{n}", family="f1", holder="w1") for n in (1, 2)]

    standings = stand(cases, decisions=[rule_out("c1", "w1"), give("c1", "w2")])

    assert [standings[case].holder for case in ("c1", "c2")] == ["w2", None]


def test_a_give_ends_the_waiting_for_an_absent_holder() -> None:
    standing = stand(decisions=[give("c1", "w2")], reductions=[BACK_SOON])["c1"]

    assert (standing.holder, standing.waits_for) == ("w2", None)


def test_a_wait_leaves_a_case_without_worker_this_week() -> None:
    standing = stand([a_case()], decisions=[leave_waiting("c1")])["c1"]

    assert standing.is_parked
    assert (standing.holder, standing.waits_for) == (None, None)


def test_decisions_count_for_nothing_where_the_rule_is_off() -> None:
    policy = a_policy(rules_off={"decisions"})

    assert stand(policy=policy, decisions=[give("c1", "w2")])["c1"].holder == "w1"


@pytest.mark.parametrize(("hours", "units", "points"), [(0.3, 2, 1), (1.3, 6, 2), (1.25, 5, 1), (2.5, 10, 3)])
def test_the_points_of_a_case_are_those_of_its_rounded_hours(hours: float, units: int, points: int) -> None:
    standing = stand([a_case(hours=hours)])["c1"]

    assert (standing.hours, standing.points) == (units, points)


@pytest.mark.parametrize(("until", "fixed"), [(-1, False), (0, True), (30, True)])
def test_a_hold_fixes_a_case_to_its_holder_up_to_its_day(until: int, fixed: bool) -> None:
    assert stand([a_case(holder="w1", hold_until=days(until))])["c1"].is_fixed is fixed


def test_a_hold_fixes_nothing_where_the_holder_is_not_there() -> None:
    case = a_case(holder="w1", hold_until=days(30))

    assert not stand([case], [a_worker(last_day=days(-3))])["c1"].is_fixed


def test_a_case_held_in_another_team_stays_unless_it_may_transfer() -> None:
    staying = stand([a_case(team="South", holder="w1")])["c1"]
    leaving = stand([a_case(team="South", holder="w1", transfer=True)])["c1"]

    assert (staying.is_fixed, staying.is_handed_on) == (True, False)
    assert (leaving.is_fixed, leaving.is_handed_on) == (False, True)


def test_a_transfer_of_a_case_held_in_its_own_team_means_nothing() -> None:
    assert not stand([a_case(holder="w1", transfer=True)])["c1"].is_handed_on


def test_a_hold_comes_before_a_transfer_and_before_handing_over() -> None:
    cases = [a_case(team="South", holder="w1", transfer=True, hold_until=days(9))]

    standing = stand(cases, [a_worker(last_day=days(14))], hand_over=True)["c1"]

    assert (standing.is_fixed, standing.is_handed_on) == (True, False)


def test_handing_over_makes_the_cases_of_who_leaves_to_hand_on() -> None:
    leaving = [a_worker(last_day=days(14)), a_worker("w2")]

    assert not stand(workers=leaving)["c1"].is_handed_on
    assert stand(workers=leaving, hand_over=True)["c1"].is_handed_on
    assert not stand(hand_over=True)["c1"].is_handed_on


def test_a_give_to_who_leaves_is_not_handed_on() -> None:
    leaving = [a_worker(last_day=days(14)), a_worker("w2")]

    assert not stand(workers=leaving, hand_over=True, decisions=[give("c1", "w1")])["c1"].is_handed_on


@pytest.mark.parametrize(
    ("kind", "start", "end", "covered"),
    [("looked_after", 0, 4, False), ("looked_after", 0, 6, False), ("looked_after", 0, 7, True),
     ("looked_after", -3, 4, True), ("child_in_need", -3, 10, False)],
)  # fmt: skip
def test_a_must_allocate_case_has_a_cover_when_its_holder_is_away_over_five_working_days(
    kind: str, start: int, end: int, covered: bool
) -> None:
    away = a_reduction("w1", 100, days(start), days(end))

    assert stand([a_case(kind=kind, holder="w1")], reductions=[away])["c1"].needs_cover is covered


def test_a_case_without_family_is_told_apart_from_a_family_of_the_same_name() -> None:
    standings = stand([a_case("c1"), a_case("c2", family="c1")])

    assert standings["c1"].family != standings["c2"].family
