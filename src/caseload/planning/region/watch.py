"""What a region's run says of itself while it works, and how it is stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Literal

Stage = Literal["alone", "shared", "free", "posts alone", "posts shared"]


@dataclass(frozen=True, slots=True)
class RegionStep:
    """Where a run stands: what it is at, for which council ("" for all), and how many of how many are done."""

    stage: Stage
    council: str = ""
    done: int = 0
    of: int = 1


OnRegionStep = Callable[[RegionStep], None]


def ignore_step(step: RegionStep) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who listens to a run, and who may stop it."""

    tell: OnRegionStep
    stop: Event
