"""Where two staffing models are as good as each other, as one thing changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from caseload.planning.design.outcomes import Outcome
from caseload.planning.design.sweep import Axis, Point, Sweep
from caseload.planning.simulation.bands import weigh


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Along an axis, where a measure of `one` equals that of `other` (linear between neighbours, `at` in the axis's
    own numbers), with a clear difference one way before and the other way after.

    With no such place, `lower` is the one with less of it wherever there is a clear difference, None where there is
    none anywhere. `alike` are the values run at which there is none: the 95% interval of the paired differences
    holds 0.
    """

    axis: Axis
    measure: str
    one: str
    other: str
    at: tuple[Fraction, ...]
    lower: str | None
    alike: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A value of an axis that was run, how much more of a measure the second has there, and whether that is clear."""

    place: Fraction
    gap: Fraction
    is_clear: bool


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
                    if pairs and all(measure in one.values for pair in pairs for one in pair)
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
    ordered = sorted(zip(axis.amounts, pairs, strict=True), key=lambda pair: pair[0])
    steps = [weigh_step(place, *(outcome.values[measure] for outcome in pair)) for place, pair in ordered]
    at = find_crossings(steps)
    clear = [step for step in steps if step.is_clear]
    lower = None if at or not clear else names[0] if clear[0].gap > 0 else names[1]
    return BreakEven(axis, measure, *names, at, lower, tuple(step.place for step in steps if not step.is_clear))


def weigh_step(place: Fraction, one: Sequence[Fraction], other: Sequence[Fraction]) -> Step:
    """How far apart two models are at a value, over paired replications; of a single one, any gap counts as clear."""
    found = weigh("", [b - a for a, b in zip(one, other, strict=True)], None)
    return Step(place, found.mean, found.is_conclusive if found.replications > 1 else found.mean != 0)


def find_crossings(steps: Sequence[Step]) -> tuple[Fraction, ...]:
    """Where a line through steps, in rising order, is 0 between a clear gap one way and the next the other way."""
    clear = [at for at, step in enumerate(steps) if step.is_clear]
    return tuple(
        sorted(
            root
            for here, there in pairwise(clear)
            if steps[here].gap * steps[there].gap < 0
            for root in find_roots([(step.place, step.gap) for step in steps[here : there + 1]])
        )
    )


def find_roots(points: Sequence[tuple[Fraction, Fraction]]) -> tuple[Fraction, ...]:
    """Where a line through points (place, value), places rising, is 0; the places themselves included."""
    found = [place for place, value in points if value == 0]
    for (here, value), (there, next_value) in pairwise(points):
        if value * next_value < 0:
            found.append(here + (there - here) * value / (value - next_value))
    return tuple(found)
