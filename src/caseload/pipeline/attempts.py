"""Answers questions one after another until somebody stops the run; what was found until then stays."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

Found = TypeVar("Found")


class Attempts:
    """Questions that one event stops, all of them; a question stopped midway is not answered."""

    def __init__(self, stop: Event) -> None:
        """Take the event that stops them."""
        self.stop = stop

    def attempt(self, find: Callable[[], Found]) -> Found | None:
        """What is found; None where somebody has stopped or now stops the run (Ctrl-C sets the event)."""
        if self.stop.is_set():
            return None
        try:
            return find()
        except KeyboardInterrupt:
            self.stop.set()
            return None
