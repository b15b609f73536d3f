"""Listens for Ctrl-C: the first one asks the run to stop and keep the best so far."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from types import FrameType


@contextmanager
def listening() -> Iterator[Event]:
    """An event that Ctrl-C sets while the block runs, besides breaking into what is running (KeyboardInterrupt)."""
    stop = Event()
    if current_thread() is not main_thread():
        yield stop
        return

    def hear(number: int, frame: FrameType | None) -> None:
        stop.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
