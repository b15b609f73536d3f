"""Runs the tasks whose results are not kept yet, and keeps each result as it comes, whatever else happens."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from threading import Event
from typing import Any, TypeVar

from caseload.runs.store import R, Result, ResultFolder

Item = TypeVar("Item")

Results = Generator[Mapping[str, Any] | None, None, None]
"""Each task's result as it comes, in any order, and None now and then while nothing does."""
Execute = Callable[[Sequence[Mapping[str, Any]], Event], Results]


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the runs have come: runs asked for, kept before (`failed_before` of them failed and are not run again),
    and finished or failed now.

    `disk_error` is why a result could not be kept; `others` are versions whose results were left as they are.
    """

    asked: int
    kept: int = 0
    failed_before: int = 0
    finished: int = 0
    failed: int = 0
    is_stopped: bool = False
    disk_error: str | None = None
    others: tuple[str, ...] = ()

    @property
    def left(self) -> int:
        """Runs still to do."""
        return self.asked - self.kept - self.finished - self.failed


@dataclass(frozen=True, slots=True)
class Shard:
    """Every `of`-th task, from the `number`-th on; 1 of 1 is all of them."""

    number: int = 1
    of: int = 1

    def take(self, tasks: Sequence[Item]) -> tuple[Item, ...]:
        """This shard's tasks; the shards of one whole are disjoint and together all of it."""
        return tuple(tasks[self.number - 1 :: self.of])


def run_tasks(
    tasks: Sequence[Mapping[str, Any]],
    store: ResultFolder[R],
    execute: Execute,
    on_run: Callable[[R | None, Tally], None] = lambda run, tally: None,
    stop: Event | None = None,
    is_retrying: bool = False,
) -> Tally:
    """Run the tasks, given as JSON, that are not kept yet.

    `on_run` hears each run once it is kept, and None now and then while nothing comes.
    A run that failed before is run again only where `is_retrying`. Ctrl-C (KeyboardInterrupt) and `stop` end it, and
    so does a disk that takes no more; what was kept stays. Raises OSError where the folder cannot be written at all.
    """
    stop = stop or Event()
    store.open()
    there = {key: run for key, run in store.read().runs.items() if run.failure is None or not is_retrying}
    todo = [task for task in tasks if task["key"] not in there]
    failed = sum(task["key"] in there and there[task["key"]].failure is not None for task in tasks)
    tally = Tally(len(tasks), len(tasks) - len(todo), failed, others=store.list_others())
    if not todo:
        return tally
    try:
        with closing(execute(todo, stop)) as results:
            for result in results:
                try:
                    run = None if result is None else keep(result, store)
                except OSError as error:
                    return replace(tally, disk_error=error.strerror or "no permission")
                tally = count_run(tally, run)
                on_run(run, tally)
    except KeyboardInterrupt:
        stop.set()
    return replace(tally, is_stopped=stop.is_set() and tally.left > 0)


def keep(result: Mapping[str, Any], store: ResultFolder[R]) -> R:
    """Keep a result and give it as a run."""
    store.keep(result)
    return store.read_one(result)


def count_run(tally: Tally, run: Result | None) -> Tally:
    """The tally with one more run, if there is one."""
    if run is None:
        return tally
    if run.failure is not None:
        return replace(tally, failed=tally.failed + 1)
    return replace(tally, finished=tally.finished + 1)
