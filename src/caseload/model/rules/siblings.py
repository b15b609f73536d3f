"""Siblings: a unit goes whole to one worker, or keeps its core, or is unallocated."""

from caseload.domain.problem import Problem
from caseload.model.outcome import Outcome


def is_barred(problem: Problem, outcome: Outcome) -> bool:
    """An outcome that would part brothers and sisters whom one worker could lead."""
    together = (outcome.unit.core, outcome.unit.joiners, outcome.unit.cases, ())
    return outcome.led not in together
