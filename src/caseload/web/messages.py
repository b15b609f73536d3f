"""What the page and the process that works for it say to each other."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Any

from caseload.domain.errors import Fault

if TYPE_CHECKING:  # the first page must not wait for the solver's words
    from caseload.pipeline.progress import OnStep

Question = Callable[["OnStep", Event], Any]
"""A piece of work: told whom to tell how far it is, and what says that it is to stop."""


@dataclass(frozen=True, slots=True)
class Said:
    """How far the work has come, in words."""

    words: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a question."""

    result: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no answer: the input's faults, a sentence for the person, or nothing that can be said."""

    faults: tuple[Fault, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class StopAsked:
    """The wish to stop and keep the best so far."""
