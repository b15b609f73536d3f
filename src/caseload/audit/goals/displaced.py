"""Cases taken from a worker who is there, and left with nobody."""

from caseload.audit.after import After
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """How many cases had an available holder and end with no worker."""
    return sum(1 for case, lead in after.lead.items() if lead is None and problem.standings[case].before)
