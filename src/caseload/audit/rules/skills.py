"""Skills: a case goes to someone with every skill it needs."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Cases whose lead lacks a skill they need, once each."""
    for case, lead in after.lead.items():
        needed = problem.standings[case].case.skills
        if not lead or not needed:
            continue
        there = needed & problem.staff[lead].worker.skills
        if there != needed:
            detail = f"needs {len(needed)} skill{'s' * (len(needed) > 1)}, its worker has {len(there)} of them"
            yield Breach("skills", lead, case, after.explain_case(case), detail)
