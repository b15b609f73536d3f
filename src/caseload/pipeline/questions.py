"""Asks questions of an allocated week one after another until somebody stops the run; answers until then stay."""

from collections.abc import Callable
from threading import Event
from typing import Final, TypeVar

from caseload.analysis.ways.waiting import find_ways_waiting
from caseload.analysis.ways.ways_out import find_ways_out
from caseload.domain.findings import WayOut
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.pipeline.progress import OnStep, tell_search
from caseload.pipeline.request import Request

Found = TypeVar("Found")
WAYS_SHARE: Final = 0.25
WAITING_SHARE: Final = 0.2


class Questions:
    """What is worked out by solving again, each part within its share of the time; one event stops all of it."""

    def __init__(self, problem: Problem, solved: Solved, request: Request, on_step: OnStep, stop: Event) -> None:
        """Take the week and its plan, how long to take, whom to tell, and the event."""
        self.problem, self.solved, self.request = problem, solved, request
        self.on_step, self.stop = on_step, stop

    def attempt(self, find: Callable[[], Found]) -> Found | None:
        """What is found; None where somebody has stopped or now stops the run (Ctrl-C sets the event)."""
        if self.stop.is_set():
            return None
        try:
            return find()
        except KeyboardInterrupt:
            self.stop.set()
            return None

    def find_ways(self) -> dict[str, tuple[WayOut, ...]]:
        """What a person could decide, by case without a worker: for those who may not wait, then for the others."""
        tell, seconds = tell_search(self.on_step, "ways_out"), self.request.seconds * WAYS_SHARE
        must = find_ways_out(self.problem, self.solved, seconds * (1 - WAITING_SHARE), tell)
        return {**find_ways_waiting(self.problem, self.solved, seconds * WAITING_SHARE), **must}
