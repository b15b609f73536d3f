"""What goals come to team by team, and the guarantees that a plan keeps or does not."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from caseload.audit.check import measure_goals
from caseload.audit.guarantees import BY_TEAM, find_exceeded, measure_by_team, require_guarantees
from caseload.domain.base_plan import build_base_plan
from caseload.domain.errors import AuditFailed
from caseload.domain.guarantees import Guarantee, Guarantees
from caseload.domain.problem import Problem
from tests.builders import a_case, a_plan, a_policy, a_problem, a_worker
from tests.strategies import small_problems

SOUTH = frozenset({"South"})


def a_lender() -> Problem:
    """A worker of the North who also serves the South, where a child waits who may not; their pace is used up."""
    worker = a_worker(lend_to=["South"], max_new=0)
    cases = [a_case("c1", "South", "looked_after")]
    return a_problem([worker, a_worker("w2", "South", "team_manager")], cases, policy=a_policy(kind_limits={}))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(small_problems())
def test_a_goal_is_the_sum_of_what_it_comes_to_in_each_team(problem: Problem) -> None:
    plan = build_base_plan(problem)

    by_team = measure_by_team(problem, plan)

    values = measure_goals(problem, plan)
    assert {goal: sum(by_team[goal].values()) for goal in BY_TEAM if goal in values} == {
        goal: value for goal, value in values.items() if goal in BY_TEAM
    }


def test_a_child_counts_in_its_own_team_and_a_pace_in_the_worker_s() -> None:
    problem = a_lender()

    waiting, lent = measure_by_team(problem, a_plan(problem)), measure_by_team(problem, a_plan(problem, {"c1": "w1"}))

    assert (waiting["unallocated_must"]["South"], waiting["over_pace"]["North"]) == (1, 0)
    assert (lent["unallocated_must"]["South"], lent["over_pace"]["North"]) == (0, 1)


def test_a_plan_above_a_guarantee_is_refused_by_the_name_of_its_goal() -> None:
    problem = a_lender()
    listed = (Guarantee("over_pace", frozenset({"North"}), 0), Guarantee("unallocated_must", SOUTH, 1))
    guaranteed = replace(problem, guarantees=Guarantees(listed, a_plan(problem)))

    assert find_exceeded(guaranteed, a_plan(problem)) == ()
    assert find_exceeded(guaranteed, a_plan(problem, {"c1": "w1"})) == listed[:1]
    with pytest.raises(AuditFailed) as failure:
        require_guarantees(guaranteed, a_plan(problem, {"c1": "w1"}))
    assert failure.value.findings == ("guarantee of over_pace",)
