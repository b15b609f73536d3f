"""A council in counts: its cases by kind, area and skills, its spare room by role and skills. No ids, nobody named."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

WAITING: Final = "waiting"
HELD: Final = "held"
SPARE: Final = "spare"
MANAGERS: Final = "managers"
WHATS: Final = (WAITING, HELD, SPARE, MANAGERS)


@dataclass(frozen=True, slots=True)
class CountRow:
    """One row of counts. Which are stated depends on `what`; hours are a week.

    `waiting` and `held`: `cases` of a kind, area and skills, their `hours`, and `least_hours` of the lightest. `spare`:
    of those at work with a role and skills, `workers`, the `cases` and `hours` they have room for, and, of those who
    opted in to lend, `lend_cases` and `lend_hours`. `managers`: `fte` of team managers at work and `holders_fte` of
    those who hold cases.
    """

    what: str
    kind: str = ""
    area: str = ""
    role: str = ""
    skills: tuple[str, ...] = ()
    workers: int | None = None
    cases: int | None = None
    hours: Fraction | None = None
    least_hours: Fraction | None = None
    lend_cases: int | None = None
    lend_hours: Fraction | None = None
    fte: Fraction | None = None
    holders_fte: Fraction | None = None


TEXTS: Final = ("what", "kind", "area", "role", "skills")
WHOLES: Final = ("workers", "cases", "lend_cases")
AMOUNTS: Final = ("hours", "least_hours", "lend_hours", "fte", "holders_fte")
KEYS: Final = (*TEXTS, *WHOLES, *AMOUNTS)
"""Everything a row may state; anything else is refused, so that no id can travel in a summary."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One council's counts on a day. `is_public`: counts of 1 to 5 are left out, so that nothing can be reckoned."""

    council: str
    as_of: date
    rows: tuple[CountRow, ...]
    is_public: bool = False
