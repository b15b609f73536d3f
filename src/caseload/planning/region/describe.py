"""What the plans of a region come to, council by council and in all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caseload.analysis.shortfall.steady import list_waiting
from caseload.audit.guarantees import measure_by_team
from caseload.domain.plan import GoalResult, Plan, Solved
from caseload.domain.problem import Problem
from caseload.planning.region.council import Council
from caseload.planning.region.found import CouncilFound, Posts, RegionFound, Standing, Waiting
from caseload.planning.region.join import Alone
from caseload.planning.region.loans import list_loans


@dataclass(frozen=True, slots=True)
class Plans:
    """The councils (`names`) that lend or borrow as one problem: all alone, with sharing, and free of the rule that no
    council is worse."""

    joint: Problem
    names: tuple[str, ...]
    start: Plan
    shared: Solved
    free: Solved


def describe_plans(
    alone: Sequence[Alone],
    own: Mapping[str, Solved],
    plans: Plans | None,
    posts: Mapping[str, tuple[Posts, ...]],
) -> RegionFound:
    """The region as far as its plans say."""
    rest = [own[each.council.name] for each in alone if plans is None or each.council.name not in plans.names]
    found = tuple(describe_council(each, own[each.council.name], plans, posts) for each in alone)
    council_of = {team: each.council.name for each in alone for team in each.council.teams}
    shared, free = ([], []) if plans is None else ([plans.shared], [plans.free])
    return RegionFound(
        councils=found,
        as_of=alone[0].council.caseload.as_of,
        alone=add_goals(list(own.values())),
        shared=add_goals([*shared, *rest]),
        free=add_goals([*free, *rest]),
        free_waiting=count_free(found, plans),
        loans=() if plans is None else list_loans(plans.joint, plans.shared.plan, council_of),
    )


def describe_council(
    each: Alone, own: Solved, plans: Plans | None, posts: Mapping[str, tuple[Posts, ...]]
) -> CouncilFound:
    """One council: what it reaches alone and with sharing."""
    council, waiting = each.council, count_waiting(each.problem, own.plan, each.council)
    is_linked = plans is not None and council.name in plans.names
    shared = {goal.name: goal.value for goal in own.goals}
    after = waiting
    if plans is not None and is_linked:
        by_team = measure_by_team(plans.joint, plans.shared.plan)
        shared = {goal: sum(by_team[goal][team] for team in council.teams) for goal in shared}
        after = count_waiting(plans.joint, plans.shared.plan, council)
    standings = tuple(Standing(g.name, g.value, g.bound, g.proven, shared[g.name]) for g in own.goals)
    cases, workers = len(council.caseload.cases), len(council.caseload.workers)
    return CouncilFound(council.name, cases, workers, standings, waiting, after, posts.get(council.name, ()), is_linked)


def count_waiting(problem: Problem, plan: Plan, council: Council) -> Waiting:
    """A council's children without a worker or cover in a plan."""
    listed = [
        [case for case in list_waiting(problem, plan, level) if problem.standings[case].case.team in council.teams]
        for level in (1, 2)
    ]
    return Waiting(*map(len, listed))


def count_free(found: Sequence[CouncilFound], plans: Plans | None) -> Waiting:
    """All children who would wait if sharing were free of the rule that no council is worse."""
    rest = [each.shared for each in found if not each.is_linked]
    linked = [Waiting(*(len(list_waiting(plans.joint, plans.free.plan, n)) for n in (1, 2)))] if plans else []
    return add_waiting([*rest, *linked])


def add_waiting(listed: Sequence[Waiting]) -> Waiting:
    """All who wait."""
    return Waiting(sum(each.must for each in listed), sum(each.all for each in listed))


def add_goals(listed: Sequence[Solved]) -> tuple[GoalResult, ...]:
    """Goals of separate problems as one: bounds add up while every earlier goal is proven; after that only 0 is safe,
    as a plan no worse in all may trade an earlier goal between them."""
    found: list[GoalResult] = []
    is_proven = True
    for same in zip(*(solved.goals for solved in listed), strict=True):
        value = sum(goal.value for goal in same)
        bound = sum(goal.bound for goal in same) if is_proven or len(same) == 1 else 0
        is_proven = is_proven and bound == value and all(goal.proven for goal in same)
        found.append(GoalResult(same[0].name, value, bound, is_proven))
    return tuple(found)
