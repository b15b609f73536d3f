"""What each goal is called wherever one is told, and how one goes from a value to another."""

from collections.abc import Mapping
from typing import Final

from caseload.domain.names import GOAL_UNITS
from caseload.render.words import cut

GOAL_WORDS: Final[Mapping[str, str]] = {
    "unallocated_must": "children who may not wait without a worker",
    "over_pace": "new families above the usual pace",
    "displaced": "children who lose their worker",
    "unallocated": "waiting, by priority and weeks",
    "overload": "cases above a limit",
    "changes": "changes of worker, weighted",
    "overhours": "hours above 110%",
    "unevenness": "unevenness of the work",
    "fit": "travel and preferences",
}
LONGEST: Final = 43
BY_PART: Final = frozenset({"unevenness", "fit"})
"""The goals whose number means nothing to a person: told in percent."""


def say_goal(name: str) -> str:
    """A goal in words, or its name and unit."""
    return cut(GOAL_WORDS.get(name, f"{name}, {GOAL_UNITS.get(name, '')}"), LONGEST)


def is_counted(name: str) -> bool:
    """Whether a goal's value is told in figures."""
    return name in GOAL_WORDS and name not in BY_PART


def say_values(name: str, before: int, after: int) -> str:
    """`cases above a limit 3 -> 1`."""
    return f"{say_goal(name)} {before:,} -> {after:,}"
