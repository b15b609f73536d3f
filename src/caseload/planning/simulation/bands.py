"""Bands over replications, and paired differences between two scenarios that met the same chances."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor, sqrt
from typing import Final

from caseload.planning.simulation.measures import MEASURES, OF_WEEKS, SUMS, measure, measure_replication
from caseload.planning.simulation.run_weeks import Replication

LOW: Final = Fraction(5, 100)
HIGH: Final = Fraction(95, 100)
# fmt: off
STUDENT: Final = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
    2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)
# fmt: on
"""The 97.5% quantile of Student's t for 1 to 30 degrees of freedom (NIST/SEMATECH e-Handbook, 1.3.6.7.2)."""
NORMAL: Final = 1.960
CORRECTION: Final = 2.4
"""Above 30 degrees of freedom the quantile is the normal one + this / degrees, to 0.001."""


@dataclass(frozen=True, slots=True)
class Band:
    """A measure over replications: its median, and what 90% of them lie between (5% and 95% quantiles)."""

    name: str
    median: Fraction
    low: Fraction
    high: Fraction
    replications: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure of one scenario less that of another, replication by replication: the mean and its 95% t-interval.

    `low` and `high` are None with a single replication. `by_search` is how far a full search of sampled weeks was from
    the quick one, on average; None where no week was searched again, or the measure is not of single weeks.
    `is_conclusive`: the interval leaves out 0, and the mean is more than that.
    """

    name: str
    mean: Fraction
    low: Fraction | None
    high: Fraction | None
    replications: int
    by_search: Fraction | None
    is_conclusive: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """How well the weeks were solved: weeks and those proven in every goal, the mean gap of a goal, and the weeks
    searched again in full."""

    weeks: int
    proven: int
    mean_gap: Fraction
    again: int


def find_bands(replications: Sequence[Replication]) -> dict[str, Band]:
    """The band of each measure that every replication has, by name in the order of MEASURES."""
    found = [measure_replication(one) for one in replications]
    return {name: band for name in MEASURES if (band := find_band(name, [one[name] for one in found])) is not None}


def find_weekly_bands(name: str, replications: Sequence[Replication]) -> tuple[Band | None, ...]:
    """The band of a measure in each counted week, the first first; None in a week in which one has none."""
    weeks = zip(*(replication.weeks for replication in replications), strict=True)
    return tuple(find_band(name, [measure(name, [week]) for week in of_all]) for of_all in weeks)


def find_band(name: str, values: Sequence[Fraction | None]) -> Band | None:
    """The band of some values; None where one is missing or there is none."""
    there = sorted(value for value in values if value is not None)
    if not there or len(there) < len(values):
        return None
    return Band(name, find_quantile(there, Fraction(1, 2)), find_quantile(there, LOW), find_quantile(there, HIGH),
                len(there))  # fmt: skip


def find_quantile(ordered: Sequence[Fraction], share: Fraction) -> Fraction:
    """The quantile of ordered values, linear between neighbours (Hyndman and Fan 1996, type 7)."""
    place = (len(ordered) - 1) * share
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def find_differences(one: Sequence[Replication], other: Sequence[Replication]) -> tuple[Difference, ...]:
    """`other` less `one` in each measure that both have, over the replications that both have by number."""
    numbered: Mapping[int, Replication] = {replication.number: replication for replication in one}
    pairs = [
        (measure_replication(numbered[replication.number]), measure_replication(replication))
        for replication in other
        if replication.number in numbered
    ]
    found = []
    for name in MEASURES:
        both = [(a[name], b[name]) for a, b in pairs]
        differences = [second - first for first, second in both if first is not None and second is not None]
        if differences and len(differences) == len(pairs):
            found.append(weigh(name, differences, measure_search(name, (*one, *other))))
    return tuple(found)


def weigh(name: str, differences: Sequence[Fraction], by_search: Fraction | None) -> Difference:
    """The mean of paired differences with its interval, and whether it says anything."""
    number = len(differences)
    mean = sum(differences, Fraction(0)) / number
    if number == 1:
        return Difference(name, mean, None, None, number, by_search, False)
    variance = sum(((one - mean) ** 2 for one in differences), Fraction(0)) / (number - 1)
    half = Fraction(find_student(number - 1) * sqrt(variance / number))
    low, high = mean - half, mean + half
    is_apart = (low > 0 or high < 0) and abs(mean) > (by_search or 0)
    return Difference(name, mean, low, high, number, by_search, is_apart)


def find_student(degrees: int) -> float:
    """The 97.5% quantile of Student's t."""
    return STUDENT[degrees - 1] if degrees <= len(STUDENT) else NORMAL + CORRECTION / degrees


def measure_search(name: str, replications: Sequence[Replication]) -> Fraction | None:
    """How far a measure of a sampled week was from the same week searched in full, on average (of a sum over weeks:
    over as many weeks as a replication has)."""
    weeks = [pair for replication in replications for pair in replication.again]
    if not weeks or name not in OF_WEEKS:
        return None
    nothing = Fraction(0)
    apart = [abs((measure(name, [quick]) or nothing) - (measure(name, [full]) or nothing)) for quick, full in weeks]
    number = len(replications[0].weeks) if name in SUMS else 1
    return sum(apart, nothing) * number / len(apart)


def measure_quality(replications: Sequence[Replication]) -> Quality:
    """How well all weeks of some replications were solved."""
    weeks = [week for replication in replications for week in replication.weeks]
    goals = sum(week.goals for week in weeks)
    gap = sum((week.gap for week in weeks), Fraction(0))
    again = sum(len(replication.again) for replication in replications)
    return Quality(len(weeks), sum(week.is_proven for week in weeks), gap / goals if goals else Fraction(0), again)
