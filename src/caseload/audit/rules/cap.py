"""Cap: nobody who receives a case leads more cases than the cap of their role."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Available workers who lead more than their role's cap, once each."""
    for worker, cases in after.led.items():
        member = problem.staff[worker]
        if member.is_available and len(cases) > member.role_cap:
            since = after.explain_load(worker, worker in after.case_receivers)
            yield Breach("cap", worker, None, since, f"holds {len(cases)} of {member.role_cap}")
