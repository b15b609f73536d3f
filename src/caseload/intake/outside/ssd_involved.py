"""Reads who is and was involved with a child: the holder, since when, the workers before, the personal adviser."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from caseload.intake.fault_list import CellFault
from caseload.intake.outside.day_text import parse_day
from caseload.intake.outside.ssd_staff import Staff
from caseload.intake.outside.ssd_table import Row, Tables
from caseload.intake.words import fold

Part = Literal["allocated", "adviser", "other"]
TIERS: Final = tuple(
    frozenset(map(fold, words))
    for words in (
        ("allocated case worker", "allocated caseworker"),
        ("allocated worker", "allocated social worker", "allocated practitioner", "allocated"),
        ("case worker", "case holder", "case responsible", "lead worker", "lead practitioner", "lead professional",
         "responsible worker", "primary worker", "named worker", "cw"),
        ("social worker", "key worker", "sw"),
    )
)  # fmt: skip
"""Words for the role of who holds a case. The first group that any row has counts, and the others are none then."""
ADVISER: Final = re.compile(r"personal advis|leaving care", re.IGNORECASE)

NOBODY: Final = "no child or no professional"
OTHER_ROLE: Final = "a role other than allocated worker or personal adviser"
NO_WORK: Final = "the child has no open work"
BACKWARDS: Final = "it ends before it starts"
LONG_AGO: Final = "it ended more than 12 months ago"
PLANNED: Final = "it starts after the day"
SUPERSEDED: Final = "another worker was allocated later and both are open"


@dataclass(frozen=True, slots=True, eq=False)
class Involvement:
    """One involvement that names a child and a professional; `professional` as printed."""

    row: Row
    child: str
    professional: str
    part: Part
    start: date | None
    end: date | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a child's cases: the worker's key ("" for nobody), their team as printed, since when, who before.

    `free_since`: the last day of the last worker who was no tray, where nobody or a tray has the case now.
    """

    worker: str = ""
    team: str = ""
    since: date | None = None
    earlier: tuple[tuple[str, date, date], ...] = ()
    free_since: date | None = None
    adviser: str = ""


def read_involvements(tables: Tables, day: date | None, children: Mapping[str, str]) -> list[Involvement]:
    """Every involvement with a child and a professional; the others are left. `children` are those of referrals."""
    rows = tables.list_rows("involvements")
    held = find_tier(rows)
    found = []
    for row in rows:
        child = row["child"] or children.get(row["referral"], "")
        if not child or not row["professional"]:
            row.leave(NOBODY)
            continue
        part: Part = "allocated" if fold(row["role"]) in held else find_part(row["role"])
        start, end = (read_time(tables, row, name, part) for name in ("start", "end"))
        is_over = end is not None and (day is None or end <= day)
        found.append(Involvement(row, child, row["professional"], part, start, end, not is_over))
    return found


def find_tier(rows: Sequence[Row]) -> frozenset[str]:
    """The words for the role of who holds a case that these rows use."""
    words = {fold(row["role"]) for row in rows}
    return next((tier for tier in TIERS if tier & words), frozenset())


def find_stand_ins(tables: Tables) -> list[str]:
    """The roles that are taken for the allocated case worker's, where no row has that."""
    rows = tables.list_rows("involvements")
    tier = find_tier(rows)
    return [] if tier is TIERS[0] else sorted({row["role"] for row in rows if fold(row["role"]) in tier})


def find_part(role: str) -> Part:
    """What somebody who is not the allocated worker is."""
    return "adviser" if ADVISER.search(role) else "other"


def read_time(tables: Tables, row: Row, name: str, part: Part) -> date | None:
    """A date of an involvement; of other roles none is refused, since nothing hangs on it."""
    if part != "other":
        return tables.read_day(row, name)
    try:
        return parse_day(row[name], "Y108") if row[name] else None
    except CellFault:
        return None


