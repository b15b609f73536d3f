"""Cases that people lead beyond their cap."""

from caseload.audit.after import After
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """Cases above the cap (for an NQSW the smaller of cap and protected load), over available workers."""
    return sum(measure_above(problem, after, worker) for worker in after.led)


def measure_above(problem: Problem, after: After, worker: str) -> int:
    """One worker's cases above their cap; 0 without a cap in force."""
    member = problem.staff[worker]
    if not member.is_available or member.cap is None:
        return 0
    return max(0, len(after.list_led(worker)) - member.cap)
