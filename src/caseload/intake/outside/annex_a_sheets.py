"""Finds the lists of an Annex A workbook: which sheet is which list, where its headings are, which column is what."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from caseload.domain.errors import Fault
from caseload.intake.headers import Cells
from caseload.intake.outside.annex_a_lists import CHILD, LISTS, NOT_CHILD, OPEN_WORK, TEAM, WORKER, ListForm
from caseload.intake.outside.import_codes import refuse_all, refuse_import, warn_import
from caseload.intake.tables import is_filled
from caseload.intake.words import clean, drop_brackets, join_words

HEADER_ROWS: Final = 20
NUMBERED: Final = re.compile(r"(?:\blist|\baa|\bannex ?a)\W*0?(\d{1,2})(?!\d)|^l?\W*0?(\d{1,2})(?![\d\w])")
COVER: Final = re.compile(
    r"\b(cover|front|notes?|contents?|index|read ?me|guidance|instructions?|lookups?|validation|codes?|key|summary|"
    r"checks?|version|change log|glossary|parameters)\b"
)
BY_NUMBER: Final[Mapping[int, ListForm]] = {form.number: form for form in LISTS}
HEADINGS: Final = (CHILD, TEAM, WORKER, re.compile("|".join(sign.pattern for form in LISTS for sign in form.signs)))
"""What makes a cell a heading, of whichever list."""
JOINED: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where one word ends and the next begins in `CINStartDate`."""
SURE_SIGNS: Final = 2
SURE_HEADINGS: Final = 5
"""A row with so many is the headings; rows below it need not be looked at."""


@dataclass(frozen=True, slots=True)
class FoundList:
    """A list in its sheet: the column of each meaning, and the rows under the headings as `rows`, the first of which
    is row `first` as Excel counts them. No columns where the sheet has no headings at all."""

    form: ListForm
    sheet: str
    columns: Mapping[str, int]
    first: int
    rows: Sequence[Cells]

    def name_place(self) -> str:
        """`sheet List 6 - CIN`."""
        return f"sheet {clean(self.sheet)}"


def is_wanted(sheet: str) -> bool:
    """Whether a sheet may be a list, by its name: a cover sheet, notes and the like are not opened."""
    name = tidy(sheet.replace("_", " "))
    return NUMBERED.search(name) is not None or COVER.search(name) is None


def find_lists(sheets: Mapping[str, Sequence[Cells]], file: str) -> tuple[tuple[FoundList, ...], tuple[Fault, ...]]:
    """Every list of a workbook by number, and what is doubted; raises InputRefused where no sheet is one, two are
    the same, or one lacks a heading it cannot do without."""
    found: dict[int, list[FoundList]] = {}
    warnings: list[Fault] = []
    unread: list[str] = []
    for sheet, rows in sheets.items():
        each, doubts = find_list(sheet, rows)
        warnings += doubts
        if each is None:
            unread.append(clean(sheet))
        else:
            found.setdefault(each.form.number, []).append(each)
    lists = [keep_filled(found[number]) for number in sorted(found)]
    if not any(number in found for number in OPEN_WORK):
        fix = "Give the Ofsted Annex A workbook; its sheets are named List 1 to List 11"
        refuse_all([refuse_import("A101", file, "no sheet is a list of Annex A", fix, ", ".join(unread) or "none")])
    refuse_all([fault for group in lists for fault in refuse_lists(group, file)])
    chosen = tuple(group[0] for group in lists)
    what, fix = "sheets that are no list of Annex A were not read", "Name them List 1 to List 11 where they are"
    return chosen, (*warnings, *warn_import("A303", file, what, fix, unread), *warn_missing(chosen, file))


def find_list(sheet: str, rows: Sequence[Cells]) -> tuple[FoundList | None, tuple[Fault, ...]]:
    """The list of one sheet; None where it is none. Its name decides, unless its headings are another list's; between
    two lists that give no case it always does."""
    named = match_name(sheet)
    at = find_header(rows)
    if at is None:
        return (FoundList(named, sheet, {}, 1, ()) if named else None), ()
    heads = [tidy_heading(cell) for cell in rows[at]]
    scores = {form.number: count_signs(form, heads) for form in LISTS}
    best = max(scores, key=lambda number: (scores[number], -number))
    form = named
    is_other = named is not None and not scores[named.number] and {best, named.number} & set(OPEN_WORK)
    if named is None or (is_other and scores[best] >= SURE_SIGNS):
        form = BY_NUMBER[best] if scores[best] >= SURE_SIGNS else match_words(sheet, heads)
    if form is None:
        return None, ()
    doubts: tuple[Fault, ...] = ()
    if form is not named:
        what = f"the sheet was read as {form.name}, which is what its headings say"
        doubts = warn_import("A304", f"sheet {clean(sheet)}", what, f"Name it {form.part} if it is", [form.part])
    body = rows[at + 1 :]
    return FoundList(form, sheet, match_columns(form, heads, body), at + 2, body), doubts


def match_name(sheet: str) -> ListForm | None:
    """The list whose number a sheet's name has: `List 6 `, `List_6`, `List 6 - CIN`, `AA_6_children_in_need`, `6`."""
    match = NUMBERED.search(tidy(sheet.replace("_", " ")))
    return BY_NUMBER.get(int(match.group(1) or match.group(2))) if match else None


