"""What a search is timed by: the clock on the wall, or a count of work, the same however busy the machine is."""

import time
from typing import Final

WORK_A_SECOND: Final = 1.0
"""Units of CP-SAT's deterministic time that count as a second: measured, a unit took 0.4 to 3 s of processor time."""
STEP_SECONDS: Final = 1e-9
"""What an iteration of a linear program counts for each non-zero number: measured, 0.2e-9 to 1e-9 s of processor."""


class Clock:
    """The seconds of the wall (monotonic)."""

    is_counted = False

    def now(self) -> float:
        """The seconds that have passed since some moment before the search."""
        return time.monotonic()

    def add(self, seconds: float) -> None:
        """Take in work that was done; on the wall it has passed by itself."""


class WorkClock(Clock):
    """Seconds of counted work: they pass only as the solver says what it did, so that a search limited by them does
    the same alone and on a machine that is busy."""

    is_counted = True

    def __init__(self) -> None:
        """Nothing has been done yet."""
        self._done = 0.0

    def now(self) -> float:
        """The seconds of work done."""
        return self._done

    def add(self, seconds: float) -> None:
        """Take in work that was done."""
        self._done += seconds


WALL: Final = Clock()
