"""The bounds of the parts add up to bounds of the whole only while they may."""

from collections.abc import Mapping

from caseload.domain.plan import GoalResult, Plan
from caseload.solve.messages import PartResult
from caseload.solve.solve_problem import weigh_goals


def a_result(bounds: Mapping[str, int], free: Mapping[str, int] | None = None, part: int = 0) -> PartResult:
    return PartResult(part, Plan({}), {}, bounds, free or {})


def test_bounds_of_the_parts_add_up_while_every_earlier_goal_is_proven() -> None:
    results = [a_result({"first": 1, "second": 3}), a_result({"first": 2, "second": 4})]

    goals = weigh_goals({"first": 3, "second": 9}, results, is_whole=True)

    assert goals == (GoalResult("first", 3, 3, True), GoalResult("second", 9, 7, False))


def test_after_an_unproven_goal_only_what_holds_over_every_plan_counts() -> None:
    results = [a_result({"first": 1, "second": 3}, {"second": 1}), a_result({"first": 1, "second": 4}, {"second": 2})]

    goals = weigh_goals({"first": 5, "second": 7}, results, is_whole=True)

    assert goals == (GoalResult("first", 5, 2, False), GoalResult("second", 7, 3, False))


def test_a_lone_parts_bounds_stand_even_after_an_unproven_goal() -> None:
    goals = weigh_goals({"first": 5, "second": 7}, [a_result({"first": 2, "second": 6})], is_whole=True)

    assert [goal.bound for goal in goals] == [2, 6]


def test_a_goal_after_an_unproven_one_is_never_proven_though_its_bound_is_met() -> None:
    goals = weigh_goals({"first": 5, "second": 7}, [a_result({"first": 2, "second": 7})], is_whole=True)

    assert [goal.proven for goal in goals] == [False, False]
    assert goals[1].bound == 7


def test_nothing_is_proven_while_a_part_is_missing() -> None:
    goals = weigh_goals({"first": 1}, [a_result({"first": 1}, {"first": 1})], is_whole=False)

    assert goals == (GoalResult("first", 1, 1, False),)


def test_a_goal_no_part_looked_at_has_the_bound_0() -> None:
    assert weigh_goals({"first": 4}, [a_result({})], is_whole=True) == (GoalResult("first", 4, 0, False),)


def test_a_bound_is_never_above_its_value() -> None:
    (goal,) = weigh_goals({"first": 4}, [a_result({"first": 6})], is_whole=True)

    assert goal.bound == 4


def test_no_parts_at_all_prove_that_nothing_is_left_to_do() -> None:
    assert weigh_goals({"first": 0}, [], is_whole=True) == (GoalResult("first", 0, 0, True),)


def test_the_gap_is_relative_to_the_value_or_to_1() -> None:
    assert GoalResult("first", 8, 6, False).gap == 0.25
    assert GoalResult("first", 0, 0, True).gap == 0
