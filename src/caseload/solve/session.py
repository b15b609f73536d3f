"""A solving process and its pipe: starts it, listens to it, stops it, and notices when it dies."""

import contextlib
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Final

from caseload.solve.messages import Job, Message, VariantJob

GRACE_SECONDS: Final = 5.0
MODULES: Final[dict[type, str]] = {Job: "caseload.solve.child", VariantJob: "caseload.solve.variant_child"}


class Session:
    """One solving process working on one job."""

    def __init__(self, job: Job | VariantJob) -> None:
        """Starts the process for its kind of job and hands it over; what a dying process prints reaches no screen."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", MODULES[type(job)]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._inbox: queue.Queue[Message | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        with contextlib.suppress(OSError):
            self._send(pickle.dumps(job))

    @property
    def process_id(self) -> int:
        """The process's number, so that a test can kill it."""
        return self._process.pid

    def listen(self, seconds: float) -> Message | None:
        """The next message; None when the process has ended. Raises queue.Empty after `seconds` of silence."""
        return self._inbox.get(timeout=seconds)

    def stop(self) -> Iterator[Message]:
        """Asks the process to stop and yields what it still says; kills it after a grace."""
        with contextlib.suppress(OSError):
            self._send(b"s")
        while True:
            try:
                message = self.listen(GRACE_SECONDS)
            except queue.Empty:
                break
            if message is None:
                break
            yield message
        self.end()

    def end(self) -> None:
        """Makes sure the process is gone."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _send(self, data: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(data)
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while True:
            try:
                self._inbox.put(pickle.load(self._process.stdout))
            except (EOFError, OSError, ValueError, pickle.UnpicklingError):
                self._inbox.put(None)
                return
