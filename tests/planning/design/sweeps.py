"""Sweeps and outcomes made by hand."""

from collections.abc import Mapping
from fractions import Fraction

from caseload.planning.design.outcomes import YEARLY_COST, Outcome
from caseload.planning.design.sweep import Axis, Point, StaffingModel, Sweep
from caseload.planning.simulation.bands import Quality
from caseload.planning.simulation.document import ScenarioDocument

DOCUMENT = ScenarioDocument("start", "start.toml", ".", {"family": "team", "demand": 1})


def make_axis(key: str, *values: float, name: str = "") -> Axis:
    """An axis of numbers."""
    return Axis(key, name or key, values, tuple(Fraction(str(value)) for value in values))


def make_sweep(models: Mapping[str, str] | None = None, *axes: Axis) -> Sweep:
    """A sweep of models, each with its line."""
    made = tuple(StaffingModel(name, {}, line) for name, line in (models or {"as it is": ""}).items())
    return Sweep("Title", "", DOCUMENT, made, axes, ("waiting",))


def make_outcome(point: Point, name: str, cost: float | None, waiting: float, changes: float = 0) -> Outcome:
    """An outcome with three means."""
    means = {"waiting": Fraction(str(waiting)), "changes": Fraction(str(changes))}
    if cost is not None:
        means[YEARLY_COST] = Fraction(str(cost))
    return Outcome(point, name, means, {}, {}, Quality(1, 1, Fraction(0), 0), 1)
