"""Unallocated must-allocate cases: with no worker, or, waiting for an absent holder, with no cover."""

from ortools.sat.python import cp_model

from caseload.model.decisions import Decisions


def express(decisions: Decisions) -> cp_model.LinearExprT:
    """Cases left without a worker, plus waiting cases without a cover."""
    problem = decisions.problem
    left = sum(
        literal * count
        for outcome, literal in decisions.all_outcomes()
        if (count := sum(problem.standings[case].is_must for case in outcome.left))
    )
    return left + sum(missing for _, missing in decisions.duties.missing("cover"))
