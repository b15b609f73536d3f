"""One more worker: every choice is priced as a plain solve of the week with that row added would price it."""

from caseload.analysis.new_workers import add_workers
from caseload.analysis.own_means.one_more import find_one_more
from caseload.domain.problem import Problem
from caseload.domain.remedies import OneMores
from tests.analysis.shortfall_asking import full_worker, waiting_cases
from tests.builders import a_case, a_policy, a_problem, a_worker
from tests.solve.here import solve_here


def ask(problem: Problem, seconds: float = 20.0) -> OneMores:
    """One more of everybody, beside the best plan of the week."""
    return find_one_more(problem, solve_here(problem), seconds)


def a_short_week() -> Problem:
    """Two teams, one of them short, with a case that needs a skill nobody has and two that nobody has room for."""
    workers = [full_worker(), a_worker("w2", "South"), a_worker("s1", role="support_officer")]
    cases = [*waiting_cases(2, kind="looked_after"), a_case("c3", skills=("court",)), a_case("c4", "South")]
    return a_problem(workers, cases, policy=a_policy(cap=2))


def test_every_choice_has_the_goals_of_a_plain_solve() -> None:
    problem = a_short_week()

    found = ask(problem)
    plain = [solve_here(add_workers(problem, (one.worker,))).goals for one in found.ranked]

    assert [one.goals for one in found.ranked] == plain
    assert found.not_tried == ()


def test_a_choice_that_changes_nothing_has_the_goals_of_the_week() -> None:
    problem = a_short_week()

    found = ask(problem)
    values = [[goal.value for goal in solve_here(add_workers(problem, (worker,))).goals] for worker in found.same]

    assert found.same
    assert all(value == [goal.value for goal in found.before] for value in values)


def test_the_best_choice_comes_first_and_leaves_fewest_children_without() -> None:
    first = ask(a_short_week()).ranked[0]

    assert (first.worker.team, first.must) == ("North", 0)
    assert [tuple(g.value for g in one.goals) for one in ask(a_short_week()).ranked] == sorted(
        tuple(g.value for g in one.goals) for one in ask(a_short_week()).ranked
    )


def test_social_workers_are_tried_with_each_skill_that_cases_of_the_team_need() -> None:
    found = ask(a_short_week())
    everyone = [*(one.worker for one in found.ranked), *found.same]

    skilled = {(worker.team, tuple(worker.skills)) for worker in everyone if worker.role == "social_worker"}

    assert skilled == {("North", ()), ("North", ("court",)), ("South", ())}


def test_nobody_newly_qualified_is_proposed() -> None:
    found = ask(a_problem([a_worker("n1", role="nqsw")], waiting_cases(3)))

    assert "nqsw" not in {one.worker.role for one in found.ranked} | {worker.role for worker in found.same}


def test_a_practitioner_is_tried_only_where_cases_need_the_discipline() -> None:
    plain, therapy = ask(a_problem()), ask(a_problem(cases=[a_case(discipline={"therapy": 1})]))

    roles = [{*(one.worker.role for one in found.ranked), *(w.role for w in found.same)} for found in (plain, therapy)]

    assert "therapist" not in roles[0] and "therapist" in roles[1]


def test_what_there_is_no_time_for_is_said_to_be_not_tried() -> None:
    found = ask(a_short_week(), seconds=0.0)

    assert found.ranked == () and found.same == () and found.not_tried
