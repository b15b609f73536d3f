"""Hours a week by which people are beyond 110% of what they have."""

from math import ceil

from caseload.audit.after import After
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """Whole hours above the policy's share of the capacity left, rounded up per available worker.

    0 where the rule `hours` is switched off.
    """
    if not problem.policy.has_rule("hours"):
        return 0
    return sum(measure_over(problem, after, worker) for worker, m in problem.staff.items() if m.is_available)


def measure_over(problem: Problem, after: After, worker: str) -> int:
    """One worker's whole hours above the share, rounded up, at least 0."""
    allowed = problem.policy.overhours_share * after.measure_capacity_left(worker)
    return max(0, ceil((after.measure_hours(worker) - allowed) * problem.policy.hours_unit))
