"""The hard team: every must-allocate child without a worker has a way out that is then accepted."""

from dataclasses import replace

import pytest

from caseload.analysis.trial import state_decisions
from caseload.analysis.ways.ways_out import find_ways_out
from caseload.audit.after import summarise_plan
from caseload.audit.goals.unallocated_must import list_without
from caseload.domain.findings import WayOut
from caseload.domain.names import GOALS
from caseload.domain.plan import Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.intake.decisions import find_decision_faults
from caseload.intake.policy_read import read_policy
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem
from caseload.synthetic.generate import generate
from caseload.synthetic.shipped import SHIPPED

QUICK = Options(seconds=30, is_sharing_settled=False)
Week = tuple[Problem, Solved, dict[str, tuple[WayOut, ...]]]


@pytest.fixture(scope="module")
def week() -> Week:
    settings, _ = SHIPPED["team-short"]
    caseload = generate(settings, replace(read_policy(None), hours="limit"))
    problem = prepare_problem(caseload, Settings(moves=0))
    solved = solve_problem(keep_first_goal(problem), QUICK)
    return problem, solved, find_ways_out(problem, solved, 10.0)


def keep_first_goal(problem: Problem) -> Problem:
    """The same week judged by goal 1 alone, which is quick."""
    caseload = replace(problem.caseload, policy=replace(problem.policy, goals=GOALS[:1]))
    return prepare_problem(caseload, problem.settings)


def list_missing(problem: Problem, solved: Solved) -> list[str]:
    return list(list_without(problem, solved.plan, summarise_plan(problem, solved.plan)))


def test_every_must_allocate_child_without_a_worker_has_ways_out(week: Week) -> None:
    problem, solved, ways = week

    assert list_missing(problem, solved)
    assert sorted(ways) == list_missing(problem, solved)
    assert all(1 <= len(found) <= 3 for found in ways.values())


def test_the_nearest_way_out_of_each_family_is_accepted(week: Week) -> None:
    problem, solved, ways = week

    for way in {found[0] for found in ways.values()}:
        decided = prepare_problem(state_decisions(problem.caseload, way.decisions), Settings(way.moves or 0))
        again = solve_problem(keep_first_goal(decided), QUICK)

        assert find_decision_faults(decided) == ()
        assert all(again.plan.lead[give.case] == give.worker for give in way.decisions)
        assert len(list_missing(decided, again)) < len(list_missing(problem, solved))


def test_what_a_way_out_exceeds_is_above_its_limit(week: Week) -> None:
    over = [limit for found in week[2].values() for way in found for limit in way.over]

    assert over
    assert all(then > limit for _, _, then, limit in over)
