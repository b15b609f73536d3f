"""How unevenly the load lies on people, by the points of what they lead and stand by."""

from caseload.audit.after import After, total
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem

UNALLOCATED_WEIGHT = 100


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """Weight x squared points over available workers, and 100 x squared unallocated points over units."""
    duty_points = total((duty.worker, duty.points) for duty in after.duties)
    uneven = 0
    for worker, member in problem.staff.items():
        if member.is_available and member.weight:
            led = sum(problem.standings[case].points for case in after.list_led(worker))
            uneven += member.weight * (led + duty_points.get(worker, 0)) ** 2
    for unit in problem.units:
        left = sum(problem.standings[case].points for case in unit.cases if after.lead[case] is None)
        uneven += UNALLOCATED_WEIGHT * left**2
    return uneven
