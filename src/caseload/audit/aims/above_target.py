"""Cases that people lead beyond the usual load a service aims at."""

from caseload.audit.after import After
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """Cases above the target (an NQSW: above the protected load), over available workers."""
    return sum(measure_above(problem, after, worker) for worker in after.led)


def measure_above(problem: Problem, after: After, worker: str) -> int:
    """One worker's cases above their target or protected load."""
    member = problem.staff[worker]
    return max(0, len(after.list_led(worker)) - member.aim) if member.is_available else 0
