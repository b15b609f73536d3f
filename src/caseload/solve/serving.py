"""The solving process: serves one job after another over its standard input and output, until its input ends.

Run as a module by `processes`.
"""

import gc
import os
import pickle
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, BinaryIO, Final

from caseload.domain.errors import AuditFailed
from caseload.solve.child import Say, solve_parts
from caseload.solve.messages import Failed, Idle, Job, Message, Stop, VariantJob
from caseload.solve.variant_child import solve_listed

SERVED: Final[Mapping[type, Callable[[Any, threading.Event, Say], None]]] = {
    Job: solve_parts,
    VariantJob: solve_listed,
}


class Orders:
    """What is sent over the input, read by a thread of its own: the jobs in order, and the wish to stop."""

    def __init__(self, source: BinaryIO) -> None:
        """Begins to read."""
        self.jobs: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.stop = threading.Event()
        threading.Thread(target=self._read, args=(source,), daemon=True).start()

    def _read(self, source: Any) -> None:
        """Reads until the end of the input, which stops the job at work and is the last of the jobs (None)."""
        try:
            while source.peek(1):
                begun = time.monotonic()
                order = pickle.load(source)
                if isinstance(order, Stop):
                    self.stop.set()
                else:
                    self.jobs.put(shorten(order, begun))
        except (EOFError, OSError, pickle.UnpicklingError):
            pass
        finally:
            self.stop.set()
            self.jobs.put(None)


def shorten(job: Any, begun: float) -> Any:
    """The job with the seconds that it took to come over taken off, where they are those of the wall."""
    if job.options.is_reproducible:
        return job
    left = job.options.seconds - (time.monotonic() - begun)
    return replace(job, options=replace(job.options, seconds=max(0.0, left)))


def main() -> None:
    """Serves until the input ends, and leaves at once: a thread may still listen to the input.

    What is there before the first job is never garbage; to look through it after every job would take a fifth of the
    time of a small one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    lock = threading.Lock()
    gc.freeze()

    def say(message: Message) -> None:
        with lock:
            pickle.dump(message, out)
            out.flush()

    try:
        serve(Orders(sys.stdin.buffer), say)
    finally:
        os._exit(0)


def serve(orders: Orders, say: Say) -> None:
    """One job after another; what a job leaves behind is cleared away before the next."""
    while (job := orders.jobs.get()) is not None:
        try:
            SERVED[type(job)](job, orders.stop, say)
        except AuditFailed as failure:
            say(Failed(failure.findings))
        say(Idle())
        del job
        gc.collect()


if __name__ == "__main__":
    main()
