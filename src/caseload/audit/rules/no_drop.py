"""No drop: a must-allocate case is never taken from a worker who is there to nobody."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.domain.plan import Breach, Plan, Since
from caseload.domain.problem import Problem


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Must-allocate cases that had an available holder and have no worker after the plan."""
    for case, lead in after.lead.items():
        standing = problem.standings[case]
        if lead is None and standing.is_must and standing.before:
            since: Since | None = "decision" if standing.is_parked else None
            yield Breach("no_drop", standing.before, case, since, "must be allocated and loses its worker")
