"""What came of each point of a sweep: the mean of every measure over its replications, and its cost a year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from caseload.planning.design.sweep import Point
from caseload.planning.simulation.bands import Band, Difference, Quality, find_bands, find_differences, measure_quality
from caseload.planning.simulation.measures import measure_replication
from caseload.planning.simulation.run_weeks import Replication

YEARLY_COST: Final = "yearly_cost"
WEEKS_A_YEAR: Final = 52


@dataclass(frozen=True, slots=True)
class Outcome:
    """One point: its name, the values of each measure that every replication has, in order of replication, their
    means, its bands, and its paired differences from the first point (none for the first itself). `yearly_cost` is
    among them where every rate is known."""

    point: Point
    name: str
    values: Mapping[str, tuple[Fraction, ...]]
    means: Mapping[str, Fraction]
    bands: Mapping[str, Band]
    differences: Mapping[str, Difference]
    quality: Quality
    replications: int


def weigh_outcome(point: Point, name: str, runs: Sequence[Replication], first: Sequence[Replication]) -> Outcome:
    """The outcome of a point from its replications and those of the first point."""
    differences = {} if runs is first else {one.name: one for one in find_differences(first, runs)}
    values = list_values(runs)
    means = {name: sum(each, Fraction(0)) / len(each) for name, each in values.items()}
    return Outcome(point, name, values, means, find_bands(runs), differences, measure_quality(runs), len(runs))


def list_values(runs: Sequence[Replication]) -> dict[str, tuple[Fraction, ...]]:
    """Each measure by replication; one that a replication lacks is left out."""
    found = [measure_replication(run) for run in runs]
    listed: dict[str, tuple[Fraction, ...]] = {}
    for name in found[0]:
        values = tuple(value for one in found if (value := one[name]) is not None)
        if len(values) == len(found):
            listed[name] = values
    if "cost" in listed:
        listed[YEARLY_COST] = tuple(cost * WEEKS_A_YEAR / len(runs[0].weeks) for cost in listed["cost"])
    return listed
