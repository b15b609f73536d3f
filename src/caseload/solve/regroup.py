"""Betters an assignment a few rows at a time: all groups in them are dealt again among them by the solver.

Only each group's most promising choices are tried, by what the bound would come to with them. More rows are freed at
once when small tries are done with quickly, fewer when they run out of time (large neighbourhood search; Shaw 1998).
"""

from threading import Event
from typing import Final

import numpy as np
from ortools.sat.python import cp_model

from caseload.solve.assignment import Assignment, Whole
from caseload.solve.rearrange import Found
from caseload.solve.run_solver import Limits, run_briefly
from caseload.solve.sharpen import SharpBound

TRY_SECONDS: Final = 0.6
FIRST_ROWS: Final = 4
PROMISING: Final = 3
MOST_IDLE: Final = 6


class Regrouping:
    """One search: the assignment in hand, and how many rows to free at once."""

    def __init__(self, sharp: SharpBound, found: Found, limits: Limits, stop: Event) -> None:
        """Starts from an assignment that fits."""
        self.found, self._assignment, self._limits, self._stop = found, sharp.assignment, limits, stop
        ranks = sharp.taken.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
        self._is_promising = sharp.assignment.is_choice & (ranks < PROMISING)
        self._draws = np.random.default_rng(limits.seed)
        self._rows, self._idle = FIRST_ROWS, 0

    def run(self, target: int) -> Found:
        """The best found by the end of the time, or once at the target, or when all rows at once give no more."""
        clock, count = self._limits.clock, len(self._assignment.room) - 1
        end = clock.now() + self._limits.seconds
        while self.found.cost > target and clock.now() < end and not self._stop.is_set():
            size = min(self._rows, count)
            rows = np.sort(self._draws.choice(count, size, replace=False))
            cost, is_done = self.found.cost, self._deal(rows, end - clock.now())
            self._adapt(self.found.cost < cost, is_done)
            if is_done and size == count:
                break
        return self.found

    def _adapt(self, is_better: bool, is_done: bool) -> None:
        """More rows after a number of tries that were done with and gave nothing, fewer after one that was not."""
        self._idle = 0 if is_better else self._idle + 1
        if not is_done:
            self._rows, self._idle = max(2, self._rows - 1), 0
        elif self._idle >= MOST_IDLE:
            self._rows, self._idle = self._rows + 1, 0

    def _deal(self, rows: Whole, left: float) -> bool:
        """Deals the groups of some rows again; whether nothing better can be had of the choices tried."""
        groups = np.flatnonzero(np.isin(self.found.chosen, rows))
        model, literals = build(self._assignment, self._is_promising, self.found.chosen, rows, groups)
        values, is_done = run_briefly(model, self._limits, min(TRY_SECONDS, left), self._stop)
        if values is not None:
            chosen = self.found.chosen.copy()
            for (row, group), literal in literals.items():
                if values[literal.index]:
                    chosen[group] = row
            cost = int(self._assignment.cost[chosen, np.arange(len(chosen))].sum())
            if cost < self.found.cost:
                self.found = Found(chosen, cost)
        return is_done


def build(
    assignment: Assignment, is_promising: object, chosen: Whole, rows: Whole, groups: Whole
) -> tuple[cp_model.CpModel, dict[tuple[int, int], cp_model.IntVar]]:
    """The model of some groups among some rows, the choices in hand as hints, and its literals by row and group."""
    model, literals = cp_model.CpModel(), {}
    tried = np.asarray(is_promising)
    for group in groups.tolist():
        own = int(chosen[group])
        places = [row for row in rows.tolist() if row == own or tried[row, group]]
        for row in places:
            literals[row, group] = model.new_bool_var("")
            model.add_hint(literals[row, group], int(row == own))
        model.add_exactly_one([literals[row, group] for row in places])
    for row in rows.tolist():
        here = [(literal, int(assignment.weight[key])) for key, literal in literals.items() if key[0] == row]
        if here:
            load = cp_model.LinearExpr.weighted_sum([each for each, _ in here], [weight for _, weight in here])
            model.add(load <= int(assignment.room[row]))
    costs = [int(assignment.cost[key]) for key in literals]
    model.minimize(cp_model.LinearExpr.weighted_sum(list(literals.values()), costs))
    return model, literals
