"""One job in a solving process: hands it over, listens, stops it, and notices when the process dies."""

import queue
from collections.abc import Iterator
from typing import Final

from caseload.solve.messages import Idle, Job, Message, Stop, VariantJob
from caseload.solve.processes import keep_process, take_process

GRACE_SECONDS: Final = 5.0


class Session:
    """One solving process working on one job."""

    def __init__(self, job: Job | VariantJob) -> None:
        """Takes a process and hands it the job."""
        self._process, self._is_done, self._is_ended = take_process(), False, False
        self._process.send(job)

    @property
    def process_id(self) -> int:
        """The process's number, so that a test can kill it."""
        return self._process.process_id

    def listen(self, seconds: float) -> Message | None:
        """The next message; None when the job is done or the process has ended. Raises queue.Empty after `seconds` of
        silence."""
        message = self._process.listen(seconds)
        self._is_done = isinstance(message, Idle)
        return None if self._is_done else message

    def stop(self) -> Iterator[Message]:
        """Asks the process to stop and yields what it still says; kills it after a grace."""
        self._process.send(Stop())
        while True:
            try:
                message = self.listen(GRACE_SECONDS)
            except queue.Empty:
                break
            if message is None:
                break
            yield message
        self._is_done = False
        self.end()

    def end(self) -> None:
        """Gives the process up: kept for another job where it is done with this one and was not stopped, or killed."""
        if self._is_ended:
            return
        self._is_ended = True
        if self._is_done:
            keep_process(self._process)
        else:
            self._process.end()
