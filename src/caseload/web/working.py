"""The process that works for the page: one question after another over its pipes, until its input ends.

Run as a module by `work`. What goes over the pipes is between two processes of one program; nothing of it is kept.
"""

import os
import pickle
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from threading import Event
from typing import Final

from caseload.domain.errors import AuditFailed, InputRefused, UsageRefused
from caseload.pipeline.progress import OnStep, Step
from caseload.render.step_words import say_step
from caseload.web.messages import Answered, Failed, Question, Said, StopAsked

EVERY: Final = 0.2
"""Seconds between two words of progress."""


def answer(question: Question, stop: Event, say: Callable[[object], None]) -> Answered | Failed:
    """The answer to a question; whatever goes wrong is an answer too, without a value in it."""
    try:
        return Answered(question(make_teller(say), stop))
    except InputRefused as refused:
        return Failed(refused.faults)
    except UsageRefused as refused:
        return Failed((), str(refused))
    except KeyboardInterrupt:
        return Failed((), "It was stopped before anything was found. Nothing was changed.")
    except AuditFailed:
        return Failed((), "The plan broke one of its own rules, so it is not shown. Nothing was changed.")
    except Exception:
        return Failed((), "Something unexpected happened. Nothing was changed; try again, or use the command line.")


def make_teller(say: Callable[[object], None]) -> OnStep:
    """Passes on how far the work has come, a few times a second at most."""
    last = 0.0

    def tell(step: Step) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY or step.search is None:
            last = now
            say(Said(say_step(step)))

    return tell


def main() -> None:
    """Serve until the input ends; then everything that was started for it ends as well."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    questions: queue.SimpleQueue[Question | None] = queue.SimpleQueue()
    stop, lock = Event(), threading.Lock()

    def say(message: object) -> None:
        with lock:
            pickle.dump(message, out)
            out.flush()

    def listen() -> None:
        try:
            while True:
                order = pickle.load(sys.stdin.buffer)
                if isinstance(order, StopAsked):
                    stop.set()
                else:
                    questions.put(order)
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    while (question := questions.get()) is not None:
        stop.clear()
        say(answer(question, stop, say))


if __name__ == "__main__":
    main()
