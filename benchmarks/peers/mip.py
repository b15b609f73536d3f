"""HiGHS, SCIP and CBC: our rows handed to a process of theirs, since not all can be loaded beside ortools."""

import pickle
import subprocess
import sys
import time
from collections.abc import Callable
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
    """Building is ours, up to the rows; solving is the process's own, its loading of the rows included. The seconds
    are for both; start-up is the time until the process has loaded its solver."""
    start = time.monotonic()
    form = make(problem)
    parts, weights = [dump_rows(made) for made in form.models], [made.weight for made in form.models]
    building = time.monotonic() - start
    command = [sys.executable, "-m", "benchmarks.peers.row_solver", solver]
    opened = time.monotonic()
    with subprocess.Popen(command, cwd=ROOT, **PIPES) as process:
        if process.stdout is None or process.stdout.read(1) != READY:
            raise PeerDied(solver)
        start_up = time.monotonic() - opened
        job = RowJob(parts, weights, max(1.0, seconds - building), seed, form.is_hinted)
        told, _ = process.communicate(pickle.dumps(job))
    if not told:
        raise PeerDied(solver)
    found: list[InOrder]
    found, solving = pickle.loads(told)
    return conclude(problem, form, found, Seconds(start_up, building, solving))
