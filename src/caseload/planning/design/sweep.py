"""A sweep as a value: the staffing models and settings to try, and what its readers were told to expect."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any, Final

from caseload.planning.put_in import PutIn
from caseload.planning.simulation.document import ScenarioDocument

BASE: Final = "as it is"
CHOICES: Final = ("add", "policy", "moves", "staff", "notice")
"""The keys of a scenario that somebody decides; a point is best only among those that meet the same of the others."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A key of the scenario and the values it takes in turn, the first of them the usual one.

    `add.ROLE` is so many more (or fewer) people of a role. `amounts` are the values as numbers; None where one is none.
    """

    key: str
    name: str
    values: tuple[Any, ...]
    amounts: tuple[Fraction, ...] | None = None

    @property
    def is_choice(self) -> bool:
        """Whether somebody can choose it: people, the policy, moves. All else (demand, links) happens to them."""
        return self.key.split(".")[0] in CHOICES


@dataclass(frozen=True, slots=True)
class StaffingModel:
    """A named change of the scenario. Models of one `line` differ in how much money goes into the same thing."""

    name: str
    change: Mapping[str, Any] = field(default_factory=dict)
    line: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody published of a measure of a model (less that of another one, where `less` is stated).

    It holds where the mean that comes out lies within `low` and `high`; None leaves that end open. `settings` are the
    places on the axes it is about.
    """

    says: str
    source: str
    measure: str
    model: str
    less: str | None
    low: Fraction | None
    high: Fraction | None
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One staffing model at one place on each axis; the first point of a sweep is what the others are set against."""

    model: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sweep:
    """Every model at every combination of the axes, from one scenario. `measures` are what is charted and compared."""

    title: str
    question: str
    scenario: ScenarioDocument
    models: tuple[StaffingModel, ...] = (StaffingModel(BASE),)
    axes: tuple[Axis, ...] = ()
    measures: tuple[str, ...] = ("waiting", "changes", "cases_per_social_worker", "weeks_above")
    claims: tuple[Claim, ...] = ()
    put_in: tuple[PutIn, ...] = ()

    @property
    def size(self) -> int:
        """How many points there are, known without listing them."""
        return len(self.models) * prod(len(axis.values) for axis in self.axes)

    @property
    def points(self) -> tuple[Point, ...]:
        """Every point, the models of the first combination first."""
        combinations = product(*(range(len(axis.values)) for axis in self.axes))
        return tuple(Point(model, places) for places in combinations for model in range(len(self.models)))

    def list_circumstances(self, point: Point) -> tuple[int, ...]:
        """Where a point stands on the axes that nobody chooses."""
        return tuple(at for axis, at in zip(self.axes, point.places, strict=True) if not axis.is_choice)

    def name_point(self, point: Point) -> str:
        """What a point is called: its model, and where it stands on each axis that is not at its first value."""
        pairs = zip(self.axes, point.places, strict=True)
        settings = [f"{axis.name} {axis.values[at]}" for axis, at in pairs if at]
        is_plain = len(self.models) == 1 and settings
        return ", ".join(settings if is_plain else [self.models[point.model].name, *settings])
