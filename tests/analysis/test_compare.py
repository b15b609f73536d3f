"""What differs between two plans and between two inputs, against what the audit finds of each."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.analysis.compare import Side, compare_plans
from caseload.audit.check import measure_goals
from caseload.domain.plan import GoalResult, Plan
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days, give, leave_waiting

WORKERS = ("w1", "w2", "w3")


def a_side(problem: Problem, plan: Plan | None = None) -> Side:
    """A plan with the goals that the audit measures."""
    plan = plan or a_plan(problem)
    goals = tuple(GoalResult(name, value, value, True) for name, value in measure_goals(problem, plan).items())
    return Side(problem, plan, goals)


def a_team(**tables) -> Problem:
    """Three workers, three held children and three new ones, two of them brothers."""
    cases = [
        a_case("c1", holder="w1", kind="looked_after"),
        a_case("c2", holder="w1"),
        a_case("c3", holder="w2"),
        a_case("c4", family="f4"),
        a_case("c5", family="f4"),
        a_case("c6", kind="looked_after"),
    ]
    return a_problem([a_worker(worker) for worker in WORKERS], tables.pop("cases", cases), moves=None, **tables)


def test_the_same_plan_twice_is_no_difference() -> None:
    side = a_side(a_team())

    found = compare_plans(side, side)

    assert found.is_same and found.better is None and found.input.is_same
    assert not any(one.differs for one in found.workers)


def test_the_first_goal_that_differs_decides_which_is_better() -> None:
    problem = a_team()
    first = a_side(problem, a_plan(problem, {"c4": "w3", "c5": "w3"}))
    second = a_side(problem, a_plan(problem, {"c6": "w3", "c2": "w2"}))

    found = compare_plans(first, second)

    assert (found.better, found.decided_by) == ("second", "unallocated_must")
    values = {goal.name: (goal.first.value, goal.second.value) for goal in found.goals if goal.first and goal.second}
    assert values["unallocated_must"] == (1, 0) and values["changes"] == (0, 1)
    assert {goal.name: goal.better for goal in found.goals}["changes"] == "first"


def test_a_goal_that_one_policy_leaves_out_decides_nothing() -> None:
    problem = a_team()
    short = a_team(policy=a_policy(goals=("unallocated_must", "over_pace", "displaced", "unallocated")))

    found = compare_plans(a_side(problem), a_side(short))

    assert found.decided_by is None
    assert [goal.name for goal in found.goals if goal.second is None] == [
        "overload", "changes", "overhours", "unevenness", "fit",
    ]  # fmt: skip


def test_who_moves_is_told_by_family_with_the_reason_in_each_plan() -> None:
    problem = a_team()
    first = a_side(problem, a_plan(problem, {"c4": "w2", "c5": "w2", "c6": "w1"}))
    second = a_side(problem, a_plan(problem, {"c4": "w3", "c5": "w3", "c2": "w2", "c6": None}))

    found = compare_plans(first, second)

    assert [(one.cases, one.first, one.second, one.why_first, one.why_second) for one in found.moved] == [
        (("c2",), "w1", "w2", None, "better"),
        (("c4", "c5"), "w2", "w3", "new", "new"),
    ]
    assert [one.cases for one in found.only_first] == [("c6",)] and found.only_second == ()
    assert found.only_first[0].is_must


def test_a_holder_who_is_away_in_one_week_alone_is_the_reason_in_that_week() -> None:
    here, away = a_team(), a_team(reductions=[a_reduction("w1", 100, days(-3), None)])

    found = compare_plans(a_side(here), a_side(away, a_plan(away, {"c1": "w3", "c2": "w3"})))

    assert [(one.cases, one.why_first, one.why_second) for one in found.moved] == [
        (("c1",), None, "holder_absent"),
        (("c2",), None, "holder_absent"),
    ]
    assert [(table.table, table.new) for table in found.input.tables] == [("reductions", ("w1 100% 2026-01-02",))]


def test_each_worker_is_told_before_and_after_in_both() -> None:
    problem = a_team()

    found = compare_plans(a_side(problem), a_side(problem, a_plan(problem, {"c6": "w3"})))

    third = found.workers[2]
    assert third.worker == "w3" and third.differs
    assert third.first and third.second and (third.first.cases, third.second.cases) == (0, 1)
    assert third.second.share and third.second.share > 0
    assert [one.differs for one in found.workers] == [False, False, True]


def test_who_stands_beside_a_case_and_support_are_compared() -> None:
    problem = a_team()
    first = a_plan(problem, {}, co_worker={"c1": "w2"}, support={("w2", "w1"): 4})
    second = a_plan(problem, {}, cover={"c1": "w3"}, support={("w2", "w1"): 2})

    found = compare_plans(a_side(problem, first), a_side(problem, second))

    assert [(one.part, one.first, one.second) for one in found.beside] == [
        ("co_worker", "w2", None),
        ("cover", None, "w3"),
    ]
    assert [(one.officer, one.worker, one.first, one.second) for one in found.support] == [("w2", "w1", 1, 0.5)]
    assert not found.is_same


def test_rows_that_came_went_and_changed_are_told_by_column() -> None:
    first = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1"), a_case("c2", holder="w1")])
    second = a_problem(
        [a_worker("w1", fte=0.5), a_worker("w3")],
        [a_case("c2", holder="w3", skills={"court"}), a_case("c3")],
        decisions=[give("c3", "w3"), leave_waiting("c2")],
    )

    found = compare_plans(a_side(first), a_side(second)).input
    tables = {table.table: table for table in found.tables}

    assert (tables["workers"].gone, tables["workers"].new) == (("w2",), ("w3",))
    assert [(row.id, [field.name for field in row.fields]) for row in tables["workers"].changed] == [("w1", ["fte"])]
    assert (tables["cases"].gone, tables["cases"].new) == (("c1",), ("c3",))
    assert [(f.name, f.first, f.second) for f in tables["cases"].changed[0].fields] == [
        ("holder", "w1", "w3"),
        ("skills", None, frozenset({"court"})),
    ]
    assert tables["decisions"].new == ("c2 wait 2026-01-12", "c3 give w3")


def test_keys_of_the_policy_settings_and_date_that_differ_are_named() -> None:
    policy = a_policy()
    kinds = {**policy.kinds, "early_help": replace(policy.kinds["early_help"], priority=2)}
    other = a_team(policy=replace(policy, cap=20, kinds=kinds, text_hash="other"), as_of=days(7))

    found = compare_plans(a_side(a_team()), a_side(prepare_problem(other.caseload))).input

    assert {(f.name, f.first, f.second) for f in found.policy} == {("cap", 23, 20), ("kinds.early_help.priority", 1, 2)}
    assert [field.name for field in found.settings] == ["as_of", "moves"]
    assert not found.is_same


leads = st.fixed_dictionaries({f"c{number}": st.sampled_from((*WORKERS, None)) for number in range(1, 7)})


@settings(max_examples=60, deadline=None)
@given(leads, leads)
def test_every_case_whose_worker_differs_is_told_once_and_swapping_the_plans_swaps_the_answer(first, second) -> None:
    problem = a_team()
    one, other = a_side(problem, a_plan(problem, first)), a_side(problem, a_plan(problem, second))

    found, turned = compare_plans(one, other), compare_plans(other, one)

    told = [
        case for group in (found.moved, found.only_first, found.only_second) for item in group for case in item.cases
    ]
    assert sorted(told) == [case for case in sorted(first) if first[case] != second[case]]
    values = [[goal.value for goal in side.goals] for side in (one, other)]
    assert found.better == ("first" if values[0] < values[1] else "second" if values[1] < values[0] else None)
    assert turned.better == {"first": "second", "second": "first", None: None}[found.better]
    assert found.only_first == tuple(
        replace(item, first=item.second, second=item.first, why_first=item.why_second, why_second=item.why_first)
        for item in turned.only_second
    )
    assert found.is_same == (first == second)
