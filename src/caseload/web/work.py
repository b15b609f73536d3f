"""One piece of work at a time, in a process of its own: started, watched, stopped, found again by who comes back."""

import contextlib
import pickle
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import Any

from caseload.web.messages import Answered, Failed, Question, Said, StopAsked

GONE = "The process that was at work has ended. Nothing was changed; try again."


class Busy(Exception):
    """Something else is being worked out."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a piece of work is: what it is for, how far in words, for how long, and how it ended if it has."""

    about: str
    words: str
    seconds: float
    ended: Answered | Failed | None = None
    is_stopping: bool = False


class Work:
    """The process at work for the page, and the state of the last piece of work.

    `about` names what a piece of work is for, such as `week 3f2a, allocate`, so that a page finds its own.
    """

    def __init__(self) -> None:
        """Nothing is at work yet; the process starts with the first question, or ahead of it by `warm`."""
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._state: State | None = None
        self._begun = 0.0

    def warm(self) -> None:
        """Have a process ready."""
        with self._lock:
            self._ensure_process()

    def ask(self, about: str, question: Question) -> None:
        """Begin a piece of work; `question` must be picklable, as a partial is. Raises Busy where one is on."""
        with self._lock:
            if self._state is not None and self._state.ended is None:
                raise Busy(self._state.about)
            process = self._ensure_process()
            self._begun, self._state = time.monotonic(), State(about, "Starting", 0.0)
            self._send(process, question)

    def look(self, about: str) -> State | None:
        """The state of the last piece of work, None where it is for something else."""
        with self._lock:
            state = self._state
            if state is None or state.about != about:
                return None
            seconds = state.seconds if state.ended else time.monotonic() - self._begun
            return State(state.about, state.words, seconds, state.ended, state.is_stopping)

    def find_running(self) -> str | None:
        """What is being worked out now, None for nothing."""
        with self._lock:
            return self._state.about if self._state is not None and self._state.ended is None else None

    def stop(self, about: str) -> None:
        """Stop it and keep the best so far; nothing where it is not running."""
        with self._lock:
            state = self._state
            if state is not None and state.about == about and state.ended is None and self._process is not None:
                self._state = State(state.about, state.words, state.seconds, None, True)
                self._send(self._process, StopAsked())

    def forget(self, about: str) -> None:
        """Forget how a piece of work ended, so that it can be begun again; nothing where it has not."""
        with self._lock:
            if self._state is not None and self._state.about == about and self._state.ended is not None:
                self._state = None

    def end(self) -> None:
        """End the process and all that it started."""
        with self._lock:
            if self._process is not None and self._process.stdin is not None:
                with contextlib.suppress(OSError):
                    self._process.stdin.close()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(5)
                self._process.kill()
                self._process = None

    def _ensure_process(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "caseload.web.working"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()
        return self._process

    @staticmethod
    def _send(process: "subprocess.Popen[bytes]", order: Any) -> None:
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.write(pickle.dumps(order))
            process.stdin.flush()

    def _listen(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None
        try:
            while True:
                self._note(pickle.load(process.stdout))
        except Exception:  # whatever ends the talk, the work is gone
            with self._lock:
                is_current = self._process is process
            if is_current:
                self._note(Failed((), GONE))

    def _note(self, message: Said | Answered | Failed) -> None:
        with self._lock:
            state = self._state
            if state is None or state.ended is not None:
                return
            seconds = time.monotonic() - self._begun
            if isinstance(message, Said):
                self._state = State(state.about, message.words, seconds, None, state.is_stopping)
            else:
                self._state = State(state.about, state.words, seconds, message, state.is_stopping)
