"""Displaced: cases that had an available holder and end with no worker."""

from ortools.sat.python import cp_model

from caseload.model.decisions import Decisions


def express(decisions: Decisions) -> cp_model.LinearExprT:
    """Cases of a core that is left."""
    return sum(
        literal * len(outcome.unit.core)
        for outcome, literal in decisions.all_outcomes()
        if outcome.unit.core and outcome.worker is None
    )
