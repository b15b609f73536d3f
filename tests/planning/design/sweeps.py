"""Sweeps and outcomes made by hand."""

from collections.abc import Mapping, Sequence
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


def make_outcome(
    point: Point, name: str, cost: float | None, waiting: float | Sequence[float], changes: float = 0
) -> Outcome:
    """An outcome with three measures (two without a cost); each of several values for `waiting` is of a replication."""
    by_run = waiting if isinstance(waiting, Sequence) else (waiting,)
    values = {
        "waiting": tuple(Fraction(str(one)) for one in by_run),
        "changes": (Fraction(str(changes)),) * len(by_run),
    }
    if cost is not None:
        values[YEARLY_COST] = (Fraction(str(cost)),) * len(by_run)
    means = {name: sum(each, Fraction(0)) / len(each) for name, each in values.items()}
    return Outcome(point, name, values, means, {}, {}, Quality(1, 1, Fraction(0), 0), len(by_run))
