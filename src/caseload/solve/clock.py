"""What a search is timed by: the clock on the wall, or a count of the solver's own work, the same on every machine."""

import time
from typing import Final

WORK_A_SECOND: Final = 1.0
"""Units of CP-SAT's deterministic time that count as a second: on one idle core of 2025 a unit took 0.5 to 2.5 s."""
STEP_SECONDS: Final = 1e-9
"""What one step of the linear program counts for each of its non-zero numbers: 5e8 of both took about 0.4 s."""


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
    the same on a slow machine, on a fast one and on one that is busy."""

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
