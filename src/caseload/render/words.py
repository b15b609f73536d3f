"""Plain words for dates, counts, shares, ids and commands, the same on the screen and in the workbook."""

import re
import shlex
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from math import floor
from typing import Final

from caseload.domain.policy import Policy

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PLAIN: Final = re.compile(r"[\w.:@%+=,/\\~-]+")
UNSAFE_QUOTED: Final = re.compile(r"[\"$`!]")
DIGITS: Final = re.compile(r"(\d+)")


def say_date(day: date) -> str:
    """`Monday 5 January 2026`."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_day(day: date, today: date) -> str:
    """`2 February`, with the year where it is another one."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def say_full_day(day: date) -> str:
    """`5 January 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 child`, `1,388 cases`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def join_and(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`; nothing for none."""
    listed = list(words)
    return f"{', '.join(listed[:-1])} and {listed[-1]}" if len(listed) > 1 else "".join(listed)


def name_some(names: Sequence[str], most: int = 3) -> str:
    """The first few names, and how many more there are; one more is named rather than counted."""
    if len(names) <= most + 1:
        return join_and(names)
    return f"{', '.join(names[:most])} and {len(names) - most:,} more"


def cut(text: str, width: int) -> str:
    """The text, ending in `..` where it is too long."""
    return text if len(text) <= width else text[: max(0, width - 2)] + ".."


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts w2 before w10."""
    parts = DIGITS.split(name.casefold())
    return tuple((0, int(part), "") if part.isascii() and part.isdigit() else (1, 0, part) for part in parts)


def say_percent(share: Fraction) -> str:
    """A share in whole percent; what is below or above 100% never reads 100%."""
    percent = floor(share * 100 + Fraction(1, 2))
    if percent == 100 and share != 1:
        percent = 99 if share < 1 else 101
    return f"{percent}%"


def measure_hours(units: int, policy: Policy) -> float:
    """Hour units as hours a week, exact for quarters of an hour."""
    return float(units * policy.hours_unit)


def say_number(number: float | Fraction) -> str:
    """A number to two decimal places at most: `25.5`, `1,200`."""
    return f"{float(number):,.2f}".rstrip("0").rstrip(".")


def round_pounds(amount: Fraction) -> str:
    """Whole pounds in figures, rounded to the nearest: `1,250`."""
    return f"{floor(amount + Fraction(1, 2)):,}"


def say_hours(units: int, policy: Policy) -> str:
    """Hour units as hours a week, in figures."""
    return say_number(measure_hours(units, policy))


def quote(text: str) -> str:
    """One part of a command as a person types it, in quotation marks where it has spaces."""
    if PLAIN.fullmatch(text):
        return text
    return shlex.quote(text) if UNSAFE_QUOTED.search(text) else f'"{text}"'


def name_team(team: str) -> str:
    """`North team`; a name that already says so stays as it is."""
    return team if team.casefold().endswith(("team", "service", "hub", "unit")) else f"{team} team"
