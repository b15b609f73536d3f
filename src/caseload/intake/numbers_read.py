"""Reads numbers from cells exactly, and refuses what only looks like one."""

import re
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Final

from caseload.intake.fault_list import CellFault
from caseload.intake.words import clean

PLAIN: Final = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][+-]?\d{1,2})?")
CLOCK: Final = re.compile(r"-?\d+:\d\d(:\d\d)?(\.\d+)?")
MOST_HOURS: Final = Fraction(168)
MOST_WHOLE: Final = Fraction(1_000_000)
MOST_MINUTES: Final = Fraction(1440)
FTE_FIX: Final = "Write the share of full time: 1 for full time, 0.6 for three days of five"
MOST: Final = {"hours": MOST_HOURS, "support_hours": MOST_HOURS, "capacity": MOST_HOURS, "minutes": MOST_MINUTES}


def parse_number(value: object, column: str) -> Fraction:
    """An exact number of at least 0 in the range of its column; raises CellFault."""
    number = parse_percent(value) if column == "percent" else parse_exact(value, column)
    if column == "fte":
        return check_fte(number)
    if number < 0:
        raise CellFault("E303", "the number is below 0", "Write a number of at least 0", show(number))
    most = MOST.get(column, MOST_WHOLE)
    if number > most:
        raise CellFault("E303", "the number is too large", f"Write at most {most}", show(number))
    return number


def parse_whole(value: object, column: str) -> int:
    """An exact whole number of at least 0; raises CellFault."""
    number = parse_number(value, column)
    if number.denominator != 1:
        raise CellFault("E306", "this is not a whole number", "Write a whole number, without a point", show(number))
    return int(number)


def parse_exact(value: object, column: str = "") -> Fraction:
    """The number a cell states: floats as Excel shows them (15 digits), texts only where they are plain."""
    if isinstance(value, (bool, date, timedelta)):
        return refuse_form(value)
    if isinstance(value, (int, Decimal, Fraction)):
        return refuse_huge(value)
    if isinstance(value, float):
        return Fraction(f"{value:.15g}") if isfinite(value) else refuse_form(value)
    text = clean(str(value)).lstrip("'")
    if PLAIN.fullmatch(text):
        return Fraction(text)
    if column == "fte" and re.fullmatch(r"\d+(\.\d+)?\s*%", text):
        raise CellFault("E304", "FTE is not written in percent", FTE_FIX, text)
    return refuse_text(text)


def refuse_huge(value: int | Decimal | Fraction) -> Fraction:
    """An exact number of reasonable length as a fraction."""
    if isinstance(value, Decimal) and (not value.is_finite() or not -30 < value.adjusted() < 30):
        return refuse_text(str(value))
    return Fraction(value)


def refuse_form(value: object) -> Fraction:
    """Refuse a cell formatted as something else: a date, a time, true or false."""
    if isinstance(value, date):
        fix = "Select the cells, choose the format Number, and check what they show"
        raise CellFault("E307", "the cell is formatted as a date, but a number belongs here", fix, value)
    raise CellFault("E302", "this is not a number", "Write a number", value)


def refuse_text(text: str) -> Fraction:
    """Refuse a text that is not a plain number, with advice by what it looks like."""
    fix = "Write the number alone, in digits"
    if re.fullmatch(r"[+-]?\d+(,\d+)+(\.\d+)?", text):
        fix = "Write decimals with a point and thousands without a sign: 1.5, or 1500"
    elif CLOCK.fullmatch(text):
        fix = "Select the cells, choose the format Number, and write hours as 1.5"
    elif re.match(r"[+-]?\d", text):
        fix = "Write the number alone, without a unit or other sign"
    raise CellFault("E302", "this is not a number", fix, text)


def parse_percent(value: object) -> Fraction:
    """A percentage above 0 and up to 100, as 50 or as the text `50%`; a share such as 0.5 is refused."""
    if isinstance(value, str) and clean(value).endswith("%"):
        value = clean(value).rstrip("% ")
    number = parse_exact(value)
    if not 0 < number <= 100:
        raise CellFault(
            "E305", "the percentage is not above 0 and up to 100", "Write 50 for half, 100 for all", show(number)
        )
    if number <= 1:
        fix = "Write 50 for half and 100 for all; a cell formatted as a percentage holds 0.5 for 50%"
        raise CellFault("E305", "the percentage looks like a share", fix, show(number))
    return number


def check_fte(number: Fraction) -> Fraction:
    """An FTE above 0 and up to 1."""
    if not 0 < number <= 1:
        fix = FTE_FIX if number <= 0 else f"{FTE_FIX}; 37 hours a week is 1"
        raise CellFault("E304", "FTE is not above 0 and up to 1", fix, show(number))
    return number


def show(number: Fraction) -> str:
    """A number as a person would write it."""
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"
