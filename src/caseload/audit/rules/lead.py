"""Lead: a case goes to a role that may lead its kind, must-allocate work only to a registered social worker."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.audit.titles import may_lead
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Cases whose lead has a role that may not lead them, once each."""
    for case, lead in after.lead.items():
        if lead and not may_lead(problem, case, lead):
            yield Breach("lead", lead, case, after.explain_case(case), "is led by a role that may not lead it")
