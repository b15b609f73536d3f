"""Checks a caseload without allocating it: what it holds, and what should be known of it."""

from dataclasses import dataclass

from caseload.domain.errors import Fault
from caseload.domain.problem import Problem
from caseload.pipeline.read_week import read_week
from caseload.pipeline.request import Request


@dataclass(frozen=True)
class Checked:
    """A caseload that can be allocated, and its warnings."""

    problem: Problem
    warnings: tuple[Fault, ...]


def check_caseload(request: Request) -> Checked:
    """What there is to know of a caseload; raises InputRefused with every fault."""
    week = read_week(request)
    return Checked(week.problem, week.warnings)
