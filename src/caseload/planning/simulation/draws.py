"""Chance that is the same for whatever is the same: each draw has a stream of its own, named by what it is for.

Two scenarios with the same seed meet the same families, the same illnesses and the same people who leave as long as
they are there in both (common random numbers), however much else differs.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import exp, floor, log
from random import Random
from typing import Final, TypeVar

T = TypeVar("T")
MOST_AT_ONCE: Final = 100
"""The most that is counted by one draw; a larger mean is counted in parts, each far from where exp() ends."""


class Draws:
    """The chances of one replication, each named by words and numbers: the purpose, then what it is about."""

    def __init__(self, seed: int, replication: int) -> None:
        """Take what sets this replication apart from every other."""
        self.path = f"{seed}/{replication}"

    def draw(self, *key: object) -> float:
        """A number from 0 to below 1, the same whenever the same key is asked."""
        return Random("/".join((self.path, *map(str, key)))).random()

    def is_hit(self, chance: Fraction, *key: object) -> bool:
        """True with this chance; who is hit at a chance is hit at every larger one."""
        return self.draw(*key) < chance

    def count(self, mean: Fraction, *key: object) -> int:
        """How many arrive where this many are expected (Poisson, by inversion): a larger mean never gives fewer."""
        total, part = 0, 0
        while mean > 0:
            now = min(mean, Fraction(MOST_AT_ONCE))
            total += invert_poisson(float(now), self.draw(*key, part))
            mean, part = mean - now, part + 1
        return total

    def last(self, mean: Fraction, *key: object) -> int:
        """How many weeks something lasts, at least one (geometric, of this mean)."""
        if mean <= 1:
            return 1
        return 1 + floor(log(1 - self.draw(*key)) / log(1 - 1 / float(mean)))

    def pick(self, values: Sequence[tuple[T, Fraction]], *key: object) -> T:
        """One of the values, as likely as its weight; the weights are not all 0."""
        left = Fraction(self.draw(*key)) * sum(weight for _, weight in values)
        for value, weight in values:
            if left < weight:
                return value
            left -= weight
        return values[-1][0]

    def pick_evenly(self, values: Sequence[T], *key: object) -> T:
        """One of the values, all equally likely: what `pick` gives where all weights are 1."""
        return values[floor(Fraction(self.draw(*key)) * len(values))]


def invert_poisson(mean: float, share: float) -> int:
    """The least count that is not exceeded with more than this chance."""
    number, chance = 0, exp(-mean)
    total = chance
    while share >= total and chance > 0:
        number += 1
        chance *= mean / number
        total += chance
    return number
