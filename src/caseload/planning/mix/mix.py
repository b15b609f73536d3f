"""A staff mix as values: what may be chosen, what is asked, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Literal

Goal = Literal["must", "all"]
Fate = Literal["works", "fails", "unknown"]
"""Of a staff in a week: a plan leaves nobody waiting, none can, or neither was proven."""
Counts = tuple[int, ...]
"""How many people of each role, in the order of the question's roles."""
Ending = Literal["found", "impossible", "not_found", "stopped"]


@dataclass(frozen=True, slots=True)
class MixRole:
    """A role to choose from: pounds a year for a full-time worker, and the fewest and most of them (None: as many as
    there are cases)."""

    name: str
    cost: Fraction
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class MixQuestion:
    """What a mix must do: leave no child waiting (`all`), or none who may not wait (`must`), in at least `share` of the
    weeks. `weeks` of the scenario are sampled; 0: the caseload as it is. `month` is what protected people are in."""

    roles: tuple[MixRole, ...]
    share: Fraction = Fraction(19, 20)
    weeks: int = 0
    goal: Goal = "must"
    month: int = 6

    def count_enough(self, weeks: int) -> int:
        """How many of so many weeks must be without a waiting child."""
        return ceil(self.share * weeks)

    def measure_cost(self, counts: Counts) -> Fraction:
        """Pounds a year for a staff."""
        return sum((role.cost * count for role, count in zip(self.roles, counts, strict=True)), Fraction(0))


@dataclass(frozen=True, slots=True)
class Tried:
    """A staff that was tried, its cost a year, and how many of the weeks it was tried in came to each fate."""

    counts: Counts
    cost: Fraction
    fates: Mapping[Fate, int]


@dataclass(frozen=True, slots=True)
class Found:
    """What the search for a mix came to. No staff that does what is asked costs less than `bound` (None: there is no
    such staff); `counts` is the cheapest that was found to (None: none was)."""

    ending: Ending
    counts: Counts | None
    bound: Fraction | None
    tried: tuple[Tried, ...]

    @property
    def has_answer(self) -> bool:
        """Whether a staff was found."""
        return self.counts is not None


@dataclass(frozen=True, slots=True)
class Checked:
    """The scenario run once with the answer's staff: how many of its weeks had nobody of the goal waiting, and the
    mean and most who waited in a week."""

    weeks: int
    without: int
    mean: Fraction
    most: int

    @property
    def share(self) -> Fraction:
        """The share of weeks with nobody waiting."""
        return Fraction(self.without, self.weeks)


@dataclass(frozen=True, slots=True)
class Mix:
    """The answer to a question: what was found over the weeks of these days, in how many of them the answer left nobody
    waiting when each was allocated again, and what the scenario made of it (None: stopped before)."""

    title: str
    question: MixQuestion
    days: tuple[date, ...]
    cases: tuple[int, ...]
    found: Found
    without: int | None
    checked: Checked | None

    @property
    def cost(self) -> Fraction | None:
        """Pounds a year for the answer."""
        return None if self.found.counts is None else self.question.measure_cost(self.found.counts)

    @property
    def is_proven(self) -> bool:
        """Whether nothing cheaper does what is asked."""
        return self.cost is not None and self.cost == self.found.bound
