"""Unallocated: every case without a worker, by priority and weeks waiting; a case to hand on that stays too."""

from ortools.sat.python import cp_model

from caseload.model.decisions import Decisions


def express(decisions: Decisions) -> cp_model.LinearExprT:
    """priority x (1 + weeks) over cases left, and over cores to hand on that stay."""
    total: cp_model.LinearExprT = 0
    for outcome, literal in decisions.all_outcomes():
        waiting = outcome.left + (outcome.kept if outcome.unit.is_handed_on else ())
        urgency = sum(decisions.problem.standings[case].urgency for case in waiting)
        if urgency:
            total += literal * urgency
    return total
