"""Says what is doubted in an Annex A workbook, one warning for each sort, and refuses what Excel has spoilt."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from caseload.domain.errors import Fault
from caseload.intake.export_report import count
from caseload.intake.outside.annex_a_rows import NO_ID, SPOILT, ListRows
from caseload.intake.outside.annex_a_sheets import FoundList
from caseload.intake.outside.extract import Work
from caseload.intake.outside.import_codes import EACH, refuse_import, warn_import
from caseload.intake.workbook import UncalculatedFormula

AGAINST: Mapping[str, int] = {"looked_after": 8, "child_protection": 7}


def refuse_spoilt(rows: ListRows) -> Iterable[Fault]:
    """Ids that lost digits, and formulas that were never calculated in a column that is read."""
    found, where = rows.found, rows.found.name_place()
    for meaning, bad in list_uncalculated(found).items():
        what = f"formulas in the column of the {meaning} have never been calculated"
        fix = "Open the workbook in Excel, let it calculate, save it, and give it again"
        yield refuse_import("A106", f"{where}, row {bad[0]}", what, fix, count(len(bad), "cell"))
    spoilt = rows.left.get(SPOILT)
    if spoilt:
        what = "a child's id has more digits than Excel keeps, or was made a date"
        fix = "Format the column as Text before the list is exported or pasted, and export it again"
        yield refuse_import("A105", f"{where}, row {spoilt[0]}", what, fix, count(len(spoilt), "row"))


def list_uncalculated(found: FoundList) -> dict[str, list[int]]:
    """The rows with a formula that was never calculated, by the meaning of their column; it counts as 0."""
    suspects = [(row, cells) for row, cells in enumerate(found.rows, start=found.first) if 0.0 in cells]
    listed = {
        meaning: [row for row, cells in suspects if at < len(cells) and type(cells[at]) is UncalculatedFormula]
        for meaning, at in found.columns.items()
    }
    return {meaning: rows for meaning, rows in listed.items() if rows}


def list_doubts(lists: Mapping[int, ListRows]) -> tuple[Fault, ...]:
    """Every warning about the rows of a workbook."""
    return (*(fault for rows in lists.values() for fault in doubt_rows(rows)), *doubt_lists(lists))


def doubt_rows(rows: ListRows) -> Iterable[Fault]:
    """What is doubted in one list."""
    where = rows.found.name_place()
    without = rows.left.get(NO_ID, [])
    yield from warn_import("A309", where, "no child id, so left out", "Give the child an id in the list", without)
    odd = sorted({*rows.start.odd, *rows.end.odd})
    what = f"{count(len(odd), 'row')} with a date that cannot be right or cannot be read, taken as blank"
    yield from warn_import("A306", where, what, "Correct it in the case system; a blank end means open", odd)
    what = f"{count(len(rows.later), 'row')} with an end after the day of the import, so still open"
    yield from warn_import("A306", where, what, "Nothing to do if the day is still to come", rows.later)
    other = sorted({*rows.start.other, *rows.end.other})
    is_month_first = rows.start.month_first or rows.end.month_first
    how = "read as month/day/year" if is_month_first else "not written day/month/year, read in the only way it can be"
    yield from warn_import("A305", where, f"{count(len(other), 'row')} with a date {how}", "Check one of them", other)
    what = "yes-or-no cells that say neither, read as no"
    yield from warn_import("A313", where, what, "Write yes or no where it matters", sorted({*rows.flags}))
    told = [f"{status} ({count(number, 'row')})" for status, number in sorted(rows.statuses.items())]
    yield from warn_import(
        "A307", where, "statuses not known, read as children in need", "Check the kind of each", told
    )
    told = [f"{text} ({count(number, 'row')})" for text, number in sorted(rows.legal.items())]
    what, fix = "legal statuses not known, read as no proceedings", "Put pre or care under proceedings where it applies"
    yield from warn_import("A308", where, what, fix, told)
    what = "children on several open rows with different workers"
    yield from warn_import("A310", where, what, "Check the holder of each", find_torn(rows.works), EACH)


def find_torn(works: Sequence[Work]) -> list[str]:
    """The children of one list whose open rows name different workers."""
    names: dict[str, set[str]] = {}
    for work in works:
        names.setdefault(work.case, set()).add(work.worker)
    rows = Counter(work.case for work in works)
    return [case for case, workers in names.items() if rows[case] > 1 and len(workers - {""}) > 1]


def doubt_lists(lists: Mapping[int, ListRows]) -> Iterable[Fault]:
    """Children whose status on List 6 another list does not bear out, and eligible children who are not on List 8."""
    open_on = {number: {work.case for work in rows.works} for number, rows in lists.items()}
    for kind, number in AGAINST.items():
        if 6 in lists and open_on.get(number):
            told = sorted({work.case for work in lists[6].works if work.kind == kind} - open_on[number])
            what = f"children with this status who are not open on List {number}: {kind.replace('_', ' ')}; read so"
            yield from warn_import("A312", lists[6].found.name_place(), what, "Check the kind of each", told, EACH)
    if 9 in lists and open_on.get(8):
        what = "eligible children, who are looked after, but not open on List 8: read as care leavers"
        told = sorted(lists[9].eligible - open_on[8])
        yield from warn_import("A312", lists[9].found.name_place(), what, "Check the kind of each", told, EACH)
