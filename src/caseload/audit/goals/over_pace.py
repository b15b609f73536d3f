"""Families received above the weekly number of new families, or above a limit on a kind of work."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.audit.rules.kind_limit import list_counts
from caseload.audit.rules.new_cases import measure_intake
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """Per worker and limit in force, the smaller of the families received and the count above the limit."""
    return sum(over for _, over in list_by_team(problem, plan, after))


def list_by_team(problem: Problem, plan: Plan, after: After) -> Iterator[tuple[str, int]]:
    """The same worker by worker and limit by limit, each with the worker's team."""
    if problem.policy.has_rule("new_cases"):
        for worker, member in problem.staff.items():
            intake = measure_intake(problem, after, worker)
            yield member.team, max(0, intake.received - intake.room)
    if problem.policy.has_rule("kind_limit"):
        for count in list_counts(problem, after):
            yield problem.staff[count.worker].team, min(count.received, max(0, count.whole - count.limit))
