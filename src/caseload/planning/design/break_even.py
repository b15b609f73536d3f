"""Where two staffing models are as good as each other, as one thing changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from caseload.planning.design.outcomes import Outcome
from caseload.planning.design.sweep import Axis, Point, Sweep


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Along an axis, where a measure of `one` equals that of `other` (linear between neighbours, `at` in the axis's
    own numbers); with no such place, `lower` is the one with less of it throughout, None where they are equal
    throughout."""

    axis: Axis
    measure: str
    one: str
    other: str
    at: tuple[Fraction, ...]
    lower: str | None


def find_break_evens(sweep: Sweep, outcomes: Sequence[Outcome]) -> tuple[BreakEven, ...]:
    """For every axis of numbers, pair of models and measure; the other axes at their first value."""
    by_point = {one.point: one for one in outcomes}
    found = []
    for number, axis in enumerate(sweep.axes):
        if axis.amounts is None or len(axis.amounts) < 2:
            continue
        for first in range(len(sweep.models)):
            for second in range(first + 1, len(sweep.models)):
                pairs = list_pairs(sweep, number, (first, second), by_point)
                found += [
                    compare_along(axis, measure, (sweep.models[first].name, sweep.models[second].name), pairs)
                    for measure in sweep.measures
                    if pairs and all(measure in one.means for pair in pairs for one in pair)
                ]
    return tuple(found)


def list_pairs(
    sweep: Sweep, number: int, models: tuple[int, int], by_point: dict[Point, Outcome]
) -> list[tuple[Outcome, Outcome]]:
    """The outcomes of both models at each value of an axis, in its order; none where one is missing."""
    pairs = []
    for at in range(len(sweep.axes[number].values)):
        places = tuple(at if axis == number else 0 for axis in range(len(sweep.axes)))
        pair = [by_point.get(Point(model, places)) for model in models]
        if pair[0] is None or pair[1] is None:
            return []
        pairs.append((pair[0], pair[1]))
    return pairs


def compare_along(
    axis: Axis, measure: str, names: tuple[str, str], pairs: Sequence[tuple[Outcome, Outcome]]
) -> BreakEven:
    """Where the measure of the second less that of the first changes its sign."""
    assert axis.amounts is not None
    steps = sorted(
        (amount, other.means[measure] - one.means[measure])
        for amount, (one, other) in zip(axis.amounts, pairs, strict=True)
    )
    if not any(gap for _, gap in steps):
        return BreakEven(axis, measure, *names, (), None)
    at = find_crossings(steps)
    lower = None if at else names[0] if steps[0][1] > 0 else names[1]
    return BreakEven(axis, measure, *names, at, lower)


def find_crossings(steps: Sequence[tuple[Fraction, Fraction]]) -> tuple[Fraction, ...]:
    """Where a line through points (place, value), places rising, is 0; the places themselves included."""
    found = [place for place, value in steps if value == 0]
    for (here, value), (there, next_value) in pairwise(steps):
        if value * next_value < 0:
            found.append(here + (there - here) * value / (value - next_value))
    return tuple(sorted(found))
