"""Workforce plans made by hand."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from caseload.planning.workforce.plan import Leaving, Role, WorkforcePlan, Yearly
from caseload.planning.workforce.rows import Row

START = date(2018, 7, 1)


def fraction(value: float | str) -> Fraction:
    """A number exactly as its decimals say."""
    return Fraction(str(value))


def make_role(name: str = "all", established: float = 100, in_post: float = 80, **more: Any) -> Role:
    """A role."""
    return Role(name, fraction(established), fraction(in_post), **more)


def make_plan(*roles: Role, leaving: Leaving | None = None, years: int = 3, **more: Any) -> WorkforcePlan:
    """A plan in steps of a year; nobody leaves unless said."""
    step = more.pop("step", "year")
    return WorkforcePlan("a", START, years, step, roles or (make_role(),), leaving or Leaving(Fraction(0)), **more)


def yearly(role: str, *fte: float) -> Yearly:
    """FTE a year for a role."""
    return Yearly(role, tuple(map(fraction, fte)))


def list_in_post(rows: Sequence[Row]) -> list[float]:
    """FTE in post at the end of each step, to two decimals."""
    return [round(float(row.in_post), 2) for row in rows]
