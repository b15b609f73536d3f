"""A solver of mixed-integer programs at work on rows, in a process of its own: reads them from its input.

python -m benchmarks.peers.row_solver highs    used by mip.py, through apart.py
"""

import pickle
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Final

from benchmarks.peers.apart import give_answer, open_answer, say_ready
from benchmarks.peers.in_order import Found, InOrder, round_up, share_time, solve_in_order
from benchmarks.peers.rows import PartRows, Terms

MODULES: Final = {"highs": "benchmarks.peers.highs", "scip": "benchmarks.peers.scip", "cbc": "benchmarks.peers.cbc"}


@dataclass(frozen=True)
class RowJob:
    """The parts in order, what each weighs when time is shared, the seconds for all, the seed, and whether each
    solution is the next goal's start."""

    parts: list[PartRows]
    weights: list[int]
    seconds: float
    seed: int
    is_hinted: bool


@dataclass
class Program:
    """One goal of one part, ready to be solved: sizes, cost, rows with those that lock earlier goals, and a start."""

    variables: int
    least: list[int]
    most: list[int]
    cost: Terms
    offset: int
    rows: list[Terms]
    low: list[int | None]
    high: list[int | None]
    start: list[int] | None
    seconds: float
    seed: int


Solve = Callable[[Program], tuple[list[float] | None, float | None]]
"""A solver: values of the variables (None: no solution) and the bound it claims, the offset included (None: none)."""


@dataclass
class RowSolver:
    """A solver at work on one part's rows."""

    part: PartRows
    solve: Solve
    seed: int
    is_hinted: bool
    locks: list[tuple[Terms, int]] = field(default_factory=list)
    start: list[int] | None = None

    @property
    def goals(self) -> list[str]:
        """The goals in order."""
        return [stage.goal for stage in self.part.stages]

    def minimise(self, goal: int, seconds: float) -> Found:
        """One goal; its bound rounded up, since every goal is whole."""
        stage, part = self.part.stages[goal], self.part
        program = Program(
            variables=stage.variables,
            least=part.least[: stage.variables],
            most=part.most[: stage.variables],
            cost=stage.cost,
            offset=stage.offset,
            rows=part.rows[: stage.rows] + [terms for terms, _ in self.locks],
            low=part.low[: stage.rows] + [None for _ in self.locks],
            high=part.high[: stage.rows] + [most for _, most in self.locks],
            start=self.start if self.is_hinted else None,
            seconds=seconds,
            seed=self.seed,
        )
        values, bound = self.solve(program)
        if values is None:
            return Found(None)
        self.start = [round(value) for value in values]
        value = part.measure(goal, self.start)
        return Found(self.start, value, None if bound is None else round_up(bound))

    def lock(self, goal: int, value: int) -> None:
        """One more row."""
        stage = self.part.stages[goal]
        if stage.cost:
            self.locks.append((stage.cost, value - stage.offset))


def solve_rows(job: RowJob, solve: Solve) -> list[InOrder]:
    """Every part in order, each in its share of the time."""
    end = time.monotonic() + job.seconds
    found = []
    for place, part in enumerate(job.parts):
        deadline = share_time(job.weights, place, end)
        found.append(solve_in_order(RowSolver(part, solve, job.seed, job.is_hinted), deadline))
    return found


def main() -> None:
    """Says that it is ready, reads a job, answers with what was found and the seconds it took."""
    out = open_answer()
    solve: Solve = import_module(MODULES[sys.argv[1]]).solve
    say_ready(out)
    job = pickle.load(sys.stdin.buffer)
    start = time.monotonic()
    found = solve_rows(job, solve)
    give_answer(out, (found, time.monotonic() - start))


if __name__ == "__main__":
    from benchmarks.peers.row_solver import main as run

    run()
