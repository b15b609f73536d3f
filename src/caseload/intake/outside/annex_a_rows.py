"""Reads the rows of one Annex A list: open work, or the reason why a row gives none."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from caseload.domain.policy import Policy
from caseload.intake.aliases import CodeBook
from caseload.intake.blanks import is_no_worker
from caseload.intake.export_names import clean_text
from caseload.intake.export_statuses import CLOSED, UNKNOWN, parse_proceedings, parse_status
from caseload.intake.fault_list import CellFault
from caseload.intake.headers import Cells
from caseload.intake.outside.annex_a_days import DayColumn, read_column
from caseload.intake.outside.annex_a_flags import is_odd, read_flag
from caseload.intake.outside.annex_a_sheets import FoundList
from caseload.intake.outside.extract import Account, LeftOut, Place, Work
from caseload.intake.values import parse_id
from caseload.intake.words import fold

NO_ID: Final = "no child id"
NOTE: Final = "a note or a total, not a child"
SPOILT: Final = "id spoilt"
STATUS_LETTER: Final = re.compile(r"\s*([a-e])(?:\)|\s*$)", re.IGNORECASE)
STATUSES: Final = {
    "a": "looked_after", "b": "child_protection", "c": "child_in_need", "d": "assessment", "e": CLOSED,
}  # fmt: skip
"""The official codes of a case status on List 6, whatever words follow them."""
TOTALS: Final = frozenset({"total", "totals", "grandtotal", "count", "subtotal"})
SKILLS: Final = {"disability": "disability", "uasc": "asylum"}
"""The skill that a yes in a column asks for, where the policy knows it."""
UNBORN: Final = "unborn"
LIKE_ID: Final = re.compile(r"(?=.*\d)\S+")


@lru_cache(maxsize=1 << 15)
def tidy_text(text: str) -> str:
    """A text cell tidied, blank for `#N/A` and the like."""
    return clean_text(text)


@dataclass(slots=True)
class Line:
    """One row under the headings, asked by the meaning of its columns."""

    row: int
    cells: Cells
    columns: Mapping[str, int]

    def read_cell(self, meaning: str) -> object:
        """The raw cell; "" where there is none."""
        at = self.columns.get(meaning)
        return self.cells[at] if at is not None and at < len(self.cells) else ""

    def read_text(self, meaning: str) -> str:
        """The cell as tidy text."""
        cell = self.read_cell(meaning)
        return tidy_text(cell) if isinstance(cell, str) else clean_text(cell)

    def read_worker(self, meaning: str) -> str:
        """A worker's name as printed, "" where the words say that there is none."""
        return drop_nobody(self.read_text(meaning))

    def is_blank(self) -> bool:
        """Whether no cell has anything in it."""
        return not any(map(has_text, self.cells))

    def is_lone(self) -> bool:
        """Whether there is at most one filled cell in the row, as in a note below a table."""
        return sum(map(has_text, self.cells)) <= 1


def has_text(cell: object) -> bool:
    """Whether a cell holds anything: no blank, dash, `#N/A` or formula without a result."""
    return bool(tidy_text(cell)) if isinstance(cell, str) else cell is not None and bool(clean_text(cell))


@lru_cache(maxsize=1 << 12)
def drop_nobody(name: str) -> str:
    """A name, "" for words such as `Unallocated`."""
    return "" if is_no_worker(name) else name


