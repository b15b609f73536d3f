"""Decisions: `give`, `not` and `wait` are carried out."""

from caseload.domain.problem import Problem
from caseload.model.outcome import Outcome


def is_barred(problem: Problem, outcome: Outcome) -> bool:
    """A parked case is unallocated; a given core stays; nobody receives what a `not` rules out."""
    unit = outcome.unit
    if unit.is_parked and outcome.worker is not None:
        return True
    given = any(problem.standings[case].is_decided for case in unit.core)
    if given and outcome.worker != unit.holder:
        return True
    return bool(outcome.received) and outcome.worker in problem.list_nots(unit)
