"""Works in a thread of its own, so that Ctrl-C is heard while the solver runs."""

import threading
from collections.abc import Callable
from threading import Event


def run_aside(work: Callable[[], None], stop: Event) -> None:
    """Does some work in a thread of its own and waits for it; Ctrl-C sets `stop`. Raises what the work raises."""
    failures: list[BaseException] = []
    done = Event()

    def attempt() -> None:
        try:
            work()
        except BaseException as failure:
            failures.append(failure)
        finally:
            done.set()

    worker, is_begun, is_done = threading.Thread(target=attempt, daemon=True), False, False
    while not is_done:
        try:
            if not is_begun:
                is_begun = True
                worker.start()
            is_done = done.wait(0.1)
        except KeyboardInterrupt:
            stop.set()
    if failures:
        raise failures[0]
