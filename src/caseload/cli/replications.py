"""Runs replications as the command line asks, and tells on the way how many are done and how long the rest may take."""

import os
import tempfile
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from threading import Event
from typing import Any, Final

from caseload.cli.executors import check_store, choose_executor
from caseload.cli.streams import say
from caseload.planning.simulation.kept import KeptRun, read_kept
from caseload.runs.run_tasks import Shard, Tally, run_tasks
from caseload.runs.store import Kept, ResultFolder

TELL_SECONDS: Final = 15.0
SOON: Final = 90


def run_replications(
    tasks: Sequence[dict[str, Any]], keep: Path | None, stop: Event, is_quiet: bool, **asked: Any
) -> tuple[Tally, Kept[KeptRun]]:
    """Run the tasks that `keep` does not hold yet, or all of them where nothing is kept; and everything that is there.

    Raises UsageRefused for a folder that cannot keep anything, or a cluster that cannot be used.
    """
    workers = asked["workers"] or os.cpu_count() or 1
    execute = choose_executor(
        workers, asked["cluster"], **{key: asked[key] for key in ("tls_ca", "tls_cert", "tls_key")}
    )
    with open_folder(keep) as folder:
        store = ResultFolder(Path(folder), read_kept)
        check_store(store, "--keep")
        telling = Telling(is_quiet)
        todo = Shard(*asked["shard"]).take(tasks)
        tally = run_tasks(todo, store, execute, telling.hear, stop, asked["retry_failed"])
        return tally, store.read()


def open_folder(keep: Path | None) -> AbstractContextManager[str]:
    """The folder to keep runs in, or one that is gone afterwards."""
    return tempfile.TemporaryDirectory() if keep is None else nullcontext(str(keep))


class Telling:
    """Tells on stderr, every fifteen seconds at most, how many runs are done and how long the rest may take."""

    def __init__(self, is_quiet: bool) -> None:
        """Begin to count the seconds."""
        self.is_quiet, self.start = is_quiet, time.monotonic()
        self.last = self.start

    def hear(self, run: KeptRun | None, tally: Tally) -> None:
        """Take in a run that is kept, or that nothing came."""
        now = time.monotonic()
        if now - self.last < TELL_SECONDS:
            return
        self.last = now
        say(say_progress(tally, now - self.start), self.is_quiet)


def say_progress(tally: Tally, seconds: float) -> str:
    """`12 of 40 runs done; about 3 minutes left`."""
    done = tally.finished + tally.failed
    text = f"{tally.asked - tally.left:,} of {tally.asked:,} runs done"
    if not done:
        return f"{text}, still running ({seconds:.0f} s)"
    left = seconds / done * tally.left
    return f"{text}; about {left:.0f} seconds left" if left < SOON else f"{text}; about {left / 60:,.0f} minutes left"
