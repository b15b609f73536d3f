"""Cases taken from a worker who is there, and left with nobody."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """How many cases had an available holder and end with no worker."""
    return sum(count for _, count in list_by_team(problem, plan, after))


def list_by_team(problem: Problem, plan: Plan, after: After) -> Iterator[tuple[str, int]]:
    """1 for each such case, with its team."""
    for case, lead in after.lead.items():
        if lead is None and problem.standings[case].before:
            yield problem.standings[case].case.team, 1
