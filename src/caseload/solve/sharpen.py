"""A sharper bound on an assignment: each row filled as well as whole choices can, groups at a price (Lagrangian).

For prices p of the groups, the sum of p plus, row by row, the least sum of (cost - p) over whole choices that fit in
the row's room is a bound: every plan is such a choice in every row. Each row is a knapsack, solved exactly in whole
numbers (cost and price times SCALE). The prices start at the duals of the linear relaxation, whose bound it never falls
short of by more than rounding, and are moved towards groups that are taken once (subgradient; Fisher 1981).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from caseload.solve.assignment import Assignment, Whole
from caseload.solve.bounds import SCALE

ROUNDS: Final = 400
PATIENCE: Final = 8
STEP: Final = 0.3
SHORTER: Final = 0.6
LEAST_STEP: Final = 0.005
NEVER: Final = 2**60
STATES_A_SECOND: Final = 2e8
"""Cells of knapsack tables that count as a second where work is counted: measured, about 0.5 to 2 s."""


@dataclass(frozen=True)
class SharpBound:
    """A bound that every choice obeys, times SCALE, and what it would be with each choice taken, or left.

    These leave out the `offset` of the relaxation, which `value` and `find_fixed` take in.
    """

    exact: int
    taken: Whole
    left: Whole
    assignment: Assignment
    offset: int

    @property
    def value(self) -> int:
        """The bound as a whole number, rounded up."""
        return -(-self.exact // SCALE) + self.offset

    def find_fixed(self, best: int) -> dict[int, int]:
        """Variables that have one value in every solution as good as `best` (strictly: not worse)."""
        limit, variable = (best - self.offset) * SCALE, self.assignment.variable
        is_choice = self.assignment.is_choice
        fixed = dict.fromkeys(variable[is_choice & (self.taken > limit)].tolist(), 0)
        fixed.update(dict.fromkeys(variable[is_choice & (self.left > limit)].tolist(), 1))
        return fixed


def sharpen(
    assignment: Assignment, prices: Whole, target: int, offset: int, give_up: Callable[[float], bool]
) -> SharpBound:
    """The best bound found from the prices on, and what it settles. Stops when it reaches the target.

    `give_up` is told the seconds of work of each round and says whether to stop.
    """
    target -= offset
    best, kept = fill_all(assignment, prices)[0], prices
    step, idle, now = STEP, 0, prices
    for _ in range(ROUNDS):
        bound, times, cells = fill_all(assignment, now)
        if bound > best:
            best, kept, idle = bound, now, 0
        else:
            idle += 1
        if idle >= PATIENCE:
            step, idle, now = step * SHORTER, 0, kept
        miss = 1 - times
        if best > (target - 1) * SCALE or not miss.any() or step < LEAST_STEP or give_up(cells / STATES_A_SECOND):
            break
        room = max(SCALE, min(target * SCALE, best + abs(best) // 200 + SCALE) - bound)
        now = now + np.rint(step * room / int((miss * miss).sum()) * miss).astype(np.int64)
    return settle(assignment, kept, offset)


def fill_all(assignment: Assignment, prices: Whole) -> tuple[int, Whole, int]:
    """The bound at some prices, how often each group is taken in it, and how many cells it took."""
    value = assignment.cost * SCALE - prices
    wanted = (value < 0) & assignment.is_choice
    total, times, cells = int(prices.sum()), np.zeros(len(prices), dtype=np.int64), 0
    for row in range(len(assignment.room)):
        places = np.flatnonzero(wanted[row])
        table = fill(value[row, places], assignment.weight[row, places], int(assignment.room[row]))
        total += int(table[-1, -1])
        times[places] += trace(table, assignment.weight[row, places])
        cells += table.size
    return total, times, cells


def fill(value: Whole, weight: Whole, room: int) -> Whole:
    """The least sum of values of the first k choices in a room of r: at [k, r]."""
    table = np.zeros((len(value) + 1, room + 1), dtype=np.int64)
    for k, (each, size) in enumerate(zip(value.tolist(), weight.tolist(), strict=True)):
        table[k + 1] = table[k]
        if size <= room:
            np.minimum(table[k + 1, size:], table[k, : room + 1 - size] + each, out=table[k + 1, size:])
    return table


def trace(table: Whole, weight: Whole) -> Whole:
    """Which choices the least sum takes: 1 or 0 each."""
    taken, room = np.zeros(len(weight), dtype=np.int64), table.shape[1] - 1
    for k in range(len(weight) - 1, -1, -1):
        if table[k + 1, room] != table[k, room]:
            taken[k] = 1
            room -= int(weight[k])
    return taken


def settle(assignment: Assignment, prices: Whole, offset: int) -> SharpBound:
    """The bound at some prices, and what it comes to with each choice taken, or left."""
    exact = fill_all(assignment, prices)[0]
    value = assignment.cost * SCALE - prices
    taken, left = np.full(value.shape, NEVER), np.full(value.shape, NEVER)
    for row in range(len(assignment.room)):
        places = np.flatnonzero(assignment.is_choice[row])
        more = measure_row(value[row, places], assignment.weight[row, places], int(assignment.room[row]))
        taken[row, places], left[row, places] = exact + more[0], exact + more[1]
    return SharpBound(exact, taken, left, assignment, offset)


def measure_row(value: Whole, weight: Whole, room: int) -> tuple[Whole, Whole]:
    """How much more the least sum of a row comes to with each choice taken, and with each left."""
    wanted = np.flatnonzero(value < 0)
    forth = fill(value[wanted], weight[wanted], room)
    back = fill(value[wanted][::-1], weight[wanted][::-1], room)[::-1]
    best = int(forth[-1, -1])
    spare = room - weight
    taken = np.where(spare >= 0, value + forth[-1, np.maximum(spare, 0)] - best, NEVER)
    left = np.zeros(len(value), dtype=np.int64)
    for k, place in enumerate(wanted.tolist()):
        left[place] = int((forth[k] + back[k + 1][::-1]).min()) - best
        rest = int(spare[place])
        if rest >= 0:
            beside = forth[k, : rest + 1] + back[k + 1, : rest + 1][::-1]
            taken[place] = int(beside.min()) + int(value[place]) - best
    return taken, left
