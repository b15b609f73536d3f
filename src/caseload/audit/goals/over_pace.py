"""Families received above the weekly number of new families, or above a limit on a kind of work."""

from caseload.audit.after import After
from caseload.audit.rules.kind_limit import list_counts
from caseload.audit.rules.new_cases import measure_intake
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """Per worker and limit in force, the smaller of the families received and the count above the limit."""
    over = 0
    if problem.policy.has_rule("new_cases"):
        intakes = [measure_intake(problem, after, worker) for worker in problem.staff]
        over += sum(max(0, intake.received - intake.room) for intake in intakes)
    if problem.policy.has_rule("kind_limit"):
        counts = list_counts(problem, after)
        over += sum(min(count.received, max(0, count.whole - count.limit)) for count in counts)
    return over
