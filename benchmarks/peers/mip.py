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
    """Building is ours, up to the rows; solving is the processes' own, their loading of the rows included. The seconds
    are for both; start-up is the time until they have loaded their solver. Parts are dealt in turn to as many processes
    as there are processors, since each of these solvers uses one; a lone part has one process."""
    start = time.monotonic()
    form = make(problem)
    parts = [dump_rows(made) for made in form.models]
    building = time.monotonic() - start
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
    return conclude(problem, form.models, found, Seconds(start_up, building, solving))
