"""Weeks that take the search a while: the shipped instances, read as they are."""

from datetime import date
from functools import cache
from pathlib import Path

from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.intake.read import read_caseload

INSTANCES = Path(__file__).parents[2] / "instances"


@cache
def read_week(instance: str, moves: int | None = 0) -> Problem:
    """The problem of a shipped instance."""
    return prepare_problem(read_caseload(INSTANCES / instance, date(2026, 1, 5)).caseload, Settings(moves))
