"""Writes tiny suites and runs them, in this process or in one that can be killed."""

import subprocess
import sys
import time
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from caseload.domain.errors import InputRefused
from caseload.runs.pool import run_in_pool
from caseload.runs.prepare_tasks import prepare_tasks
from caseload.runs.run_tasks import Tally, run_tasks
from caseload.runs.store import Result, ResultFolder, Store
from caseload.runs.suite import Suite, read_suite
from caseload.runs.task import Task, task_to_json

Kept = TypeVar("Kept", bound=Result)
TINY = """[[runs]]
families = [{ family = "steady", seeds = [1, 2, 3, 4], workers = 2 }]
time_limits = 20
"""


def write_suite(folder: Path, text: str = TINY) -> Path:
    """A suite file in a folder."""
    path = folder / "suite.toml"
    path.write_text(text, encoding="utf-8")
    return path


def read_text(folder: Path, text: str) -> Suite:
    """The suite a text states."""
    return read_suite(write_suite(folder, text))


def refuse(folder: Path, text: str) -> list[tuple[str, str]]:
    """The code and place of each fault of a suite's text."""
    try:
        read_text(folder, text)
    except InputRefused as refusal:
        return [(fault.code, fault.where) for fault in refusal.faults]
    return []


def make_tasks(folder: Path, text: str = TINY) -> tuple[Task, ...]:
    """The tasks of a suite's text."""
    return prepare_tasks(read_text(folder, text).jobs, None)


def state_all(tasks: tuple[Task, ...]) -> list[dict[str, Any]]:
    """Tasks as JSON carries them."""
    return [task_to_json(task) for task in tasks]


def run_here(tasks: tuple[Task, ...], store: Store) -> Tally:
    """Run tasks in a real pool of two."""
    return run_tasks(state_all(tasks), store, lambda todo, stop: run_in_pool(todo, 2, stop))


def list_answers(store: Store) -> dict[str, object]:
    """What came of each run, without what it took."""
    return {key: (run.failure, run.goals) for key, run in store.read().runs.items()}


def start_bench(folder: Path, out: Path, *words: str) -> "subprocess.Popen[str]":
    """`caseload bench run` in a process of its own."""
    command = [sys.executable, "-m", "caseload", "bench", "run", str(folder / "suite.toml"), "--out", str(out), *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def wait_for_results(store: ResultFolder[Kept], number: int, seconds: float = 30.0) -> list[Kept]:
    """The runs kept once there are as many; fails where they do not come."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        kept = store.read()
        assert kept.damaged == ()
        if len(kept.runs) >= number:
            return list(kept.runs.values())
        time.sleep(0.02)
    raise AssertionError("the results did not come in time")


def never() -> Event:
    """A stop that nobody asks for."""
    return Event()
