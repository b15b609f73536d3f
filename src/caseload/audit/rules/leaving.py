"""Leaving: nobody who is about to leave, or to be away for long, receives a case."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Cases that go, or are given, to a worker with a leaving day; what such a worker keeps is no breach."""
    for case, lead in after.lead.items():
        since = after.explain_case(case)
        if lead and since != "input" and problem.staff[lead].leaving is not None:
            weeks = problem.policy.leaving_weeks
            yield Breach("leaving", lead, case, since, f"goes to a worker who leaves within {weeks} weeks")
