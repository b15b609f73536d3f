"""Looks for a good assignment by shifting one group to another row, or swapping two (tabu search, rooms at a price).

Rows may be overfull on the way, at a price for each unit of room that rises while they are and falls while none is:
Yagiura and others 1999, Diaz and Fernandez 2001. Every step takes the best move of those looked at, made at once by
array; what was moved stays put for a few steps.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from caseload.solve.assignment import Assignment, Whole

Real = npt.NDArray[np.float64]
CELLS: Final = 60_000
"""Swaps looked at in one step; with more groups, those of a few drawn at random with all others."""
TENURE: Final = (5, 15)
CHEAPER, DEARER = 0.9, 1.03
EASY_STEPS: Final = 5
LEAST_PRICE: Final = 1e-3
STALL_STEPS: Final = 1500
STALL_SHARE: Final = 1.5
STEP_SECONDS: Final = 4e-9
"""What a cell that is looked at counts where work is counted."""


@dataclass(frozen=True)
class Found:
    """The row of each group, and what it costs."""

    chosen: Whole
    cost: int


class Rearranging:
    """One search: the assignment in hand, its rows' loads and the prices of room."""

    def __init__(self, assignment: Assignment, chosen: Whole, prices: Real, seed: int) -> None:
        """Starts from any rows of the groups, fitting or not, and prices of a unit of room by row."""
        self._cost = np.where(assignment.is_choice, assignment.cost, np.inf).astype(np.float64)
        self._weight = assignment.weight.astype(np.float64)
        self._room = assignment.room.astype(np.float64)
        self._all, self._chosen = np.arange(len(chosen)), chosen.copy()
        self._load = np.bincount(chosen, weights=self._weight[chosen, self._all], minlength=len(prices))
        self._prices = np.maximum(prices, 0.0) + 0.5 * float(np.mean(np.maximum(prices, 0.0))) + LEAST_PRICE
        self._free_at = np.zeros(len(chosen), dtype=np.int64)
        self._draws = np.random.default_rng(seed)
        self._step, self._easy = 0, 0
        self.best: Found | None = None
        self._take()

    def run(self, target: int, give_up: Callable[[float], bool]) -> Found | None:
        """The best that fits; ends at a cost of the target, when long nothing better came, or when told to.

        `give_up` is told the seconds of work of each step.
        """
        last, patience = 0, STALL_STEPS * max(1, len(self._all) ** 2 // CELLS)
        while self.best is None or self.best.cost > target:
            self._step += 1
            self._move()
            if self._take():
                last = self._step
            cells = len(self._all) * min(len(self._all), max(1, CELLS // len(self._all)))
            if self._step - last > patience + STALL_SHARE * last or give_up(cells * STEP_SECONDS):
                break
        return self.best

    def _move(self) -> None:
        """The best shift or swap that is not forbidden, done."""
        count = len(self._all)
        looked = max(1, CELLS // count)
        drawn = self._all if looked >= count else self._draws.choice(count, looked, replace=False)
        shifts, swaps = self._weigh_shifts(drawn), self._weigh_swaps(drawn)
        shift, swap = int(shifts.argmin()), int(swaps.argmin())
        if shifts.flat[shift] <= swaps.flat[swap]:
            row, place = divmod(shift, len(drawn))
            moves = [(int(drawn[place]), row)] if np.isfinite(shifts.flat[shift]) else []
        else:
            place, other = divmod(swap, count)
            one = int(drawn[place])
            moves = [(one, int(self._chosen[other])), (other, int(self._chosen[one]))]
        until = self._step + int(self._draws.integers(*TENURE))
        for group, row in moves:
            self._load[self._chosen[group]] -= self._weight[self._chosen[group], group]
            self._load[row] += self._weight[row, group]
            self._chosen[group] = row
            self._free_at[group] = until

    def _weigh_shifts(self, drawn: Whole) -> Real:
        """What it costs to shift each group drawn to each row."""
        own, spare = self._chosen[drawn], self._load - self._room
        over = np.maximum(spare, 0)
        weight = self._weight[:, drawn]
        relief = np.maximum(spare[own] - self._weight[own, drawn], 0) - over[own]
        costs: Real = self._cost[:, drawn] - self._cost[own, drawn] + self._prices[own] * relief
        costs += self._prices[:, None] * (np.maximum(spare[:, None] + weight, 0) - over[:, None])
        costs[own, np.arange(len(drawn))] = np.inf
        costs[:, self._free_at[drawn] > self._step] = np.inf
        return costs

    def _weigh_swaps(self, drawn: Whole) -> Real:
        """What it costs to swap the rows of each group drawn and each group."""
        rows, own, spare = self._chosen, self._chosen[drawn], self._load - self._room
        over = np.maximum(spare, 0)
        now, used = self._cost[rows, self._all], self._weight[rows, self._all]
        there = (drawn[:, None], rows[None, :])
        costs: Real = self._cost[there[1], there[0]] + self._cost[own] - now[drawn][:, None] - now[None, :]
        first = np.maximum((spare[own] - used[drawn])[:, None] + self._weight[own], 0) - over[own][:, None]
        second = np.maximum((spare[rows] - used)[None, :] + self._weight[there[1], there[0]], 0) - over[rows][None, :]
        costs += self._prices[own][:, None] * first + self._prices[rows][None, :] * second
        costs[own[:, None] == rows[None, :]] = np.inf
        costs[self._free_at[drawn] > self._step] = np.inf
        costs[:, self._free_at > self._step] = np.inf
        return costs

    def _take(self) -> bool:
        """Keeps what is in hand if it fits and is the best; moves the prices. Whether it was kept."""
        over = self._load > self._room
        if over.any():
            self._prices[over] *= DEARER
            self._easy = 0
            return False
        self._easy += 1
        if self._easy >= EASY_STEPS:
            self._prices *= CHEAPER
            self._easy = 0
        cost = int(self._cost[self._chosen, self._all].sum())
        if self.best is not None and cost >= self.best.cost:
            return False
        self.best = Found(self._chosen.copy(), cost)
        return True


def round_nearest(assignment: Assignment, values: Any) -> Whole:
    """The row of each group whose choice has the largest value in a solution of the linear relaxation."""
    spread = np.where(assignment.is_choice, np.asarray(values)[assignment.variable], -1.0)
    rows: Whole = spread.argmax(axis=0).astype(np.int64)
    return rows
