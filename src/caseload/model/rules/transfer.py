"""Transfer: a case held in another team stays, or is handed on and never left without a worker."""

from caseload.domain.problem import Problem
from caseload.model.outcome import Outcome


def is_barred(problem: Problem, outcome: Outcome) -> bool:
    """A core held in another team stays; one to hand on does not end with no worker."""
    if not outcome.is_leaving_holder:
        return False
    if outcome.unit.is_handed_on:
        return outcome.worker is None
    return outcome.unit.is_fixed
