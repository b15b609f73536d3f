"""Draws that give the same numbers for the same seed on every machine and with every version of NumPy."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, TypeVar

from numpy.random import PCG64, SeedSequence

T = TypeVar("T")
WORD: Final = 1 << 64
GOLDEN: Final = 11400714819323198485
"""WORD divided by the golden ratio: steps of it fill a circle evenly, however many there are."""


class Draws:
    """One stream of draws: whole-number arithmetic on the raw words of PCG64, seeded by a path of numbers."""

    def __init__(self, *path: int) -> None:
        """A stream of its own for each path, such as (seed, purpose, team)."""
        self.words = PCG64(SeedSequence(list(path)))

    def below(self, bound: int) -> int:
        """A whole number from 0 to bound - 1."""
        return (int(self.words.random_raw()) * bound) >> 64

    def is_hit(self, share: Fraction) -> bool:
        """True with this probability."""
        return int(self.words.random_raw()) * share.denominator < share.numerator * WORD

    def pick(self, values: Sequence[T]) -> T:
        """One of the values, each as likely."""
        return values[self.below(len(values))]

    def pick_weighted(self, values: Sequence[tuple[T, int]]) -> T:
        """One of the values, as likely as its whole-number weight."""
        return find_value(values, self.below(sum(weight for _, weight in values)))

    def shuffle(self, values: Sequence[T]) -> list[T]:
        """The values in a drawn order."""
        cards = list(values)
        for index in range(len(cards) - 1, 0, -1):
            other = self.below(index + 1)
            cards[index], cards[other] = cards[other], cards[index]
        return cards

    def deal(self, count: int, values: Sequence[tuple[T, int]]) -> list[T]:
        """`count` values in a drawn order, each as often as its weight says, within one either way."""
        total = sum(weight for _, weight in values)
        offset = self.below(total)
        return self.shuffle([find_value(values, (index * total + offset) // count) for index in range(count)])

    def deal_evenly(self, count: int, values: Sequence[tuple[T, int]]) -> list[T]:
        """`count` values in an order in which every run of them has nearly the shares of the whole."""
        total = sum(weight for _, weight in values)
        start = int(self.words.random_raw())
        tickets = ((start + index * GOLDEN) % WORD * total // WORD for index in range(count))
        return [find_value(values, ticket) for ticket in tickets]

    def spread(self, count: int, share: Fraction) -> list[bool]:
        """`count` answers in a drawn order, of which the share is True, within one either way."""
        return self.deal(count, ((True, share.numerator), (False, share.denominator - share.numerator)))


def find_value(values: Sequence[tuple[T, int]], ticket: int) -> T:
    """The value whose stretch holds the ticket, when each has a stretch as long as its weight."""
    for value, weight in values:
        ticket -= weight
        if ticket < 0:
            return value
    return values[-1][0]


def apportion(total: int, weights: Sequence[Fraction]) -> list[int]:
    """Whole numbers that add up to the total, as near to the weights as can be (largest remainder)."""
    whole = sum(weights, Fraction(0))
    if total <= 0 or whole == 0:
        return [0] * len(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(share) for share in exact]
    order = sorted(range(len(weights)), key=lambda index: (parts[index] - exact[index], index))
    for index in order[: total - sum(parts)]:
        parts[index] += 1
    return parts
