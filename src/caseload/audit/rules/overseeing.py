"""Overseeing: what an unregistered role leads has one social worker a unit who oversees it."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.audit.stand_by import find_shared_breaches
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Cases without the overseer they need, overseers who may not, and units with several."""

    def is_needed(case: str) -> bool:
        lead = after.lead[case]
        return lead is not None and problem.staff[lead].role.overseen

    yield from find_shared_breaches(problem, plan, after, "overseeing", is_needed)
