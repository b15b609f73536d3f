"""Whether the solver, the audit and trying every plan agree on a small week."""

from caseload.domain.errors import AuditFailed
from caseload.domain.problem import Problem
from tests.oracle import best_goals
from tests.solve.here import solve_here


def agrees_with_every_plan(problem: Problem) -> bool:
    """Whether the solver ends in a proven plan whose goals are those found by trying every plan."""
    try:
        solved = solve_here(problem)
    except AuditFailed:
        return False
    best, _ = best_goals(problem)
    return solved.is_optimal and {goal.name: goal.value for goal in solved.goals} == best
