"""A council's workforce file as a value: its readings of a plan, its target, and what was published of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from caseload.planning.put_in import PutIn
from caseload.planning.workforce.plan import WorkforcePlan
from caseload.planning.workforce.printed import Printed
from caseload.planning.workforce.target import Target


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a plan: its name, what it takes to be so, and the plan."""

    name: str
    says: str
    plan: WorkforcePlan


@dataclass(frozen=True, slots=True)
class Actual:
    """What came to pass: when, the year of the plan it is set beside (0 the start; None beside none), FTE where
    published, and the source."""

    at: str
    year: int | None
    in_post: Fraction | None
    vacancies: Fraction | None
    agency: Fraction | None
    joined: Fraction | None
    left: Fraction | None
    source: str


def count_came_and_went(actual: Sequence[Actual], year: int) -> Fraction | None:
    """FTE who joined less those who left in the years up to one, as published; None where a year lacks."""
    flows = {one.year: one.joined - one.left for one in actual if one.joined is not None and one.left is not None}
    if any(at not in flows for at in range(1, year + 1)):
        return None
    return sum((flows[at] for at in range(1, year + 1)), Fraction(0))


@dataclass(frozen=True, slots=True)
class Council:
    """A workforce file: its readings (at least one; the first is the one that is summed with other councils)."""

    name: str
    title: str
    question: str
    readings: tuple[Reading, ...]
    targets: tuple[Target, ...]
    replications: int
    seed: int
    printed: tuple[Printed, ...] = ()
    actual: tuple[Actual, ...] = ()
    put_in: tuple[PutIn, ...] = ()
    notes: tuple[str, ...] = ()
