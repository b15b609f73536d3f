"""Reads List 3: since when a child whose assessment is open has waited, and which referrals came to nothing yet."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from caseload.domain.errors import Fault
from caseload.intake.outside.annex_a_rows import ListRows
from caseload.intake.outside.extract import Work
from caseload.intake.outside.import_codes import EACH, warn_import

NO_ACTION: Final = "no further action"
LONGEST: Final = timedelta(days=183)
"""List 3 holds six months: a referral before that belongs to an earlier assessment."""


def read_referrals(
    rows: ListRows, works: Sequence[Work], lists: Mapping[int, ListRows]
) -> tuple[list[Work], tuple[Fault, ...]]:
    """The works, each open assessment waiting since the referral that led to it; and a warning about referrals that
    were to be acted on and whose child is on no other list."""
    starts = {work.case: work.waiting_since for work in works if work.kind == "assessment"}
    known = {child for number, each in lists.items() if number != rows.found.form.number for child in each.children}
    since: dict[str, date] = {}
    alone: dict[str, None] = {}
    for line, child in rows.list_lines():
        day = rows.read_start(line)
        is_closed = rows.is_yes(line, "nfa")
        reason = NO_ACTION if is_closed else find_reason(child, day, starts)
        if reason:
            rows.leave(reason, line.row)
        else:
            rows.used += 1
            assert day is not None
            since[child] = max(day, since.get(child, day))
        if child not in known and is_closed is False:
            alone[child] = None
    waiting = [
        replace(work, waiting_since=since[work.case]) if work.kind == "assessment" and work.case in since else work
        for work in works
    ]
    what = "referrals were to be acted on, and the child is on no other list; they were not taken as cases"
    fix = "Add a row to cases for those that wait for an assessment"
    return waiting, warn_import("A311", rows.found.name_place(), what, fix, list(alone), EACH)


def find_reason(child: str, day: date | None, starts: Mapping[str, date | None]) -> str:
    """Why a referral says nothing about open work; "" where it says since when an assessment has waited."""
    if child not in starts:
        return "the child has no open assessment"
    if day is None:
        return "no date"
    start = starts[child]
    belongs = start is None or start - LONGEST <= day <= start
    return "" if belongs else "not the referral of the open assessment"
