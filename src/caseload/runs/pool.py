"""Runs tasks on this machine, a few at a time, each in a process of its own."""

from collections.abc import Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from threading import Event
from typing import Any, Final

from caseload.runs.apart import run_apart
from caseload.runs.run_tasks import Results

LOOK_SECONDS: Final = 1.0


def run_in_pool(tasks: Sequence[Mapping[str, Any]], workers: int, stop: Event) -> Results:
    """Each task's result as it comes; None about once a second in which nothing came.

    `stop`, and whatever breaks into the caller, ends the processes that run; what was given out stays.
    """
    with ThreadPoolExecutor(workers, thread_name_prefix="run") as pool:
        waiting = {pool.submit(run_apart, task, stop) for task in tasks}
        try:
            while waiting and not stop.is_set():
                done, waiting = wait(waiting, LOOK_SECONDS, FIRST_COMPLETED)
                if not done:
                    yield None
                for future in done:
                    result = future.result()
                    if result is not None:
                        yield result
        except BaseException:
            stop.set()
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
