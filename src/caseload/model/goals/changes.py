"""Changes: cases that leave an available holder, by weight; kept cases that lose who stands by them."""

from ortools.sat.python import cp_model

from caseload.domain.problem import Problem
from caseload.model.decisions import Decisions


def express(decisions: Decisions) -> cp_model.LinearExprT:
    """weight(kind) x (1 + changes) over cases that leave, + 1 per kept case that loses who stands by it."""
    problem = decisions.problem
    total: cp_model.LinearExprT = 0
    for outcome, literal in decisions.all_outcomes():
        if outcome.is_leaving_holder and not outcome.unit.is_handed_on:
            cost = sum(
                problem.standings[case].change_cost
                for case in outcome.unit.core
                if is_counted(problem, case) and problem.standings[case].before
            )
            total += literal * cost
    return total + sum(lost for case, lost in decisions.duties.lost() if is_counted(problem, case))


def is_counted(problem: Problem, case: str) -> bool:
    """A change by decision, or of a case to hand on, does not count."""
    standing = problem.standings[case]
    return not standing.is_decided and not standing.is_handed_on