def find_holdings(
    involvements: Sequence[Involvement], children: Collection[str], day: date | None, staff: Staff
) -> tuple[dict[str, Holding], list[str]]:
    """The holding of each child with open work who has any involvement, and the children with several open workers.

    Of several, who started last stands. Every row is marked as used, or left for its reason.
    """
    groups: dict[str, list[Involvement]] = {}
    for each in involvements:
        if is_wanted(each, children, day):
            groups.setdefault(each.child, []).append(each)
    holdings, several = {}, []
    for child, group in groups.items():
        allocated = [each for each in group if each.part == "allocated"]
        holder = choose_holder(allocated, staff)
        if any(each.row.table.left.get(each.row.number) == SUPERSEDED for each in allocated):
            several.append(child)
        holdings[child] = build_holding(holder, allocated, choose_adviser(group, staff), day, staff)
    return holdings, several


def is_wanted(each: Involvement, children: Collection[str], day: date | None) -> bool:
    """Whether an involvement can tell who holds a case or held it; if not, it is left for its reason."""
    if each.part == "other":
        each.row.leave(OTHER_ROLE)
    elif each.child not in children:
        each.row.leave(NO_WORK)
    elif each.start and each.end and each.end < each.start:
        each.row.leave(BACKWARDS)
    elif day and each.start and each.start > day:
        each.row.leave(PLANNED)
    else:
        return True
    return False


def choose_holder(allocated: Sequence[Involvement], staff: Staff) -> list[Involvement]:
    """The open involvements of the worker who was allocated last; those of others are left."""
    ordered = sorted(
        (each for each in allocated if each.is_open), key=lambda each: (each.start or date.min, each.row.number)
    )
    if not ordered:
        return []
    last = staff.find_key(ordered[-1].professional)
    chosen = []
    for each in ordered:
        if staff.find_key(each.professional) == last:
            each.row.use()
            chosen.append(each)
        else:
            each.row.leave(SUPERSEDED)
    return chosen


def choose_adviser(group: Sequence[Involvement], staff: Staff) -> str:
    """The open personal adviser who started last, "" for none."""
    open_rows = [each for each in group if each.part == "adviser" and each.is_open]
    for each in (each for each in group if each.part == "adviser" and not each.is_open):
        each.row.leave("the personal adviser's time has ended")
    ordered = sorted(open_rows, key=lambda each: (each.start or date.min, each.row.number))
    for each in ordered:
        each.row.use()
    return staff.find_key(ordered[-1].professional) if ordered else ""


def build_holding(
    holder: Sequence[Involvement], allocated: Sequence[Involvement], adviser: str, day: date | None, staff: Staff
) -> Holding:
    """The holding of one child, from the rows of its holder and of everybody allocated so far."""
    worker = staff.find_key(holder[-1].professional) if holder else ""
    over = [each for each in allocated if not each.is_open and each.end]
    ends = [each.end for each in over if each.end and not staff.is_tray(staff.find_key(each.professional))]
    starts = [each.start for each in holder if each.start]
    is_free = not worker or staff.is_tray(worker)
    return Holding(
        worker=worker,
        team=holder[-1].row["team"] if holder else next((each.row["team"] for each in reversed(over)), ""),
        since=min(starts, default=None),
        earlier=list_earlier(over, worker, day, staff),
        free_since=max(ends, default=None) if is_free else None,
        adviser=adviser,
    )


def list_earlier(
    over: Sequence[Involvement], worker: str, day: date | None, staff: Staff
) -> tuple[tuple[str, date, date], ...]:
    """Who else was allocated within 12 months before the day, with first and last day, in order of the last."""
    found = []
    for each in over:
        key = staff.find_key(each.professional)
        if each.end is None or (day is not None and each.end < take_year(day)):
            each.row.leave(LONG_AGO)
        elif key == worker or staff.is_tray(key):
            each.row.leave("a tray, or the worker who holds the case now")
        else:
            each.row.use()
            found.append((key, each.start or each.end, each.end))
    return tuple(sorted(found, key=lambda each: (each[2], each[1], each[0])))


def take_year(day: date) -> date:
    """The same day a year before; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, 2, 28)
