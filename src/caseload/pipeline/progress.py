"""What a run says of itself while it works: which step it is at, and how far the search has come."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from caseload.solve.messages import Progress

StepName = Literal[
    "read", "allocate", "moves", "ways_out", "shortfall", "compare", "explain",
    "remedies", "causes", "one_more", "absences", "weeks",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One moment of a run: the step it is at, and the search's own progress where it searches.

    `count` is how many of how many are done, where a step works through a list.
    """

    name: StepName
    search: Progress | None = None
    count: tuple[int, int] | None = None


OnStep = Callable[[Step], None]


def ignore_step(step: Step) -> None:
    """Nobody wants to know."""


def tell_search(on_step: OnStep, name: StepName) -> Callable[[Progress], None]:
    """A listener for the search of one step, which passes on what it hears."""

    def tell(progress: Progress) -> None:
        on_step(Step(name, progress))

    on_step(Step(name))
    return tell


def tell_count(on_step: OnStep, name: StepName) -> Callable[[int, int], None]:
    """A listener for a step that works through a list, which passes on how far it is."""

    def tell(done: int, of: int) -> None:
        on_step(Step(name, count=(done, of)))

    on_step(Step(name))
    return tell
