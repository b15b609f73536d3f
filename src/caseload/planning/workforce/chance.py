"""What happens of what is expected: exactly that, or whole people by chance."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor
from typing import Final, Protocol

from caseload.planning.simulation.draws import Draws

MOST_AT_ONCE: Final = 100
"""The most people that one draw decides about; more are decided in parts, far from where powers end."""


FINENESS: Final = 1000
"""Factors are drawn this fine to either side, so that fractions stay short."""


class Chance(Protocol):
    """Decides how many FTE arrive and how many of some FTE are hit, each named by a key."""

    def vary(self, spread: Fraction, *key: object) -> Fraction:
        """A factor of mean 1, between 1 - spread and 1 + spread."""

    def arrive(self, mean: Fraction, *key: object) -> Fraction:
        """The FTE that arrive where this many are expected."""

    def hit(self, fte: Fraction, share: Fraction, *key: object) -> Fraction:
        """The FTE of some people to whom something happens that happens to this share."""


class Expected:
    """Exactly what is expected: the expectation of a projection, with no chance in it."""

    def vary(self, spread: Fraction, *key: object) -> Fraction:
        """Always 1."""
        return Fraction(1)

    def arrive(self, mean: Fraction, *key: object) -> Fraction:
        """The mean."""
        return mean

    def hit(self, fte: Fraction, share: Fraction, *key: object) -> Fraction:
        """The share of the FTE."""
        return fte * share


class Drawn:
    """Whole people of one FTE each (and one for what is left over), by named streams of one replication."""

    def __init__(self, draws: Draws, council: str) -> None:
        """Take the chances of a replication; those of another council are others."""
        self.draws, self.council = draws, council

    def vary(self, spread: Fraction, *key: object) -> Fraction:
        """Any factor between, in steps of a thousandth of the spread, each as likely."""
        if not spread:
            return Fraction(1)
        step = floor(self.draws.draw(self.council, *key) * (2 * FINENESS + 1)) - FINENESS
        return 1 + spread * Fraction(step, FINENESS)

    def arrive(self, mean: Fraction, *key: object) -> Fraction:
        """A Poisson number of people."""
        return Fraction(self.draws.count(mean, self.council, *key))

    def hit(self, fte: Fraction, share: Fraction, *key: object) -> Fraction:
        """A binomial number of people, by inversion: a larger share never hits fewer."""
        if not fte or not share:
            return Fraction(0)
        whole = floor(fte)
        parts = enumerate(split(whole))
        found = sum(invert_binomial(size, share, self.draws.draw(self.council, *key, part)) for part, size in parts)
        rest = fte - whole
        return found + rest if rest and self.draws.is_hit(share, self.council, *key, "rest") else Fraction(found)


def split(number: int) -> Iterator[int]:
    """A number in parts of at most MOST_AT_ONCE."""
    while number > 0:
        yield min(number, MOST_AT_ONCE)
        number -= MOST_AT_ONCE


def invert_binomial(number: int, share: Fraction, point: float) -> int:
    """The least count of hits among `number` people that is not exceeded with more than the chance `point`."""
    if share <= 0 or share >= 1:
        return number if share >= 1 else 0
    if share > Fraction(1, 2):
        return number - invert_binomial(number, 1 - share, 1 - point)
    odds = float(share / (1 - share))
    count, chance = 0, float(1 - share) ** number
    total = chance
    while point >= total and count < number:
        chance *= odds * (number - count) / (count + 1)
        count += 1
        total += chance
    return count