@dataclass(slots=True)
class ListRows:
    """The rows of one list as they are read: open work, rows left out by reason, and what is doubted, by row or text.

    `children` are all ids on the list, closed ones too; `eligible` those who by their eligibility are looked after.
    """

    found: FoundList
    policy: Policy
    book: CodeBook
    works: list[Work] = field(default_factory=list)
    left: dict[str, list[int]] = field(default_factory=dict)
    used: int = 0
    read: int = 0
    children: set[str] = field(default_factory=set)
    eligible: set[str] = field(default_factory=set)
    kinds: dict[str, str | None] = field(default_factory=dict)
    statuses: Counter[str] = field(default_factory=Counter)
    legal: Counter[str] = field(default_factory=Counter)
    later: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    start: DayColumn = field(default_factory=DayColumn)
    end: DayColumn = field(default_factory=DayColumn)
    skills: dict[str, str] = field(default_factory=dict)

    @property
    def as_of(self) -> date | None:
        """The day of the import; ends and starts after it have not come."""
        return self.policy.as_of

    def __post_init__(self) -> None:
        """Settle the order of day and month in each column of dates, and the skills that the policy knows."""
        self.skills = {meaning: skill for meaning, skill in SKILLS.items() if skill in self.policy.known_skills}
        self.start = read_column(self.found.rows, self.found.columns.get("start"))
        self.end = read_column(self.found.rows, self.found.columns.get("end"))

    def list_lines(self) -> Iterable[tuple[Line, str]]:
        """Every row of a child with the child's id; blank rows are no rows, rows without an id are left out."""
        at = self.found.columns.get("child", 0)
        for row, cells in enumerate(self.found.rows, start=self.found.first):
            line = Line(row, cells, self.found.columns)
            child = (at < len(cells) and read_plain_id(cells[at])) or self.find_child(line)
            if child:
                self.read += 1
                self.children.add(child)
                yield line, child

    def find_child(self, line: Line) -> str:
        """The child's id; "" where the row is blank, or has no id (and is left out)."""
        cell = line.read_cell("child")
        child = line.read_text("child")
        if not child and line.is_blank():
            return ""
        reason = find_reason(line, cell, child)
        if reason:
            self.read += 1
            self.leave(reason, line.row)
            return ""
        return child

    def leave(self, reason: str, row: int) -> None:
        """Note a row that gives nothing, with its reason."""
        self.left.setdefault(reason, []).append(row)

    def has_ended(self, line: Line) -> bool:
        """Whether the row's end lies on or before the day of the import; one after it is noted and has not come."""
        day = self.end.read(line.read_cell("end"), line.row)
        if day is not None and self.as_of is not None and day > self.as_of:
            self.later.append(line.row)
            return False
        return day is not None

    def read_start(self, line: Line) -> date | None:
        """The row's start; one after the day of the import is noted and passed over."""
        day = self.start.read(line.read_cell("start"), line.row)
        if day is not None and self.as_of is not None and day > self.as_of:
            self.start.odd.append(line.row)
            return None
        return day

    def is_yes(self, line: Line, meaning: str) -> bool | None:
        """Whether a yes-or-no cell says yes; None where it says neither, which is noted unless it says so itself."""
        text = line.read_text(meaning)
        found = read_flag(meaning, text)
        if found is None and is_odd(text):
            self.flags.append(line.row)
        return found

    def open_work(self, line: Line, child: str, kind: str, waiting: date | None = None) -> None:
        """Note a row of open work."""
        self.used += 1
        self.works.append(
            Work(
                place=Place("annex-a", self.found.form.part, line.row),
                case=child,
                kind=kind,
                team=line.read_text("team"),
                worker=line.read_worker("worker"),
                adviser=line.read_worker("adviser"),
                proceedings=self.read_proceedings(line),
                skills=frozenset(skill for meaning, skill in self.skills.items() if self.is_yes(line, meaning)),
                waiting_since=waiting,
            )
        )

    def read_status(self, text: str) -> str | None:
        """The kind that a case status means, `closed`, or None for one that is blank or not known."""
        if text not in self.kinds:
            letter = STATUS_LETTER.match(text)
            self.kinds[text] = STATUSES[letter.group(1).casefold()] if letter else parse_status(text, self.book)
        return self.kinds[text]

    def read_proceedings(self, line: Line) -> str:
        """The stage of proceedings that a legal status means; one that is not known is noted and means none."""
        text = line.read_text("legal")
        stage = parse_proceedings(text, self.book) if text else "none"
        if stage == UNKNOWN:
            self.legal[text] += 1
            return "none"
        return stage

    def build_account(self) -> Account:
        """What became of the rows."""
        left = tuple(LeftOut(reason, tuple(rows)) for reason, rows in self.left.items())
        return Account("annex-a", self.found.form.part, self.read, self.used, left)


@lru_cache(maxsize=1 << 15, typed=True)
def read_plain_id(cell: object) -> str:
    """An id of digits, perhaps with letters, in one word; "" for any other cell, which is looked at more closely."""
    text = tidy_text(cell) if isinstance(cell, str) else clean_text(cell) if is_whole(cell) else ""
    return text if LIKE_ID.fullmatch(text) and not fold(text).startswith(UNBORN) else ""


def find_reason(line: Line, cell: object, child: str) -> str:
    """Why a row that is not blank is no child's row; "" where it is one."""
    if not child or fold(child).startswith(UNBORN):
        return NOTE if not child and line.is_lone() else NO_ID
    if fold(child) in TOTALS or (not LIKE_ID.fullmatch(child) and line.is_lone()):
        return NOTE
    return "" if isinstance(cell, str) or is_whole(cell) else SPOILT


def is_whole(cell: object) -> bool:
    """Whether a cell that is no text is an id as it was typed: not a date, and no more digits than Excel keeps."""
    try:
        parse_id(cell, "case")
    except CellFault:
        return False
    return True
