"""Families received above the number of new families, and above each limit on a kind."""

from tests.audit.asking import measure
from tests.builders import a_case, a_plan, a_policy, a_problem, a_worker, days, give

WAITING = [a_case(f"m{n}", kind="looked_after") for n in range(3)]


def test_within_the_number_nothing_counts() -> None:
    problem = a_problem([a_worker(max_new=2)], WAITING)

    assert measure("over_pace", problem) == 0
    assert measure("over_pace", problem, a_plan(problem, {"m0": "w1", "m1": "w1"})) == 0


def test_each_family_above_the_number_counts() -> None:
    problem = a_problem([a_worker(max_new=2)], WAITING)

    assert measure("over_pace", problem, a_plan(problem, {"m0": "w1", "m1": "w1", "m2": "w1"})) == 1


def test_families_of_the_last_days_and_given_ones_take_up_room_but_do_not_count() -> None:
    recent = [a_case(f"r{n}", holder="w1", held_since=days(-1)) for n in range(2)]
    problem = a_problem([a_worker(max_new=1)], WAITING + recent, decisions=[give("m0", "w1")])

    assert measure("over_pace", problem) == 0
    assert measure("over_pace", problem, a_plan(problem, {"m1": "w1"})) == 1


def test_families_above_a_limit_count_up_to_the_number_received() -> None:
    held = [a_case(f"h{n}", kind="looked_after", holder="w1", held_since=days(-90)) for n in range(4)]
    problem = a_problem([a_worker(max_new=9)], WAITING + held, policy=a_policy(kind_limits={"looked_after": 2}))

    assert measure("over_pace", problem) == 0
    assert measure("over_pace", problem, a_plan(problem, {"m0": "w1"})) == 1


def test_both_limits_count_each_for_itself() -> None:
    problem = a_problem([a_worker(max_new=1)], WAITING, policy=a_policy(kind_limits={"looked_after": 2}))

    assert measure("over_pace", problem, a_plan(problem, {"m0": "w1", "m1": "w1", "m2": "w1"})) == 2 + 1


def test_a_limit_that_is_switched_off_does_not_count() -> None:
    policy = a_policy(kind_limits={"looked_after": 1}, rules_off={"new_cases"})
    problem = a_problem([a_worker(max_new=1)], WAITING, policy=policy)
    neither = a_problem([a_worker(max_new=1)], WAITING, policy=a_policy(rules_off={"new_cases", "kind_limit"}))
    lead = {"m0": "w1", "m1": "w1", "m2": "w1"}

    assert measure("over_pace", problem, a_plan(problem, lead)) == 2
    assert measure("over_pace", neither, a_plan(neither, lead)) == 0
