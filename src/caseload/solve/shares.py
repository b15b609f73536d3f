"""How the time of a search is shared among its parts: by what is left on the wall, or by a rule known beforehand."""

from collections.abc import Mapping, Sequence
from typing import Final

from caseload.solve.clock import Clock

LEAST_SECONDS: Final = 0.5
LEAST_SHARE: Final = 0.05


class WallShares:
    """Each part gets, by its weight, its share of the seconds left; what it leaves goes to the parts after it."""

    def __init__(self, end: float, weights: Sequence[int], clock: Clock) -> None:
        """The moment at which all ends, and the weight of every part by index."""
        self._end, self._weights, self._clock = end, weights, clock

    def begin(self, todo: Sequence[int]) -> float:
        """The moment by which the first of the parts to do must end."""
        rest, now = [self._weights[index] for index in todo], self._clock.now()
        return now + max(0.0, self._end - now) * rest[0] / sum(rest)

    def end(self, index: int) -> None:
        """A part has had its turn."""

    def keep_worthwhile(self, unsettled: Sequence[int]) -> list[int]:
        """Those of the unsettled parts that are worth another pass: all, or none where hardly any time is left."""
        return list(unsettled) if self._end - self._clock.now() >= LEAST_SECONDS * len(unsettled) else []


class FixedShares:
    """Each part gets its share of the seconds by weight, and a twentieth at least, whoever searches it and whatever
    the others leave: the same alone and beside other processes."""

    def __init__(self, end: float, weights: Sequence[int], clock: Clock) -> None:
        """The moment at which all would end, and the weight of every part by index."""
        seconds = end - clock.now()
        self._left = {index: seconds * max(LEAST_SHARE, share) for index, share in divide(weights).items()}
        self._clock, self._begun = clock, 0.0

    def begin(self, todo: Sequence[int]) -> float:
        """The moment by which the first of the parts to do must end."""
        self._begun = self._clock.now()
        return self._begun + max(0.0, self._left[todo[0]])

    def end(self, index: int) -> None:
        """A part has had its turn: what it took is gone."""
        self._left[index] -= self._clock.now() - self._begun

    def keep_worthwhile(self, unsettled: Sequence[int]) -> list[int]:
        """Those of the unsettled parts that have some of their own share left."""
        return [index for index in unsettled if self._left[index] >= LEAST_SECONDS]


Shares = WallShares | FixedShares


def share_time(end: float, weights: Sequence[int], clock: Clock) -> Shares:
    """The way that goes with a clock."""
    return (FixedShares if clock.is_counted else WallShares)(end, weights, clock)


def divide(weights: Sequence[int]) -> Mapping[int, float]:
    """The share of each in the sum."""
    return {index: weight / sum(weights) for index, weight in enumerate(weights)}
