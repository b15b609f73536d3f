"""A plan: who gets what; and what was found of it: goals, breaches, bounds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Since = Literal["input", "decision"]


@dataclass(frozen=True, slots=True)
class Plan:
    """Who leads, co-works, oversees and covers each case, and the support dealt.

    `lead` has every case: its worker after the plan (an absent holder's waiting case: that holder),
    or None. `co_worker`, `overseer` and `cover` have only the cases that have one.
    `support` maps (officer, worker) to whole hour units; `discipline` maps (case, discipline) to the
    practitioner who does its hours (absent = the worker who leads the case does them).
    """

    lead: Mapping[str, str | None]
    co_worker: Mapping[str, str] = field(default_factory=dict)
    overseer: Mapping[str, str] = field(default_factory=dict)
    cover: Mapping[str, str] = field(default_factory=dict)
    support: Mapping[tuple[str, str], int] = field(default_factory=dict)
    discipline: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing above a limit, or against a rule. `since` is None when no input and no decision
    explains it: then the plan itself is at fault and fails its audit."""

    rule: str
    worker: str | None
    case: str | None
    since: Since | None
    detail: str


@dataclass(frozen=True, slots=True)
class GoalResult:
    """A goal's value, its bound, and whether it is proven (value = bound, every earlier one proven)."""

    name: str
    value: int
    bound: int
    proven: bool

    @property
    def gap(self) -> float:
        """(value - bound) / max(1, |value|)."""
        return (self.value - self.bound) / max(1, abs(self.value))


@dataclass(frozen=True, slots=True)
class Solved:
    """An audited plan: its goals in order, its breaches, and how the search ended."""

    plan: Plan
    goals: tuple[GoalResult, ...]
    breaches: tuple[Breach, ...]
    seconds: float
    seed: int = 0
    interrupted: bool = False
    crashed: bool = False
    timed_out: bool = False

    @property
    def is_optimal(self) -> bool:
        """Whether every goal is proven."""
        return all(goal.proven for goal in self.goals)
