"""Whether a plan keeps a problem's guarantees: what each goal comes to over some teams, in plain numbers."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from caseload.audit.after import After, summarise_plan
from caseload.audit.goals import changes, displaced, over_pace, overload, unallocated, unallocated_must
from caseload.domain.errors import AuditFailed
from caseload.domain.guarantees import Guarantee
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem

BY_TEAM: Final[Mapping[str, Callable[[Problem, Plan, After], Iterator[tuple[str, int]]]]] = MappingProxyType(
    {
        "unallocated_must": unallocated_must.list_by_team,
        "over_pace": over_pace.list_by_team,
        "displaced": displaced.list_by_team,
        "unallocated": unallocated.list_by_team,
        "overload": overload.list_by_team,
        "changes": changes.list_by_team,
    }
)
"""The goals up to `changes`, each amount with the team of its case or, where it counts by worker, of its worker."""


def measure_by_team(problem: Problem, plan: Plan) -> dict[str, Counter[str]]:
    """Each goal of `BY_TEAM`, team by team; a goal's teams add up to its value."""
    after = summarise_plan(problem, plan)
    found: dict[str, Counter[str]] = {}
    for goal, list_by_team in BY_TEAM.items():
        found[goal] = Counter()
        for team, amount in list_by_team(problem, plan, after):
            found[goal][team] += amount
    return found


def find_exceeded(problem: Problem, plan: Plan) -> tuple[Guarantee, ...]:
    """The guarantees that a plan does not keep."""
    if problem.guarantees is None:
        return ()
    values = measure_by_team(problem, plan)
    return tuple(g for g in problem.guarantees.listed if sum(values[g.goal][team] for team in g.teams) > g.most)


def require_guarantees(problem: Problem, plan: Plan) -> None:
    """Raises AuditFailed, naming goals only, for a plan that does not keep every guarantee."""
    exceeded = find_exceeded(problem, plan)
    if exceeded:
        raise AuditFailed(tuple(sorted({f"guarantee of {guarantee.goal}" for guarantee in exceeded})))
