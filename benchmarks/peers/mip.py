"""HiGHS, SCIP and CBC: our rows handed to processes of theirs, since not all can be loaded beside ortools."""

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from benchmarks.peers.answer import Answer, Seconds, conclude
from benchmarks.peers.apart import ask_apart
from benchmarks.peers.dump import dump_rows
from benchmarks.peers.in_order import InOrder
from benchmarks.peers.made import Form
from benchmarks.peers.row_solver import RowJob
from caseload.domain.problem import Problem


def solve_mip(problem: Problem, make: Callable[[Problem], Form], solver: str, seconds: float, seed: int) -> Answer:
    """Building is the model's, solving the processes' own, loading the rows included; the seconds are for both.
    Start-up has the goals and the translation into rows, which nobody would do who wrote for one solver alone, and the
    time until the processes have loaded theirs. Parts are dealt in turn to as many processes as there are processors,
    since each of these solvers uses one; a lone part has one process."""
    start = time.monotonic()
    form = make(problem)
    built = time.monotonic()
    building = built - start
    parts = [dump_rows(made) for made in form.models]
    translating = time.monotonic() - built
    lanes = min(len(parts), os.cpu_count() or 1)
    left = max(1.0, seconds - building)

    def solve(lane: int) -> tuple[tuple[list[InOrder], float], float]:
        weights = [made.weight for made in form.models[lane::lanes]]
        job = RowJob(parts[lane::lanes], weights, left, seed, form.is_hinted)
        return ask_apart(job, "benchmarks.peers.row_solver", solver)

    with ThreadPoolExecutor(lanes) as pool:
        told = list(pool.map(solve, range(lanes)))
    found = [told[place % lanes][0][0][place // lanes] for place in range(len(parts))]
    start_up, solving = max(begun for _, begun in told), max(took for (_, took), _ in told)
    return conclude(problem, form.models, found, Seconds(translating + start_up, building, solving))
