"""The plain model with every largest, smallest and square written in rows, as a user of a program solver would."""

from collections.abc import Sequence
from itertools import pairwise

from benchmarks.plain_model import Linear, Literal, PlainModel


class LinearPlainModel(PlainModel):
    """A PlainModel that needs no more than linear rows, some of them binding only where a Boolean is true."""

    def add_max(self, target: Literal, amounts: Sequence[Linear]) -> None:
        """At least each of them, and at most the one that a Boolean of its own picks."""
        picks = [self.new_bool() for _ in amounts]
        self.model.add(sum(picks) == 1)
        for pick, amount in zip(picks, amounts, strict=True):
            self.model.add(target >= amount)
            self.model.add(target <= amount).only_enforce_if(pick)

    def add_min(self, target: Literal, amounts: Sequence[Linear]) -> None:
        """At most each of them, and at least the one that a Boolean of its own picks."""
        picks = [self.new_bool() for _ in amounts]
        self.model.add(sum(picks) == 1)
        for pick, amount in zip(picks, amounts, strict=True):
            self.model.add(target <= amount)
            self.model.add(target >= amount).only_enforce_if(pick)

    def add_square(self, target: Literal, whole: Literal, most: int) -> None:
        """Step by step: a Boolean for each whole number reached, the step from k to k + 1 worth 2k + 1."""
        steps = [self.new_bool() for _ in range(most)]
        for lower, higher in pairwise(steps):
            self.model.add(higher <= lower)
        self.model.add(whole == sum(steps))
        self.model.add(target == sum((2 * k + 1) * step for k, step in enumerate(steps)))
