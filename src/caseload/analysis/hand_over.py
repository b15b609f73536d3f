"""Whose cases are to be handed over soon: workers who leave, or go on long absence, within weeks."""

from caseload.audit.after import summarise_plan
from caseload.domain.findings import ToHandOver
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def list_to_hand_over(problem: Problem, plan: Plan) -> tuple[ToHandOver, ...]:
    """Every worker who is about to go and still leads cases after the plan, the first to go first."""
    after = summarise_plan(problem, plan)
    found = [
        ToHandOver(worker, member.leaving, after.list_led(worker))
        for worker, member in problem.staff.items()
        if member.leaving is not None and after.list_led(worker)
    ]
    return tuple(sorted(found, key=lambda one: (one.by, one.worker)))
