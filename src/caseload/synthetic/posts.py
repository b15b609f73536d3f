"""What a crafted caseload says of its posts and of the families that have just come in."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a team. Days count from the as-of date: `last_day=-5` left five days ago.

    `months` are since the start of the protected period; `away` is the first and the last day of an
    absence (None = no end); `reduced` a share of the time taken off; `load` the children held (None =
    drawn), `recent` the families of them that came in the last week; `skills` None = drawn.
    """

    role: str = "social_worker"
    fte: Fraction = Fraction(1)
    months: int | None = None
    last_day: int | None = None
    away: tuple[int, int | None] | None = None
    reduced: Fraction = Fraction(0)
    load: int | None = None
    recent: int | None = None
    skills: frozenset[str] | None = None
    is_vacant: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """One family without a worker: the kind of each child, and how many days ago it came."""

    kinds: tuple[str, ...]
    days: int = 4
    proceedings: Literal["none", "pre", "care"] = "none"
    skills: frozenset[str] = frozenset()
