"""The differences of goals: exact where both sides are proven, a range at the first open one, nothing after it."""

from caseload.analysis.explain.prices import compare_goals, order_alternatives, price_choice
from caseload.domain.explanation import Alternative, Difference
from caseload.domain.plan import GoalResult
from caseload.solve.messages import VariantResult
from tests.builders import a_plan, a_problem
from tests.render.report_builder import a_solved


def test_proven_goals_have_exact_differences() -> None:
    before = [GoalResult("displaced", 1, 1, True), GoalResult("changes", 4, 4, True)]
    after = [GoalResult("displaced", 1, 1, True), GoalResult("changes", 6, 6, True)]

    assert [(d.change, d.least, d.most, d.is_exact) for d in compare_goals(before, after)] == [
        (0, 0, 0, True),
        (2, 2, 2, True),
    ]


def test_the_first_open_goal_has_a_range_and_those_after_it_nothing() -> None:
    before = [GoalResult("displaced", 3, 3, True), GoalResult("changes", 4, 2, False), GoalResult("fit", 9, 9, False)]
    after = [GoalResult("displaced", 3, 3, True), GoalResult("changes", 7, 5, False), GoalResult("fit", 9, 9, False)]

    differences = compare_goals(before, after)

    assert (differences[1].least, differences[1].most) == (1, 5)
    assert (differences[2].least, differences[2].most, differences[2].is_exact) == (None, None, False)


def test_a_choice_without_a_plan_is_impossible_or_unknown() -> None:
    problem = a_problem()
    solved = a_solved(problem, a_plan(problem))

    assert price_choice("w1", problem, solved, VariantResult(None, is_impossible=True)).status == "impossible"
    assert price_choice("w1", problem, solved, VariantResult(None, is_reached=False)).status == "unknown"


def test_choices_are_in_the_order_of_their_prices_goal_by_goal_then_of_ids() -> None:
    def priced(worker: str, *changes: int) -> Alternative:
        goals = ("displaced", "changes")
        listed = tuple(Difference(goal, 0, n, n, n) for goal, n in zip(goals, changes, strict=True))
        return Alternative(worker, "priced", listed)

    listed = [
        Alternative("w9", "impossible"),
        Alternative("w8", "unknown"),
        priced("w3", 1, 0),
        priced("w2", 0, 5),
        priced("w1", 0, 5),
        Alternative("w7", "chosen"),
    ]

    assert [one.worker for one in order_alternatives(listed)] == ["w7", "w1", "w2", "w3", "w8", "w9"]
