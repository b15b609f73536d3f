"""Must-allocate cases with no worker or, while their holder is away for long enough, no cover."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.audit.stand_by import can_stand_by
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """How many must-allocate cases have nobody."""
    return sum(1 for _ in list_without(problem, plan, after))


def list_without(problem: Problem, plan: Plan, after: After) -> Iterator[str]:
    """Must-allocate cases without a worker, and waiting ones that need a cover and have none who may."""
    for case, lead in after.lead.items():
        standing, cover = problem.standings[case], plan.cover.get(case)
        if not standing.is_must:
            continue
        uncovered = standing.needs_cover and not (cover and can_stand_by(problem, case, cover, lead))
        if lead is None or uncovered:
            yield case
