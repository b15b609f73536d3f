"""Says of each row of each Annex A list whether it is open work, of which kind, and if not why.

A row is open where its end date is blank: lists 4 to 9 hold all that was open at any time in six months.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from caseload.intake.export_statuses import CLOSED
from caseload.intake.outside.annex_a_rows import Line, ListRows

ENDED: Final = "ended"
ELIGIBLE: Final = re.compile(r"\beligible\b|^e$", re.IGNORECASE)
"""The category of those who are still looked after: `d) Eligible child`, `Other - eligible`, `E`."""
NEVER_OPEN: Final[Mapping[int, str]] = {
    1: "a contact is no open work",
    2: "an early help assessment names no team or worker",
    10: "adoption: the child is on List 8",
    11: "an adopter has no team or worker here",
}


def read_nothing(rows: ListRows) -> None:
    """Lists that name no worker: every row is left out."""
    columns = rows.found.columns
    for number, cells in enumerate(rows.found.rows, start=rows.found.first):
        line = Line(number, cells, columns)
        if not line.is_blank():
            rows.read += 1
            rows.leave(NEVER_OPEN[rows.found.form.number], number)


def read_assessment(rows: ListRows, line: Line, child: str) -> None:
    """List 4: open until it is authorised."""
    if rows.has_ended(line):
        rows.leave("authorised", line.row)
    else:
        rows.open_work(line, child, "assessment", rows.read_start(line))


def read_enquiry(rows: ListRows, line: Line, child: str) -> None:
    """List 5: open until there is an initial child protection conference, or none was needed."""
    if rows.is_yes(line, "unneeded"):
        rows.leave("no conference was needed", line.row)
    elif rows.has_ended(line) or rows.is_yes(line, "result"):
        rows.leave("the conference was held", line.row)
    else:
        rows.open_work(line, child, "section_47", rows.read_start(line))


def read_in_need(rows: ListRows, line: Line, child: str) -> None:
    """List 6: by its case status; one that is blank or not known is a child in need, as Data to Insight derives it."""
    if rows.has_ended(line):
        rows.leave(ENDED, line.row)
        return
    status = line.read_text("status")
    kind = rows.read_status(status)
    if kind == CLOSED:
        rows.leave("the case status is closed", line.row)
    elif kind == "care_leaver":
        rows.leave("a care leaver: taken from List 9", line.row)
    else:
        if kind is None:
            rows.statuses[status or "blank"] += 1
        rows.open_work(line, child, kind or "child_in_need", rows.read_start(line))


def read_protection(rows: ListRows, line: Line, child: str) -> None:
    """List 7: open until the plan ends."""
    if rows.has_ended(line):
        rows.leave(ENDED, line.row)
    else:
        rows.open_work(line, child, "child_protection")


def read_looked_after(rows: ListRows, line: Line, child: str) -> None:
    """List 8: open until the child ceases to be looked after."""
    if rows.has_ended(line):
        rows.leave(ENDED, line.row)
    else:
        rows.open_work(line, child, "looked_after")


def read_care_leaver(rows: ListRows, line: Line, child: str) -> None:
    """List 9: every row but those of young people who have died."""
    if "died" in line.read_text("touch").casefold():
        rows.leave("has died", line.row)
    else:
        if ELIGIBLE.search(line.read_text("eligibility")):
            rows.eligible.add(child)
        rows.open_work(line, child, "care_leaver")


READERS: Final[Mapping[int, Callable[[ListRows, Line, str], None]]] = {
    4: read_assessment,
    5: read_enquiry,
    6: read_in_need,
    7: read_protection,
    8: read_looked_after,
    9: read_care_leaver,
}


def read_list(rows: ListRows) -> None:
    """Read every row of a list but List 3, which is read beside the assessments."""
    read_row = READERS.get(rows.found.form.number)
    if read_row is None:
        read_nothing(rows)
        return
    for line, child in rows.list_lines():
        read_row(rows, line, child)
