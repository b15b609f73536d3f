"""Collects what is wrong with a census, and tells what was doubted, one warning for each sort."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from caseload.domain.errors import Fault, InputRefused, Severity
from caseload.intake.codes import end_sentence
from caseload.intake.export_report import count, list_some
from caseload.intake.fault_list import CellFault, FaultList, shorten
from caseload.intake.outside.csww_workers import Refuse, Row

DOUBTS: Final = (
    ("X203", "worker", "with no FTE", "Write it under fte in workers"),
    (
        "X204", "newly qualified worker", "with no start date (RoleStartDate)",
        "Write the day their protected year began under start_date",
    ),
    (
        "X205", "worker", "away on the day of the census: they count as away until you say when they are back",
        "Write their last day of absence in reductions, or delete the row of who is back",
    ),
    ("X206", "worker", "whose role holds no cases, and who held some", "Check the role of each"),
    (
        "X207", "worker", "with a date in 1900, 2099 or 9999, which stands for no date and is read as blank",
        "Check who leaves, and when",
    ),
    ("X209", "worker", "whose role starts after the day of the census", "Check that they have started"),
    (
        "X210", "worker", "with a reason for absence whom the census does not call away: read as at work",
        "Write a row in reductions for whoever is away",
    ),
)  # fmt: skip
"""Each doubt about workers: its code, who they are, what is doubted, and what to do."""


@dataclass(frozen=True, slots=True)
class CensusPlaces:
    """Says where in a census something is."""

    name: str

    def name_place(self, rows: Sequence[int], column: str | None, more: int) -> str:
        """`census.xml, workers 3, 4 and 9 more, element FTE30`: workers are counted from 1."""
        noun = "workers" if len(rows) + more > 1 else "worker"
        numbers = ", ".join(map(str, rows)) + (f" and {more:,} more" if more else "")
        return f"{self.name}, {noun} {numbers}" + (f", element {column}" if column else "")


@dataclass(slots=True)
class CensusFaults:
    """The faults of one census so far; `name` is the file's."""

    name: str
    found: FaultList = field(default_factory=FaultList)
    places: CensusPlaces = field(init=False)

    def __post_init__(self) -> None:
        """Make the places."""
        self.places = CensusPlaces(self.name)

    def add(
        self, code: str, element: str, what: str, fix: str, got: str | None = None, is_warning: bool = False
    ) -> None:
        """Note a fault of the whole file, or of an element of its header."""
        where = f"{self.name}, element {element}" if element else self.name
        severity: Severity = "warning" if is_warning else "error"
        self.found.add(Fault(code, where, what, end_sentence(fix), got and shorten(got), severity))

    def refuse(self, row: int, element: str, fault: CellFault) -> None:
        """Note a fault of one worker's element."""
        self.found.add_cell(self.places, row, element, fault)

    def name_row(self, row: int) -> Refuse:
        """What notes the faults of one worker."""
        return lambda element, fault: self.refuse(row, element, fault)

    def warn(self, code: str, rows: Sequence[int], what: str, fix: str) -> None:
        """Note a doubt about some workers, if there are any."""
        if rows:
            where = self.places.name_place(rows[:3], None, max(0, len(rows) - 3))
            self.found.add(Fault(code, where, what, end_sentence(fix), None, "warning", len(rows)))

    def refuse_many(self, most: int) -> InputRefused:
        """The refusal of a census with more workers than any council has."""
        self.add("X103", "", f"a census may have at most {most:,} workers", "Give the census of one council")
        return InputRefused(self.list_faults())

    def list_faults(self) -> tuple[Fault, ...]:
        """Every fault, those that repeat grouped; warnings come last."""
        return self.found.list_faults()


def report_doubts(
    faults: CensusFaults, used: Sequence[Row], without_number: Sequence[int], unknown: Mapping[str, int]
) -> None:
    """Note what was doubted of the workers who are used, who was left out without a number, and unknown elements."""
    for code, noun, doubt, fix in DOUBTS:
        rows = [row.row for row in used if code in row.doubts]
        faults.warn(code, rows, f"{count(len(rows), noun)} {doubt}", fix)
    what = f"{count(len(without_number), 'worker')} without a registration number (SWENo), left out"
    faults.warn("X202", without_number, what, "Add a row of workers for each by hand")
    if unknown:
        what = "elements of workers that are not known were passed over"
        faults.add("X208", "", what, "Nothing to do", list_some(sorted(unknown)), is_warning=True)
