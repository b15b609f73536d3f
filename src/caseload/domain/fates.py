"""What becomes of each case in a plan: it stays, moves, is new to a worker, waits, or has none."""

from caseload.domain.caseload import Case
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.rounds import Fate


def find_named_holder(problem: Problem, case: Case) -> str | None:
    """The worker who holds a case in the input, there or not; a tray is never one."""
    member = problem.staff.get(case.holder or "")
    return member.id if member is not None and not member.role.tray else None


def find_fate(problem: Problem, plan: Plan, case: str) -> Fate:
    """What becomes of one case."""
    standing, lead = problem.standings[case], plan.lead.get(case)
    holder = find_named_holder(problem, standing.case)
    if lead is None:
        return "unallocated" if holder is None else "loses"
    if lead == standing.waits_for:
        return "waits"
    if holder is None:
        return "new"
    return "stays" if lead == holder else "moves"
