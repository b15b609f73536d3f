"""What an absence would cost: the same as a plain solve of the week without the worker."""

from dataclasses import replace

from caseload.analysis.own_means.absences import find_absence_costs, take_away
from caseload.domain.names import FIXED_GOALS
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.domain.remedies import AbsenceCosts
from tests.analysis.asking import crowd
from tests.builders import MONDAY, a_case, a_policy, a_problem, a_reduction, a_worker, give
from tests.solve.here import solve_here


def ask(problem: Problem, seconds: float = 20.0) -> AbsenceCosts:
    """What each absence would cost, beside the best plan of the week."""
    return find_absence_costs(problem, solve_here(problem), seconds)


def a_week() -> Problem:
    """Three workers with room for three cases each: w1 has the heaviest ones, w3 next to nothing."""
    cases = [
        a_case("a1", kind="child_protection", holder="w1"),
        a_case("a2", kind="looked_after", proceedings="care", holder="w1"),
        a_case("a3", holder="w1"),
        *crowd("w2", 3),
        *crowd("w3", 2),
    ]
    return a_problem([a_worker("w1"), a_worker("w2"), a_worker("w3")], cases, policy=a_policy(cap=3))


def test_every_absence_has_the_goals_of_a_plain_solve() -> None:
    problem = a_week()

    found = ask(problem)
    for cost in found.ranked:
        away = (*problem.caseload.reductions, a_reduction(cost.worker, 100, MONDAY))
        plain = solve_here(prepare_problem(replace(problem.caseload, reductions=away), problem.settings))
        assert cost.goals == plain.goals
        assert sum(worker is None for worker in plain.plan.lead.values()) == len(cost.nobody)

    assert len(found.ranked) == 3


def test_the_absence_that_leaves_most_children_who_may_not_wait_comes_first() -> None:
    worst = ask(a_week()).ranked[0]

    assert worst.worker == "w1"
    assert len(worst.held) == 3 and len(worst.taken) == 1
    assert len(worst.nobody) == 2 and len(worst.must) == 1


def test_the_children_concerned_are_counted_by_kind() -> None:
    problem = a_problem([a_worker("w1")], a_week().caseload.cases[:3], policy=a_policy(cap=3))

    cost = ask(problem).ranked[0]

    assert cost.must == ("a1", "a2")
    assert (cost.proceedings, cost.plans, cost.nobody) == (("a2",), ("a1",), ("a1", "a2", "a3"))


def test_those_who_hold_nothing_or_are_away_are_left_out() -> None:
    workers = [a_worker("w1"), a_worker("w2"), a_worker("w3", role="team_manager")]

    found = ask(a_problem(workers, crowd("w1", 1), reductions=[a_reduction("w2")]))

    assert [cost.worker for cost in found.ranked] == ["w1"]


def test_what_was_given_to_the_absent_one_lapses() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1")], decisions=[give("c1", "w1")])

    cost = next(cost for cost in ask(problem).ranked if cost.worker == "w1")

    assert take_away(problem, "w1").caseload.decisions == ()
    assert cost.nobody == ()


def test_what_there_is_no_time_for_is_said_to_be_not_tried() -> None:
    found = ask(a_week(), seconds=0.0)

    assert (found.ranked, found.not_tried) == ((), ("w1", "w2", "w3"))


def test_a_large_caseload_is_settled_in_the_goals_that_decide_who_has_a_worker() -> None:
    cases = [*crowd("w1", 201), *crowd("w2", 200)]
    problem = a_problem([a_worker("w1"), a_worker("w2")], cases, policy=a_policy(cap=201))

    worst = ask(problem, 30).ranked[0]

    assert [goal.name for goal in worst.goals] == list(FIXED_GOALS)
    assert worst.worker == "w1" and all(goal.proven for goal in worst.goals)
    assert (len(worst.nobody), len(worst.taken)) == (200, 1)
