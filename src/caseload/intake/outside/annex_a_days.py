"""Reads the dates of one column of Annex A: real dates, or text in day/month/year, month/day/year or year-month-day."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from caseload.intake.blanks import is_blank
from caseload.intake.dates_read import FIRST_YEAR, parse_date
from caseload.intake.fault_list import CellFault
from caseload.intake.words import clean

STROKES: Final = re.compile(
    r"'?(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T]\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?)?"
)
SHORT_NAMED: Final = re.compile(r"'?(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{2})")
"""`05-Jan-26`, which is what Excel shows by itself."""
EXCEL_FIRST: Final = date(1899, 12, 30)
EXCEL_DAYS: Final = range(32_874, 73_415)
"""Excel's count of days for 1990 to 2100."""
LAST_MONTH: Final = 12
CENTURY: Final = 2000


@dataclass(slots=True)
class DayColumn:
    """One column of dates, asked cell by cell.

    `month_first`: its texts are month/day/year, because one of them can be nothing else and none must be day/month.
    `is_settled`: one of its texts shows the order. `odd` are the rows whose cell is no date that can be right, `other`
    those not written day/month/year.
    """

    month_first: bool = False
    is_settled: bool = False
    odd: list[int] = field(default_factory=list)
    other: list[int] = field(default_factory=list)

    def read(self, value: object, row: int) -> date | None:
        """The date of a cell; None where it is blank or can be no date (which is noted)."""
        if value == "":
            return None
        if isinstance(value, date):
            found: date | None = value.date() if isinstance(value, datetime) else value
        elif is_blank(value):
            return None
        else:
            found = self.read_other(value, row)
        if found is None or found.year < FIRST_YEAR:
            self.odd.append(row)
            return None
        return found

    def read_other(self, value: object, row: int) -> date | None:
        """A date from a text or from Excel's bare number of days."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            if int(value) not in EXCEL_DAYS:
                return None
            self.other.append(row)
            return EXCEL_FIRST + timedelta(days=int(value))
        text = clean(str(value))
        match = STROKES.fullmatch(text)
        if match:
            return self.read_strokes(int(match.group(1)), int(match.group(3)), match.group(4), row)
        short = SHORT_NAMED.fullmatch(text)
        if short:
            self.other.append(row)
            text = f"{short.group(1)} {short.group(2)} {CENTURY + int(short.group(3))}"
        try:
            return parse_date(text)
        except CellFault:
            return None

    def read_strokes(self, first: int, second: int, year: str, row: int) -> date | None:
        """A date of three numbers: in the column's order, or in the only order the calendar has."""
        whole = int(year) if len(year) > 2 else CENTURY + int(year)
        swapped = self.month_first if first <= LAST_MONTH and second <= LAST_MONTH else second > LAST_MONTH
        if swapped or len(year) == 2:
            self.other.append(row)
        day, month = (second, first) if swapped else (first, second)
        try:
            return date(whole, month, day)
        except ValueError:
            return None


def find_order(cells: Iterable[object]) -> DayColumn:
    """The column that these cells make: month/day only where some text must be and none must be day/month."""
    pairs = [
        (int(match.group(1)), int(match.group(3)))
        for cell in cells
        if isinstance(cell, str) and cell and (match := STROKES.fullmatch(clean(cell)))
    ]
    has_month_first = any(second > LAST_MONTH for _, second in pairs)
    has_day_first = any(first > LAST_MONTH for first, _ in pairs)
    return DayColumn(has_month_first and not has_day_first, has_month_first or has_day_first)


def share_order(columns: Iterable[DayColumn]) -> None:
    """Read the columns whose own texts fit both orders as month/day/year, where every other column of the workbook
    that shows its order is."""
    columns = tuple(columns)
    if {column.month_first for column in columns if column.is_settled} == {True}:
        for column in columns:
            column.month_first = True


def read_column(rows: Sequence[Sequence[object]], at: int | None) -> DayColumn:
    """The column at a place of the rows; one that is not there has no dates."""
    return find_order(row[at] for row in rows if at < len(row)) if at is not None else DayColumn()
