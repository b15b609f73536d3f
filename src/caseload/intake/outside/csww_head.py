"""Reads what a census says of itself: which return it is, of which year, on which day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseload.domain.errors import Fault, InputRefused
from caseload.intake.fault_list import CellFault, shorten
from caseload.intake.outside.csww_report import CensusFaults
from caseload.intake.outside.day_text import parse_day

COLLECTION: Final = "CSWW"
FIRST_YEAR: Final = 2017
LAST_YEAR: Final = 2025
"""The years whose censuses are known to be of this form: individual workers, since 2017."""
OTHERS: Final = {
    "CIN": "the children in need census, which has children and no workers",
    "CIN_CENSUS": "the children in need census, which has children and no workers",
    "CLA": "the looked-after children return",
    "SSDA903": "the looked-after children return",
    "SCHOOLWORKFORCE": "the school workforce census",
}
GIVE: Final = "Give the children's social work workforce census (CSWW)"


@dataclass(slots=True)
class Head:
    """The texts of the header: Collection, Year, ReferenceDate; "" where they do not stand there."""

    collection: str = ""
    year: str = ""
    day: str = ""

    def take(self, name: str, text: str) -> None:
        """An element of the header has ended."""
        if name == "Collection":
            self.collection = self.collection or text
        elif name == "Year":
            self.year = self.year or text
        else:
            self.day = self.day or text

    def check_collection(self, name: str) -> None:
        """Raise InputRefused where the file says that it is another return."""
        if self.collection.upper() not in ("", COLLECTION):
            raise refuse_return(name, self.collection)


def refuse_return(name: str, got: str) -> InputRefused:
    """The refusal of a file that is not a workforce census."""
    known = OTHERS.get(got.upper().replace(" ", ""))
    what = f"this is {known}" if known else "this is not the workforce census"
    return InputRefused((Fault("X104", name, what, f"{GIVE}.", shorten(got)),))


def check_head(head: Head, workers: int, faults: CensusFaults) -> date:
    """The day of the census; notes a year that is not known. Raises InputRefused where there are no workers or no day.

    A census without a day is of 30 September of its year.
    """
    if not workers:
        fix = f"{GIVE} with its workers (CSWWWorker)"
        faults.add("X106", "", "the census has no workers", fix)
        raise InputRefused(faults.list_faults())
    year = int(head.year) if head.year.isdigit() and len(head.year) == 4 else None
    day = read_day(head, faults)
    if (head.year and year is None) or (day is None and year is None):
        fix = "Give the file that was uploaded to COLLECT"
        faults.add("X105", "Year", "the census does not say of which year it is", fix, head.year or None)
        raise InputRefused(faults.list_faults())
    day = day or date(year or FIRST_YEAR, 9, 30)
    check_year(year or day.year, day, faults)
    return day


def read_day(head: Head, faults: CensusFaults) -> date | None:
    """ReferenceDate, None where there is none."""
    try:
        return parse_day(head.day, "X110") if head.day else None
    except CellFault as fault:
        faults.add(fault.code, "ReferenceDate", fault.what, fault.fix, str(fault.got))
        return None


def check_year(year: int, day: date, faults: CensusFaults) -> None:
    """Note a year that is not known, or that is another than the day's."""
    if day.year != year:
        fix = "Correct whichever is wrong, and export again"
        faults.add("X105", "ReferenceDate", f"the day is not in the year of the census, {year}", fix, day.isoformat())
    if year == LAST_YEAR + 1:
        what = f"censuses are known up to {LAST_YEAR}; this one is read as if it were of the same form"
        faults.add("X201", "Year", what, "Check what was read against the file", str(year), is_warning=True)
    elif not FIRST_YEAR <= year <= LAST_YEAR:
        what = f"only censuses of {FIRST_YEAR} to {LAST_YEAR} are known"
        fix = (
            "Give one of these years"
            if year > LAST_YEAR
            else f"Give one from {FIRST_YEAR} on: before, it had no workers"
        )
        faults.add("X105", "Year", what, fix, str(year))
