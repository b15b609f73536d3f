"""Goals in order by any solver: each minimised in its share of the time, then locked at what was reached."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

FIRST_SHARE = 0.5
LEAST_SECONDS = 0.2


@dataclass(frozen=True)
class Found:
    """What one run of a solver found: a whole value for each variable (None: no solution), the goal's value, and the
    bound it claims (None: none)."""

    values: list[int] | None
    value: int | None = None
    bound: int | None = None


class GoalSolver(Protocol):
    """A solver at work on one part."""

    @property
    def goals(self) -> Sequence[str]:
        """The goals in order."""

    def minimise(self, goal: int, seconds: float) -> Found:
        """Makes a goal as small as it can, the locked ones no worse."""

    def lock(self, goal: int, value: int) -> None:
        """Holds a goal at a value or less from now on."""


@dataclass
class InOrder:
    """The last solution, and by goal what was reached and the bound claimed for it, 0 at least as of every goal."""

    values: list[int] | None = None
    reached: dict[str, int] = field(default_factory=dict)
    bounds: dict[str, int] = field(default_factory=dict)


def solve_in_order(solver: GoalSolver, deadline: float) -> InOrder:
    """Every goal in turn until `deadline` (monotonic clock); a goal with no
    solution in its share is given all that is left, and ends it where that does not help."""
    found = InOrder()
    for index, goal in enumerate(solver.goals):
        left = deadline - time.monotonic()
        if left < LEAST_SECONDS:
            break
        answer = solver.minimise(index, left if index == len(solver.goals) - 1 else left * FIRST_SHARE)
        if answer.values is None and (left := deadline - time.monotonic()) > LEAST_SECONDS:
            answer = solver.minimise(index, left)
        if answer.values is None or answer.value is None:
            break
        found.values, found.reached[goal] = answer.values, answer.value
        if answer.bound is not None:
            found.bounds[goal] = max(0, answer.bound)
        solver.lock(index, answer.value)
    return found


def share_time(weights: Sequence[int], place: int, end: float) -> float:
    """The deadline of a part (monotonic clock): its share, by weight, of what is left for it and all after it."""
    now = time.monotonic()
    return now + max(0.0, end - now) * weights[place] / sum(weights[place:])


def round_up(bound: float) -> int:
    """The next whole number up, a hair forgiven: what a bound in floating point says of a whole goal."""
    return -int(-(bound - 1e-6) // 1)
