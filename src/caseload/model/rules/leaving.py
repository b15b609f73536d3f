"""Leaving: nobody receives a case within four weeks of leaving."""

from caseload.domain.problem import Problem
from caseload.model.outcome import Outcome


def is_barred(problem: Problem, outcome: Outcome) -> bool:
    """A worker whose last day or long absence is near receives nothing."""
    return bool(outcome.received) and problem.staff[outcome.worker or ""].leaving is not None
