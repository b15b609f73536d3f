"""An assignment left in a model: a good plan by rearranging, a sharp bound by filling rows, what both settle."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from caseload.solve.assignment import Assignment, Whole, find_assignment
from caseload.solve.bounds import SCALE, SafeBound
from caseload.solve.clock import Clock
from caseload.solve.rearrange import Found, Rearranging, round_nearest
from caseload.solve.sharpen import SharpBound, sharpen

MANY_CHOICES: Final = 20_000
SHARE: Final = 0.2
LARGE_SHARE: Final = 0.75
SHARPEN_SHARE: Final = 0.2


@dataclass(frozen=True)
class Arranged:
    """The values of every variable of the model in the best plan found (None: none better than the one in hand), the
    bound, and whether more is left open than the solver does anything with."""

    values: list[int] | None
    sharp: SharpBound
    is_large: bool


def arrange(safe: SafeBound, value: int, seconds: float, seed: int, clock: Clock) -> Arranged | None:
    """A plan and a bound for what is an assignment, of the seconds a share; None where the model is anything else.

    `value` is that of the plan in hand: only better ones are of use.
    """
    assignment = find_assignment(safe.relaxation)
    if assignment is None:
        return None
    offset, is_large = safe.relaxation.offset, len(safe.relaxation.least) > MANY_CHOICES
    found = rearrange(assignment, safe, seed, limit(clock, seconds * (LARGE_SHARE if is_large else SHARE)))
    best = value if found is None else min(value, found.cost + offset)
    prices = list_prices(assignment, safe)
    sharp = sharpen(assignment, prices, best, offset, limit(clock, seconds * SHARPEN_SHARE))
    is_better = found is not None and found.cost + offset < value
    values = assignment.read_values(found.chosen, len(safe.relaxation.least)) if found and is_better else None
    left = int(assignment.is_choice.sum()) - len(sharp.find_fixed(best))
    return Arranged(values, sharp, found is not None and left > MANY_CHOICES)


def rearrange(assignment: Assignment, safe: SafeBound, seed: int, give_up: Callable[[float], bool]) -> Found | None:
    """The best assignment found from the linear relaxation's on, until the bound, a stall or the end of the time."""
    duals = np.asarray(safe.optimum.duals)
    prices = np.append(-duals[assignment.room_rows], 0.0)
    chosen = round_nearest(assignment, safe.optimum.values)
    return Rearranging(assignment, chosen, prices, seed).run(safe.value - safe.relaxation.offset, give_up)


def list_prices(assignment: Assignment, safe: SafeBound) -> Whole:
    """The groups' duals in whole multiples of 1 / SCALE."""
    duals = np.asarray(safe.optimum.duals)[assignment.group_rows]
    prices: Whole = np.rint(duals * SCALE).astype(np.int64)
    return prices


def limit(clock: Clock, seconds: float) -> Callable[[float], bool]:
    """Whether so many seconds have passed by the clock, asked after each step with its work."""
    end = clock.now() + seconds

    def is_over(work: float) -> bool:
        clock.add(work)
        return clock.now() >= end

    return is_over
