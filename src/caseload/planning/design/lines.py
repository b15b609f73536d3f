"""Lines of a sweep, more and more money for the same thing, and what each buys at equal money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, permutations

from caseload.planning.design.outcomes import YEARLY_COST, Outcome
from caseload.planning.design.sweep import Sweep


@dataclass(frozen=True, slots=True)
class Line:
    """Outcomes that differ only in how much of one thing is paid for, cheapest first; at one place on every axis but
    those the line itself runs along."""

    name: str
    setting: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class AtEqualMoney:
    """What an outcome has, and what another line has for the same money a year.

    `share` is how far along the other line's dearest step from its start that money goes (1: all of it); the values
    between two outcomes of a line are linear in its cost.
    """

    outcome: Outcome
    other: str
    setting: str
    cost: Fraction
    share: Fraction
    means: Mapping[str, Fraction]


def list_lines(sweep: Sweep, outcomes: Sequence[Outcome]) -> tuple[Line, ...]:
    """Every line of at least two outcomes whose cost rises: the models of a line with the first model, at each place
    on the axes; and each axis by itself, with the first model and the other axes at their first value."""
    priced = [one for one in outcomes if YEARLY_COST in one.means]
    found = [*list_model_lines(sweep, priced), *list_axis_lines(sweep, priced)]
    rising = [Line(line.name, line.setting, sort_by_cost(line.outcomes)) for line in found]
    return tuple(line for line in rising if len({one.means[YEARLY_COST] for one in line.outcomes}) > 1)


def sort_by_cost(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The cheapest first."""
    return tuple(sorted(outcomes, key=lambda one: one.means[YEARLY_COST]))


def list_model_lines(sweep: Sweep, outcomes: Sequence[Outcome]) -> list[Line]:
    """The lines of the models, with the first model at the start of each."""
    names = dict.fromkeys(model.line for model in sweep.models if model.line)
    found = []
    for places, group in groupby(sorted(outcomes, key=lambda one: one.point.places), lambda one: one.point.places):
        there = list(group)
        for name in names:
            own = [one for one in there if one.point.model == 0 or sweep.models[one.point.model].line == name]
            found.append(Line(name, name_setting(sweep, places), tuple(own)))
    return found


def list_axis_lines(sweep: Sweep, outcomes: Sequence[Outcome]) -> list[Line]:
    """The line along each axis."""
    found = []
    for number, axis in enumerate(sweep.axes):
        own = [one for one in outcomes if one.point.model == 0 and not any_but(one.point.places, number)]
        found.append(Line(axis.name, "", tuple(own)))
    return found


def any_but(places: Sequence[int], number: int) -> bool:
    """Whether a place other than that of one axis is not the first."""
    return any(place for at, place in enumerate(places) if at != number)


def name_setting(sweep: Sweep, places: Sequence[int]) -> str:
    """Where the axes stand, in words; nothing where there are none."""
    return ", ".join(f"{axis.name} {axis.values[at]}" for axis, at in zip(sweep.axes, places, strict=True))


def compare_at_equal_money(lines: Sequence[Line], measures: Sequence[str]) -> tuple[AtEqualMoney, ...]:
    """Each outcome of a line but its first, against every other line of the same setting that costs as much."""
    found = []
    for one, other in permutations(lines, 2):
        if one.setting != other.setting:
            continue
        for outcome in one.outcomes[1:]:
            cost = outcome.means[YEARLY_COST]
            means = read_line(other, cost, measures)
            if means is not None and outcome not in other.outcomes:
                found.append(AtEqualMoney(outcome, other.name, one.setting, cost, find_share(other, cost), means))
    return tuple(found)


def find_share(line: Line, cost: Fraction) -> Fraction:
    """How much of what the line's dearest outcome costs above its cheapest that money pays for."""
    least, most = (line.outcomes[at].means[YEARLY_COST] for at in (0, -1))
    return (cost - least) / (most - least)


def read_line(line: Line, cost: Fraction, measures: Sequence[str]) -> dict[str, Fraction] | None:
    """The measures of a line at a cost, linear between its outcomes; None beyond its ends."""
    for below, above in zip(line.outcomes, line.outcomes[1:], strict=False):
        low, high = below.means[YEARLY_COST], above.means[YEARLY_COST]
        if low <= cost <= high and low < high:
            along = (cost - low) / (high - low)
            return {
                name: below.means[name] + along * (above.means[name] - below.means[name])
                for name in measures
                if name in below.means and name in above.means
            }
    return None
