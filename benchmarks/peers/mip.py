"""HiGHS, SCIP and CBC: our rows handed to processes of theirs, since not all can be loaded beside ortools."""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks.peers.answer import Answer, Seconds, conclude
from benchmarks.peers.dump import dump_rows
from benchmarks.peers.in_order import InOrder
from benchmarks.peers.made import Form
from benchmarks.peers.row_solver import READY, RowJob
from caseload.domain.problem import Problem

ROOT: Final = Path(__file__).resolve().parents[2]
PIPES: Final[dict[str, Any]] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}


class PeerDied(Exception):
    """The solver's process ended without an answer."""


def solve_mip(problem: Problem, make: Callable[[Problem], Form], solver: str, seconds: float, seed: int) -> Answer:
    """Building is ours, up to the rows; solving is the processes' own, their loading of the rows included. The seconds
    are for both; start-up is the time until they have loaded their solver. Parts are dealt in turn to as many processes
    as there are processors, since each of these solvers uses one; a lone part has one process."""
    start = time.monotonic()
    form = make(problem)
    parts = [dump_rows(made) for made in form.models]
    building = time.monotonic() - start
    lanes = min(len(parts), os.cpu_count() or 1)
    jobs = [
        RowJob(
            parts[lane::lanes],
            [made.weight for made in form.models[lane::lanes]],
            max(1.0, seconds - building),
            seed,
            form.is_hinted,
        )
        for lane in range(lanes)
    ]
    with ThreadPoolExecutor(lanes) as pool:
        told = list(pool.map(partial(run_apart, solver), jobs))
    found = [told[place % lanes][0][place // lanes] for place in range(len(parts))]
    start_up, solving = (max(took) for took in zip(*((one[1], one[2]) for one in told), strict=True))
    return conclude(problem, form.models, found, Seconds(start_up, building, solving))


def run_apart(solver: str, job: RowJob) -> tuple[list[InOrder], float, float]:
    """What a process of the solver's own finds, and its seconds of start-up and solving. PeerDied where it ends."""
    opened = time.monotonic()
    with subprocess.Popen([sys.executable, "-m", "benchmarks.peers.row_solver", solver], cwd=ROOT, **PIPES) as process:
        if process.stdout is None or process.stdout.read(1) != READY:
            raise PeerDied(solver)
        start_up = time.monotonic() - opened
        told, _ = process.communicate(pickle.dumps(job))
    if not told:
        raise PeerDied(solver)
    found, solving = pickle.loads(told)
    return found, start_up, solving
