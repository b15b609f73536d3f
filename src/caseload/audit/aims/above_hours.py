"""Hours a week by which people are beyond what they have."""

from math import ceil

from caseload.audit.after import After
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """Whole hours above capacity, rounded up per available worker; 0 where the rule `hours` is switched off."""
    if not problem.policy.has_rule("hours"):
        return 0
    return sum(measure_above(problem, after, worker) for worker in problem.staff)


def measure_above(problem: Problem, after: After, worker: str) -> int:
    """One worker's whole hours: cases after support, co-working, overseeing and covering, less the capacity."""
    member = problem.staff[worker]
    if not member.is_available:
        return 0
    spent = after.measure_hours(worker) + after.duty_hours.get(worker, 0)
    return max(0, ceil((spent - member.capacity) * problem.policy.hours_unit))
