"""What a run says of itself while it works: which step it is at, and how far the search has come."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from caseload.solve.messages import Progress

StepName = Literal["read", "allocate", "moves", "ways_out", "shortfall", "compare"]


@dataclass(frozen=True, slots=True)
class Step:
    """One moment of a run: the step it is at, and the search's own progress where it searches."""

    name: StepName
    search: Progress | None = None


OnStep = Callable[[Step], None]


def ignore_step(step: Step) -> None:
    """Nobody wants to know."""


def tell_search(on_step: OnStep, name: StepName) -> Callable[[Progress], None]:
    """A listener for the search of one step, which passes on what it hears."""

    def tell(progress: Progress) -> None:
        on_step(Step(name, progress))

    on_step(Step(name))
    return tell
