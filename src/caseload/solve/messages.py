"""What the solving process is asked, and what it says back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from caseload.domain.plan import Plan, Solved
from caseload.domain.problem import Problem
from caseload.solve.clock import WALL, Clock, WorkClock


@dataclass(frozen=True, slots=True)
class Options:
    """How to search. `seconds` is for all goals together, on the wall or, where it `is_reproducible`, of counted work.

    `processes` share the parts among them (None: as many as fit). `clock` is what the seconds are read from.
    """

    seconds: float = 60.0
    seed: int = 0
    processes: int | None = None
    is_safe: bool = False
    is_sharing_settled: bool = True
    is_reproducible: bool = False
    clock: Clock = field(default=WALL, compare=False, repr=False)

    def start(self) -> "Options":
        """The same options with the clock that goes with them, begun now."""
        return replace(self, clock=WorkClock() if self.is_reproducible else WALL)


@dataclass(frozen=True, slots=True)
class Job:
    """A problem to solve. `done` parts are left out; of several processes, `turn` says which this one is."""

    problem: Problem
    options: Options
    done: frozenset[int] = frozenset()
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Variant:
    """A problem to solve beside another: the week with something changed, or with choices forced.

    `forced` maps a case to the worker who is to lead it (None: nobody); everything else is free, under every rule.
    """

    problem: Problem
    forced: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VariantResult:
    """What came of a variant. `is_impossible`: no plan obeys the rules with the choices forced. Not `is_reached`: time
    or a stop came first, and nothing is known."""

    solved: Solved | None
    is_impossible: bool = False
    is_reached: bool = True


@dataclass(frozen=True, slots=True)
class VariantJob:
    """Variants to solve, each with its place in the caller's list, beside a problem and its audited plan."""

    base: Problem
    solved: Solved
    variants: tuple[tuple[int, Variant], ...]
    options: Options


@dataclass(frozen=True, slots=True)
class PartResult:
    """How far one part has come: its plan, and for each goal looked at its value, bound and proof.

    `bounds` hold over plans of the part whose earlier goals are no worse; `free` hold over every plan.
    """

    part: int
    plan: Plan
    values: Mapping[str, int]
    bounds: Mapping[str, int]
    free: Mapping[str, int] = field(default_factory=dict)
    is_final: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether every goal's value is its bound."""
        return all(value == self.bounds.get(goal) for goal, value in self.values.items())


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the search stands: which goal of which part, its value and bound so far (None: not yet known)."""

    part: int
    parts: int
    goal: str
    value: int | None
    bound: int | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Finished:
    """The search has looked at every part."""

    parts: int
    is_stopped: bool
    is_out_of_time: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """A plan failed its audit; names of rules and goals only."""

    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VariantDone:
    """One variant is finished with."""

    place: int
    result: VariantResult


@dataclass(frozen=True, slots=True)
class Idle:
    """The job is done with: the process has nothing more to say of it and takes another."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Said to the process: stop the job at work and hand in what is there."""


Message = PartResult | Progress | Finished | Failed | VariantDone | Idle
