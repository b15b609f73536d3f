"""A scenario as its file states it, before it is read: what a sweep changes, and what is sent to another process."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ScenarioDocument:
    """What a scenario states, as values that JSON can carry.

    `name` is what it is shown as, `file` how faults name it, `folder` what its paths are beside.
    """

    name: str
    file: str
    folder: str
    content: Mapping[str, Any]
