"""Co-working: barred work that a newly qualified social worker leads from month 6 has one co-worker a unit."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.audit.stand_by import find_shared_breaches
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Cases without the co-worker they need, co-workers who may not, and units with several."""

    def is_needed(case: str) -> bool:
        lead = after.lead[case]
        return lead is not None and needs_co_worker(problem, case, lead)

    yield from find_shared_breaches(problem, plan, after, "co_working", is_needed)


def needs_co_worker(problem: Problem, case: str, lead: str) -> bool:
    """Whether an NQSW leads child protection, section 47 or proceedings from the month it is allowed."""
    member, standing = problem.staff[lead], problem.standings[case]
    barred = problem.policy.kinds[standing.case.kind].barred or standing.case.proceedings != "none"
    return member.role.protected and barred and member.months >= problem.policy.protected_from
