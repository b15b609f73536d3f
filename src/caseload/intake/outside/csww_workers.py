"""Reads one worker of the census: what the allocation needs of them, and nothing else."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from caseload.intake.fault_list import CellFault
from caseload.intake.outside.csww_roles import choose_role, is_in_doubt, is_newly_qualified
from caseload.intake.outside.day_text import parse_day
from caseload.intake.outside.extract import Absence
from caseload.intake.outside.registration import is_registration
from caseload.intake.words import clean

DECIMAL: Final = re.compile(r"[+-]?(\d{1,9}(\.\d{0,12})?|\.\d{1,12})")
WHOLE: Final = re.compile(r"\+?0*(\d{1,4})")
YES_NO: Final = ("0", "1")
CODES: Final[Mapping[str, tuple[str, ...]]] = {
    "AgencyWorker": YES_NO,
    "OrgRole": tuple("123456"),
    "StartOrigin": ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"),
    "Absat30Sept": YES_NO,
    "ReasonAbsence": ("MAT", "OTH", "PUB", "SIC", "TRN", "UNA", "UNP"),
    "CFKSSstatus": tuple("1234"),
}
"""The code lists of the elements that are read."""
SINGLE: Final = (
    "AgencyWorker", "SWENo", "FTE", "OrgRole", "RoleStartDate", "StartOrigin", "RoleEndDate", "FTE30", "Cases30",
)  # fmt: skip
MANY: Final = ("Absat30Sept", "ReasonAbsence", "CFKSSstatus")
READ: Final = frozenset({*SINGLE, *MANY})
"""The elements of a worker that are read. Birth date, gender, ethnicity and the rest never leave the parser."""

ABSENCE_REASON: Final = "ABSENC"
Raw = Mapping[str, Sequence[str]]
Refuse = Callable[[str, CellFault], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One worker as the census has them; `row` counts the workers from 1.

    `role` None: their role holds no cases, and they hold none. `fte` is the text of a number above 0, or "".
    `doubts` are codes of warnings.
    """

    row: int
    registration: str
    role: str | None
    fte: str
    start: date | None
    end: date | None
    absences: tuple[Absence, ...]
    held: int | None
    doubts: tuple[str, ...]


def read_worker(row: int, raw: Raw, day: date, refuse: Refuse) -> Row:
    """One worker from the texts of their elements; every value that cannot be read is refused by its element.

    `day` is the day of the census.
    """
    cells = Cells(raw, refuse)
    agency = cells.read_code("AgencyWorker") == "1"
    start, end = cells.read_day("RoleStartDate"), cells.read_day("RoleEndDate")
    if start and end and end < start:
        fix = "Correct RoleStartDate or RoleEndDate in the HR system, and export again"
        refuse("RoleEndDate", CellFault("X110", "the role ends before it starts", fix, end.isoformat()))
    held = cells.read_held()
    is_new = is_newly_qualified(cells.read_codes("CFKSSstatus"), cells.read_code("StartOrigin"), start, agency, day)
    org_role = cells.read_code("OrgRole")
    role = choose_role(org_role, agency, is_new, held or 0)
    fte, absences = cells.read_fte(), cells.read_absences(day)
    doubts = {
        "X203": not fte,
        "X204": role == "nqsw" and start is None,
        "X205": bool(absences),
        "X206": is_in_doubt(org_role, held or 0),
        "X207": bool(cells.no_days),
        "X209": start is not None and start > day,
        "X210": bool(raw.get("ReasonAbsence")) and not absences,
    }
    return Row(
        row, cells.read_registration(), role, fte, start, end, absences, held,
        tuple(code for code, is_so in doubts.items() if is_so),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cells:
    """The elements of one worker, each read by its name; what cannot be read is refused and counts as blank."""

    raw: Raw
    refuse: Refuse
    no_days: list[str] = field(default_factory=list)

    def read_text(self, name: str) -> str:
        """The text of an element that stands once, "" without one."""
        texts = dict.fromkeys(clean(text) for text in self.raw.get(name, ()))
        if len(texts) > 1:
            fix = "A worker has it once: correct it, and export again"
            self.refuse(name, CellFault("X113", "the element stands twice, with different values", fix))
        return next(iter(texts), "")

    def read_registration(self) -> str:
        """SWENo as it is printed."""
        text = self.read_text("SWENo")
        if text and not is_registration(text):
            fix = "It is two letters and up to ten digits, as SW0000123456"
            self.refuse("SWENo", CellFault("X107", "this is no registration number", fix, text))
        return text

    def read_codes(self, name: str) -> tuple[str, ...]:
        """The codes of an element that may stand several times; unknown ones are refused."""
        texts = [clean(text) for text in self.raw.get(name, ())]
        for text in texts:
            if text and text not in CODES[name]:
                fix = f"Use one of {', '.join(CODES[name])}"
                self.refuse(name, CellFault("X111", "this code is not known", fix, text))
        return tuple(text for text in texts if text in CODES[name])

    def read_code(self, name: str) -> str:
        """The code of an element that stands once, "" without one."""
        self.read_text(name)
        return next(iter(self.read_codes(name)), "")

    def read_day(self, name: str) -> date | None:
        """A day, None where there is none, or one that stands for none (noted in `no_days`)."""
        text = self.read_text(name)
        try:
            day = parse_day(text, "X110") if text else None
        except CellFault as fault:
            self.refuse(name, fault)
            return None
        self.no_days.extend([name] if text and day is None else [])
        return day

    def read_fte(self) -> str:
        """The FTE on the day of the census, else in the year; "" where neither is above 0."""
        shares = [self.read_share(name) for name in ("FTE30", "FTE")]
        return next((text for text in shares if text and Decimal(text) > 0), "")

    def read_share(self, name: str) -> str:
        """A share of full time from 0 to 1, as it is printed."""
        text = self.read_text(name)
        if not text or (DECIMAL.fullmatch(text) and 0 <= Decimal(text) <= 1):
            return text
        fix = "Write the share of full time: 1 for full time, 0.6 for three days of five"
        what = "FTE is not a number from 0 to 1" if DECIMAL.fullmatch(text) else "this is not a number"
        self.refuse(name, CellFault("X109", what, fix, text))
        return ""

    def read_held(self) -> int | None:
        """Cases30, the cases held on the day of the census."""
        text = self.read_text("Cases30")
        if text and not WHOLE.fullmatch(text):
            fix = "Write a whole number of at least 0"
            self.refuse("Cases30", CellFault("X112", "this is not a number of cases", fix, text))
        return int(text) if WHOLE.fullmatch(text) else None

    def read_absences(self, day: date) -> tuple[Absence, ...]:
        """Away from the day of the census on, if they were on that day; why is a matter of health and is not kept.

        Where the census does not say whether they were, a reason says so.
        """
        flags, reasons = self.read_codes("Absat30Sept"), self.read_codes("ReasonAbsence")
        is_away = "1" in flags if flags else bool(reasons)
        return (Absence(100, day, None, ABSENCE_REASON),) if is_away else ()