def match_words(sheet: str, heads: Sequence[str]) -> ListForm | None:
    """The one list whose words a sheet's name has, if there is a column of children in it."""
    name = tidy(sheet.replace("_", " "))
    forms = [form for form in LISTS if form.names.search(name) and find_columns("child", form, heads)]
    return forms[0] if len(forms) == 1 else None


def find_header(rows: Sequence[Cells]) -> int | None:
    """Which of the first rows has most headings of any list (the first of them); None where no row has one."""
    best = most = 0
    for at, row in enumerate(rows[:HEADER_ROWS]):
        score = score_row([tidy_heading(cell) for cell in row if isinstance(cell, str)])
        best, most = (at, score) if score > most else (best, most)
        if score >= SURE_HEADINGS:
            break
    return best if most else None


def score_row(heads: Sequence[str]) -> int:
    """How many cells of a row are headings of any list."""
    return sum(any(pattern.search(head) for pattern in HEADINGS) for head in heads if head)


def count_signs(form: ListForm, heads: Iterable[str]) -> int:
    """How many headings are such as only this list has."""
    return sum(any(sign.search(head) for sign in form.signs) for head in heads if head)


def match_columns(form: ListForm, heads: Sequence[str], body: Sequence[Cells]) -> dict[str, int]:
    """One column for each meaning: the first that has anything in it, else the first."""
    columns: dict[str, int] = {}
    for meaning in form.columns:
        places = find_columns(meaning, form, heads)
        if len(places) > 1:
            places = [at for at in places if any(at < len(row) and is_filled(row[at]) for row in body)] or places
        if places:
            columns[meaning] = places[0]
    return columns


def find_columns(meaning: str, form: ListForm, heads: Sequence[str]) -> list[int]:
    """The columns whose heading has a meaning, as it stands or without what is in brackets."""
    pattern = form.columns[meaning]
    return [
        at
        for at, head in enumerate(heads)
        if head
        and (pattern.search(head) or ("(" in head and pattern.search(tidy(drop_brackets(head)))))
        and not (meaning == "child" and NOT_CHILD.search(head))
    ]


def tidy_heading(cell: object) -> str:
    """A heading as words: `ChildUniqueID` and `child_unique_id`, as databases have them, are `child unique id`."""
    text = clean(str(cell)).replace("_", " ") if cell is not None else ""
    return tidy(text if " " in text else JOINED.sub(" ", text))


def tidy(cell: object) -> str:
    """A heading or sheet name in small letters, every kind of space and line break as one space."""
    return clean(str(cell)).casefold().replace("\u2019", "'") if cell is not None and cell != "" else ""


def keep_filled(same: Sequence[FoundList]) -> list[FoundList]:
    """Of several sheets of one list those with rows, if any has some."""
    return [each for each in same if any(map(is_row, each.rows))] or list(same[:1])


def is_row(row: Cells) -> bool:
    """Whether a row has anything in it."""
    return any(map(is_filled, row))


def refuse_lists(same: Sequence[FoundList], file: str) -> Iterable[Fault]:
    """Two sheets with rows of one list, or a list with rows that lacks a heading it cannot do without."""
    first = same[0]
    if len(same) > 1:
        what = f"there are several sheets of {first.form.name}"
        got = ", ".join(clean(each.sheet) for each in same)
        yield refuse_import("A102", file, what, "Keep the right one and delete or rename the others", got)
        return
    lacking = [meaning for meaning in first.form.needed if meaning not in first.columns]
    if "worker" in lacking and "adviser" in first.columns:
        lacking.remove("worker")
    if lacking and any(map(is_row, first.rows)):
        what = f"no heading says which column is the {join_words(WORDS[name] for name in lacking)}"
        heads = join_words(show_heading(first.form, name) for name in lacking)
        fix = f"Give the column its heading of Annex A ({heads}); it may be empty"
        yield refuse_import("A103", first.name_place(), what, fix)


WORDS: Final[Mapping[str, str]] = {"child": "child's id", "worker": "allocated worker", "end": "day it ended"}
ENDS: Final[Mapping[int, str]] = {
    4: "Continuous Assessment Date of Authorisation",
    5: "Date of Initial Child Protection Conference",
    6: "CIN Closure Date",
    7: "Child Protection Plan End Date",
    8: "Date Ceased to be Looked After",
}


def show_heading(form: ListForm, meaning: str) -> str:
    """The official heading of a meaning."""
    if meaning == "end":
        return ENDS[form.number]
    return "Child Unique ID" if meaning == "child" else "Allocated Worker"


def warn_missing(lists: Sequence[FoundList], file: str) -> tuple[Fault, ...]:
    """The lists of open work that are not there, and those without rows."""
    numbers = {each.form.number for each in lists}
    missing = [form.name for form in LISTS if form.number in (3, *OPEN_WORK) and form.number not in numbers]
    empty = [each.form for each in lists if each.form.number in OPEN_WORK and not any(map(is_row, each.rows))]
    what, fix = "lists are missing, so nothing of them is read", "Add them if you have them"
    none = "Nothing to do if there are none"
    return (
        *warn_import("A301", file, what, fix, missing),
        *warn_import("A302", file, "lists have no rows", none, [form.name for form in empty]),
    )
