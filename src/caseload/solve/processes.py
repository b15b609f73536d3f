"""The solving processes at hand: started ahead, lent to one session after another, ended with this process.

A process takes a third of a second to start, as long as a team takes to solve; so those that are done are kept.
"""

import atexit
import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from typing import Any, Final

from caseload.solve.messages import Job, Message, Stop, VariantJob

MOST_IDLE: Final = max(2, os.cpu_count() or 1)


class SolvingProcess:
    """One solving process and its pipes."""

    def __init__(self) -> None:
        """Starts it; what a dying process prints reaches no screen."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "caseload.solve.serving"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._inbox: queue.Queue[Message | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def process_id(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def send(self, order: Job | VariantJob | Stop) -> None:
        """Hands over a job, or the wish to stop the one at work; nothing where the process has ended."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(pickle.dumps(order))
            self._process.stdin.flush()

    def listen(self, seconds: float) -> Message | None:
        """The next message; None when the process has ended. Raises queue.Empty after `seconds` of silence."""
        return self._inbox.get(timeout=seconds)

    def end(self) -> None:
        """Makes sure the process is gone."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _listen(self) -> None:
        source: Any = self._process.stdout
        while True:
            try:
                self._inbox.put(pickle.load(source))
            except (EOFError, OSError, ValueError, pickle.UnpicklingError):
                self._inbox.put(None)
                return


_lock: Final = threading.Lock()
_idle: Final[list[SolvingProcess]] = []


def prepare_process() -> None:
    """Starts a process ahead where none is at hand, so that it is ready when the first job is."""
    with _lock:
        if not _idle:
            _idle.append(SolvingProcess())


def take_process() -> SolvingProcess:
    """A process that has no job: one at hand that lives, or a new one."""
    with _lock:
        while _idle:
            process = _idle.pop()
            if process.is_alive:
                return process
            process.end()
    return SolvingProcess()


def keep_process(process: SolvingProcess) -> None:
    """Keeps a process that is done with its job for the next; ends it where enough are at hand."""
    with _lock:
        if len(_idle) < MOST_IDLE:
            _idle.append(process)
            return
    process.end()


@atexit.register
def end_processes() -> None:
    """Ends every process at hand."""
    with _lock:
        while _idle:
            _idle.pop().end()
