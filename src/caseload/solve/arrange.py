"""An assignment left in a model: a good plan by rearranging, a sharp bound by filling rows, and the solver between."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from threading import Event
from typing import Any, Final

import numpy as np

from caseload.solve.aim import aim
from caseload.solve.assignment import Assignment, Whole, find_assignment
from caseload.solve.bounds import SCALE, SafeBound
from caseload.solve.clock import Clock
from caseload.solve.rearrange import Found, Rearranging, round_nearest
from caseload.solve.regroup import Regrouping
from caseload.solve.run_solver import Answer, Limits
from caseload.solve.sharpen import SharpBound, sharpen

MANY_CHOICES: Final = 20_000
MOVE_SHARE: Final = 0.05
MANY_MOVE_SHARE: Final = 0.5
SHARPEN_SHARE: Final = 0.1
REGROUP_SHARE: Final = 0.08
AIM_SHARE: Final = 0.65
REGROUP_LEFT: Final = 0.85


@dataclass(frozen=True)
class Step:
    """A bound, the values of every variable in a better plan (None: no better one), and the bound that settles
    variables. `is_hopeless`: more is left open than the solver does anything with."""

    bound: int
    values: list[int] | None
    sharp: SharpBound
    is_hopeless: bool = False


def arrange(model: Any, safe: SafeBound, value: int, limits: Limits, stop: Event) -> Iterator[Step]:
    """Step by step a better plan and bound of what is an assignment; nothing where the model is anything else.

    `value` is that of the plan in hand. What a step settles may be fixed in the model before the next is asked for.
    """
    assignment = find_assignment(safe.relaxation)
    if assignment is None:
        return
    end, offset = limits.clock.now() + limits.seconds, safe.relaxation.offset
    is_large = len(safe.relaxation.least) > MANY_CHOICES
    seconds = limits.seconds * (MANY_MOVE_SHARE if is_large else MOVE_SHARE)
    found = rearrange(assignment, safe, limits.seed, limit(limits.clock, seconds, stop))
    best = value if found is None else min(value, found.cost + offset)
    give_up = limit(limits.clock, limits.seconds * SHARPEN_SHARE, stop)
    sharp = sharpen(assignment, list_prices(assignment, safe), best, offset, give_up)
    yield Step(sharp.value, read(assignment, safe, found, value), sharp)
    if best > sharp.value:
        left = int(assignment.is_choice.sum()) - len(sharp.find_fixed(best))
        yield from Narrowing(model, safe, sharp, limits, stop).run(found, best, end, left > MANY_CHOICES)


class Narrowing:
    """What follows once there is a plan and a sharp bound: a few rows at a time, and aims just above the bound."""

    def __init__(self, model: Any, safe: SafeBound, sharp: SharpBound, limits: Limits, stop: Event) -> None:
        """`limits` are those of the whole."""
        self._model, self._safe, self._sharp = model, safe, sharp
        self._limits, self._stop = limits, stop
        self._least = sharp.value

    def run(self, found: Found | None, value: int, end: float, is_hopeless: bool) -> Iterator[Step]:
        """A little of regrouping, the aims, then regrouping for most of the time left."""
        if found is not None:
            share = REGROUP_LEFT if is_hopeless else REGROUP_SHARE
            found, step = self._regroup(found, value, share * (end - self._limits.clock.now()))
            value = min(value, found.cost + self._safe.relaxation.offset)
            yield replace(step, is_hopeless=is_hopeless)
        if is_hopeless:
            return
        aims = replace(self._limits, seconds=AIM_SHARE * (end - self._limits.clock.now()))
        for least, answer in aim(self._model, self._sharp, (self._least, value), aims, self._stop):
            self._least = least
            yield Step(least, None if answer is None else answer.values, self._sharp)
            if answer is not None and answer.values is not None:
                found = self._read(answer)
                value = found.cost + self._safe.relaxation.offset
        if found is not None and value > self._least:
            yield self._regroup(found, value, REGROUP_LEFT * (end - self._limits.clock.now()))[1]

    def _regroup(self, found: Found, value: int, seconds: float) -> tuple[Found, Step]:
        """A few rows at a time, for so long."""
        offset = self._safe.relaxation.offset
        limits = replace(self._limits, seconds=seconds)
        better = Regrouping(self._sharp, found, limits, self._stop).run(self._least - offset)
        return better, Step(self._least, read(self._sharp.assignment, self._safe, better, value), self._sharp)

    def _read(self, answer: Answer) -> Found:
        """The assignment that an answer stands for."""
        assignment = self._sharp.assignment
        chosen = round_nearest(assignment, answer.values)
        return Found(chosen, int(assignment.cost[chosen, np.arange(len(chosen))].sum()))


def read(assignment: Assignment, safe: SafeBound, found: Found | None, value: int) -> list[int] | None:
    """The values of every variable in an assignment, where it is better than a value."""
    if found is None or found.cost + safe.relaxation.offset >= value:
        return None
    return assignment.read_values(found.chosen, len(safe.relaxation.least))


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


def limit(clock: Clock, seconds: float, stop: Event) -> Callable[[float], bool]:
    """Whether so many seconds have passed by the clock or someone asked to stop; told the work of each step."""
    end = clock.now() + seconds

    def is_over(work: float) -> bool:
        clock.add(work)
        return clock.now() >= end or stop.is_set()

    return is_over
