"""Sharing in tiny regions against every plan there is: the best under the rule, and no council worse."""

from hypothesis import HealthCheck, given, settings

from caseload.audit.guarantees import find_exceeded, measure_by_team
from caseload.domain.problem import Problem
from caseload.planning.region.council import Council
from caseload.planning.region.join import Alone, guarantee_each, join_councils, merge_plans, prepare_alone
from tests.oracle import best_goals
from tests.planning.region.tiny import tiny_councils
from tests.solve.here import solve_here

Councils = tuple[Council, Council]


def join(councils: Councils) -> tuple[tuple[Alone, ...], Problem]:
    """Each council alone, and both as one, everyone lent wherever they say, guaranteed what each has alone."""
    alone = tuple(prepare_alone(council) for council in councils)
    abroad = {}
    for council, other in (councils, councils[::-1]):
        for worker in council.caseload.workers:
            named = {name for name in worker.lend_to if name in other.teams}
            named |= other.teams if other.name in worker.lend_to else frozenset()
            abroad[worker.id] = tuple(sorted(named))
    start = merge_plans(solve_here(each.problem).plan for each in alone)
    return alone, guarantee_each(join_councils(alone, abroad), councils, start)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(tiny_councils())
def test_sharing_is_the_best_of_every_plan_in_which_no_council_is_worse(councils: Councils) -> None:
    alone, joint = join(councils)

    solved = solve_here(joint)

    assert {goal.name: goal.value for goal in solved.goals} == best_goals(joint)[0]
    assert all(goal.proven for goal in solved.goals)
    shared = measure_by_team(joint, solved.plan)
    for each in alone:
        own = best_goals(each.problem)[0]
        for goal, value in own.items():
            assert sum(shared[goal][team] for team in each.council.teams) <= value


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(tiny_councils())
def test_the_plan_of_all_alone_keeps_every_guarantee(councils: Councils) -> None:
    _, joint = join(councils)

    assert joint.guarantees is not None
    assert find_exceeded(joint, joint.guarantees.start) == ()
