"""Reads dates from cells: ISO, English day/month/year, a month's name, or a real Excel date; with a time or without."""

import re
from datetime import date, datetime
from typing import Final

from caseload.intake.fault_list import CellFault
from caseload.intake.words import clean

TIME: Final = r"(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[AaPp][Mm])?)?"
ZONE: Final = r"(?: ?(?:Z|[+-]\d\d:?\d\d))?"
READ: Final = tuple(
    (re.compile(pattern + TIME + ZONE), order)
    for pattern, order in (
        (r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})", (1, 3, 4)),
        (r"(\d{4})(\d\d)(\d\d)", (1, 2, 3)),
        (r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", (4, 3, 1)),
        (r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})", (3, 2, 1)),
        (r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})", (3, 1, 2)),
    )
)
"""Each form that is read, with where its year, month and day stand; a time after it says nothing."""
SHORT_YEAR: Final = re.compile(r"\d{1,2}([/. -])(?:\d{1,2}|[A-Za-z]{3,9})\1\d{2}")
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
FORMS: Final = "Write it as 2026-01-05, 05/01/2026 (day/month/year) or 5 Jan 2026"


def parse_date(value: object) -> date:
    """A date between 1990 and 2100; raises CellFault. Numbers between strokes are day/month/year, never guessed."""
    if isinstance(value, datetime):
        value = value.date()
    found = value if isinstance(value, date) else parse_text(value)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        fix = "Correct the year; where there is no date, leave the cell blank"
        raise CellFault("E309", f"the date is not between {FIRST_YEAR} and {LAST_YEAR}", fix, found)
    return found


def parse_text(value: object) -> date:
    """A date from a text in one of the accepted forms."""
    if isinstance(value, (bool, int, float)) or not isinstance(value, str):
        fix = "Select the cells and choose the format Date, or write the date as text: 2026-01-05"
        raise CellFault("E308", "a number stands where a date belongs", fix, value)
    text = clean(value).lstrip("'")
    for pattern, order in READ:
        match = pattern.fullmatch(text)
        if match:
            year, month, day = (match.group(place) for place in order)
            return build_date(int(year), find_month(month), int(day), text)
    fix = "Write the year with four digits: 05/01/2026" if SHORT_YEAR.fullmatch(text) else FORMS
    raise CellFault("E308", "this is not a date", fix, text)


def find_month(text: str) -> int:
    """A month's number from its digits or its name (at least three letters); 0 if there is none such."""
    if text.isdigit():
        return int(text)
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(text.casefold())), 0)


def build_date(year: int, month: int, day: int, text: str) -> date:
    """The date, or a fault where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        fix = "Correct it; dates in numbers are day/month/year" if month > 12 else "Correct the day or the month"
        raise CellFault("E309", "the calendar has no such date", fix, text) from None


def check_not_future(found: date, as_of: date) -> None:
    """Raise CellFault for a date after the as-of date, where it states what has already happened."""
    if found > as_of:
        fix = f"Correct it, or leave it blank; the caseload is read as of {as_of.isoformat()}"
        raise CellFault("E310", "the date lies in the future", fix, found.isoformat())
