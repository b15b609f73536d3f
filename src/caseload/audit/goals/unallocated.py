"""How urgent the cases are that nobody has, by priority and weeks of waiting."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """Priority x (1 + weeks waiting) over cases with no worker and cases to hand on that nobody took."""
    return sum(urgency for _, urgency in list_by_team(problem, plan, after))


def list_by_team(problem: Problem, plan: Plan, after: After) -> Iterator[tuple[str, int]]:
    """The urgency of each such case, with its team."""
    for case, standing in problem.standings.items():
        if is_open(problem, after, case):
            yield standing.case.team, standing.urgency


def is_open(problem: Problem, after: After, case: str) -> bool:
    """Whether a case has no worker, or is still with the holder who is to hand it on."""
    standing, lead = problem.standings[case], after.lead[case]
    return lead is None or (standing.is_handed_on and lead == standing.holder)
