"""Runs a suite as the command line asks, tells how it goes, and says how it ended."""

import os
import time
from pathlib import Path
from threading import Event
from typing import Any

from caseload.analysis.memory import find_memory
from caseload.cli.executors import check_store, choose_executor, judge
from caseload.cli.progress import QUIET_SECONDS
from caseload.cli.streams import print_text, say
from caseload.render.bench_screen import render_tally, say_run, say_waiting
from caseload.runs.cluster import LOCAL
from caseload.runs.prepare_tasks import prepare_tasks
from caseload.runs.result import Run
from caseload.runs.run_tasks import Shard, Tally, run_tasks
from caseload.runs.store import Store
from caseload.runs.suite import read_suite
from caseload.runs.task import task_to_json

WAITING_SECONDS = 10.0


def run_bench(suite: Path, out: Path, is_quiet: bool, stop: Event, workers: int | None, **asked: Any) -> int:
    """Run a suite: DONE where every run of it finished, UNEXPECTED where one failed or could not be kept.

    Raises InputRefused for a suite with faults, UsageRefused for a cluster that cannot be used.
    """
    workers = workers or max(1, (os.cpu_count() or 1) // 2)
    execute = choose_executor(workers, **asked)
    telling = Telling(is_quiet)
    jobs = read_suite(suite).jobs
    memory = find_share(asked["memory"], workers, asked["cluster"])
    prepared = Shard(*asked["shard"]).take(prepare_tasks(jobs, memory, telling.hear_read))
    tasks = [task_to_json(task) for task in prepared]
    store = Store(out)
    check_store(store, "--out")
    tally = run_tasks(tasks, store, execute, telling.hear_run, stop, asked["retry_failed"])
    print_text(render_tally(tally, out))
    return judge(tally)


def find_share(memory: int | None, workers: int, cluster: str | None) -> int | None:
    """The MiB each of the runs at a time may use; None where nobody said and the machines are others."""
    if memory is None and cluster not in (None, LOCAL):
        return None
    whole = memory or find_memory()
    return None if whole is None else whole // workers


class Telling:
    """Tells each run on stderr as it ends, and every ten seconds that it still goes on."""

    def __init__(self, is_quiet: bool) -> None:
        """Begin to count the seconds."""
        self.is_quiet, self.start = is_quiet, time.monotonic()
        self.last = self.start

    def hear_read(self, done: int, of: int) -> None:
        """Take in how many instances are read."""
        if time.monotonic() - self.last >= QUIET_SECONDS:
            self.tell(f"Reading: {done:,} of {of:,} caseloads")

    def hear_run(self, run: Run | None, tally: Tally) -> None:
        """Take in a run that is kept, or that nothing came."""
        if run is not None:
            self.tell(say_run(run, tally))
        elif time.monotonic() - self.last >= WAITING_SECONDS:
            self.tell(say_waiting(tally, time.monotonic() - self.start))

    def tell(self, text: str) -> None:
        """Say it now."""
        self.last = time.monotonic()
        say(text, self.is_quiet)
