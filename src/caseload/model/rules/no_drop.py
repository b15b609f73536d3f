"""No drop: a must-allocate case is never taken from an available holder to nobody."""

from caseload.domain.problem import Problem
from caseload.model.outcome import Outcome


def is_barred(problem: Problem, outcome: Outcome) -> bool:
    """A core with a must-allocate case never ends with no worker."""
    if outcome.worker is not None or outcome.unit.is_waiting:
        return False
    return any(problem.standings[case].is_must for case in outcome.unit.core)
