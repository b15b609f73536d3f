"""Checks the sums that a published document prints against its own parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

WAYS: Final = ("sum", "share", "change", "one_of")
"""The parts added; the first as a % of the second; the change from the first to the second in %; any one of them."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed figure, the printed parts it is said to be made of and how, and where both stand.

    `places` are the decimals that both are told in.
    """

    what: str
    way: str
    parts: tuple[Decimal, ...]
    printed: Decimal
    places: int
    source: str


@dataclass(frozen=True, slots=True)
class PrintedCheck:
    """A printed figure beside what its parts make, rounded as it is printed; None where it is to be one of them."""

    printed: Printed
    came_out: Decimal | None
    adds_up: bool


def check_printed(printed: Sequence[Printed]) -> tuple[PrintedCheck, ...]:
    """Each printed figure checked, in order."""
    return tuple(map(check_one, printed))


def check_one(one: Printed) -> PrintedCheck:
    """One printed figure beside what its parts make."""
    if one.way == "one_of":
        return PrintedCheck(one, None, one.printed in one.parts)
    made = round_half_up(work_out(one), one.places)
    return PrintedCheck(one, made, made == one.printed)


def work_out(one: Printed) -> Fraction:
    """What the parts make, exactly."""
    parts = [Fraction(part) for part in one.parts]
    if one.way == "sum":
        return sum(parts, Fraction(0))
    first, second = parts
    return 100 * first / second if one.way == "share" else 100 * (second / first - 1)


def round_half_up(value: Fraction, places: int) -> Decimal:
    """A number to so many decimals, halves away from 0, as people round."""
    unit = Decimal(1).scaleb(-places)
    sign = -1 if value < 0 else 1
    scaled = abs(value) * 10**places
    whole = Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator))
    return (sign * whole * unit).quantize(unit, ROUND_HALF_UP)
