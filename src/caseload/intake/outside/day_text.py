"""Reads the days of outside files: ISO or English, with or without a time, and the days that stand for none."""

from datetime import date
from functools import lru_cache
from typing import Final

from caseload.intake.dates_read import parse_text
from caseload.intake.fault_list import CellFault

NO_DAYS: Final = (1, 1753, 1899, 1900, 2099, 2100, 2999, 3000, 9999)
"""Years that systems write where there is no date: an empty date is 1900-01-01 in SQL Server, 1899-12-30 in Excel."""
FIRST_YEAR: Final = 1930
LAST_YEAR: Final = 2060


@lru_cache(maxsize=1 << 16)
def parse_day(text: str, code: str) -> date | None:
    """The day; None where its year says that there is none. Raises CellFault of this code."""
    try:
        day = parse_text(text)
    except CellFault as fault:
        raise CellFault(code, fault.what, fault.fix, fault.got) from None
    if day.year in NO_DAYS:
        return None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CellFault(code, "no such day can be meant", "Correct it in the case system, and export again", text)
    return day
