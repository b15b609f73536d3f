"""Must-allocate cases with no worker or, while their holder is away for long enough, no cover."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.audit.stand_by import can_stand_by
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """How many must-allocate cases have nobody."""
    return sum(count for _, count in list_by_team(problem, plan, after))


def list_by_team(problem: Problem, plan: Plan, after: After) -> Iterator[tuple[str, int]]:
    """1 for each such case, with its team."""
    for case in list_without(problem, plan, after):
        yield problem.standings[case].case.team, 1


def list_without(problem: Problem, plan: Plan, after: After) -> Iterator[str]:
    """Must-allocate cases without a worker, and waiting ones that need a cover and have none who may."""
    for case, lead in after.lead.items():
        standing, cover = problem.standings[case], plan.cover.get(case)
        if not standing.is_must:
            continue
        uncovered = standing.needs_cover and not (cover and can_stand_by(problem, case, cover, lead))
        if lead is None or uncovered:
            yield case
