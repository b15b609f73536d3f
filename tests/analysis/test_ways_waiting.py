"""What would allocate a child who may wait: accepted by a run that is told it, and never at another child's cost."""

from dataclasses import replace

from caseload.analysis.ways.waiting import find_ways_waiting
from caseload.domain.plan import Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from tests.analysis.asking import crowd, solved_as
from tests.builders import a_case, a_problem, a_worker, days
from tests.solve.here import solve_here


def find(problem: Problem, solved: Solved | None = None):
    """The ways of a week, as what each gives and exceeds."""
    ways = find_ways_waiting(problem, solved or solved_as(problem), seconds=20)
    return {
        case: [([(d.case, d.worker) for d in way.decisions], way.over) for way in one] for case, one in ways.items()
    }


def test_one_more_family_this_week_comes_before_a_case_over_the_cap() -> None:
    recent = crowd("w2", 3, held_since=days(-1))
    problem = a_problem([a_worker("w1"), a_worker("w2")], [*crowd("w1", 23), *recent, a_case("c1")])

    assert find(problem) == {"c1": [([("c1", "w2")], (("new_cases", "w2", 4, 3),))]}


def test_with_everybody_full_it_is_a_case_over_the_cap() -> None:
    problem = a_problem([a_worker("w1"), a_worker("w2")], [*crowd("w1", 23), *crowd("w2", 24), a_case("c1")])

    assert find(problem) == {"c1": [([("c1", "w1")], (("cap", "w1", 24, 23),))]}


def test_a_newly_qualified_worker_a_lacking_skill_and_another_team_are_never_offered() -> None:
    staff = [
        a_worker("n1", role="nqsw", start_date=days(-10)),
        a_worker("w1", skills={"court"}, last_day=days(10)),
        a_worker("w2"),
        a_worker("s1", team="South", skills={"court"}),
    ]
    problem = a_problem(staff, [*crowd("n1", 4), a_case("c1", skills={"court"})])

    assert find(problem) == {"c1": []}


def test_nothing_is_offered_that_takes_the_worker_of_another_new_child() -> None:
    problem = a_problem([a_worker("w1", max_new=1)], [*crowd("w1", 22), a_case("c1"), a_case("c2")])

    found = find(problem, solved_as(problem, {"c1": "w1"}))

    assert all(len(gives) > 0 and ("cap", "w1", 24, 23) in over for gives, over in found["c2"])


def test_children_who_may_not_wait_and_those_decided_to_wait_are_left_out() -> None:
    problem = a_problem([a_worker("w1", max_new=0)], [a_case("c1", kind="looked_after"), a_case("c2")])
    ways = find_ways_waiting(problem, solved_as(problem), seconds=20)

    assert list(ways) == ["c2"]
    assert find_ways_waiting(problem, solved_as(problem), seconds=0) == {}


def test_a_run_that_is_told_the_way_allocates_the_family_and_nobody_else_loses() -> None:
    family = [a_case("c1", family="f1"), a_case("c2", family="f1"), a_case("c3")]
    problem = a_problem([a_worker("w1", max_new=0), a_worker("w2", fte=0.5)], [*crowd("w2", 11), *family])
    before = solve_here(problem)

    ways = find_ways_waiting(problem, before, seconds=20)

    for case, (way,) in ways.items():
        decided = replace(problem.caseload, decisions=way.decisions)
        after = solve_here(prepare_problem(decided, problem.settings))
        gone = {one for one, worker in after.plan.lead.items() if worker is None}
        assert case not in gone and gone < {one for one, worker in before.plan.lead.items() if worker is None}
    assert set(ways) == {"c1", "c2", "c3"}
