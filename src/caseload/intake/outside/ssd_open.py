"""Finds the open work of the dataset: which rows of which table are work, of what kind, and of which child."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseload.intake.outside.ssd_table import Row, Tables
from caseload.intake.outside.ssd_titles import is_yes
from caseload.intake.words import fold

KINDS: Final = (
    ("cla_episodes", "looked_after"),
    ("cp_plans", "child_protection"),
    ("s47_enquiry", "section_47"),
    ("cin_plans", "child_in_need"),
    ("cin_assessments", "assessment"),
)
"""Tables whose open rows are work of one kind."""
LONE_KIND: Final = "child_in_need"
ENDING_WITH_REFERRAL: Final = frozenset({"cin_plans", "cin_assessments", "s47_enquiry"})
NOT_ELIGIBLE: Final = frozenset(map(fold, ("no current eligibility", "not eligible", "none", "no")))
OUT_OF_TOUCH: Final = ("died", "nreq", "no longer required", "no longer requires")

NO_CHILD: Final = "no child"
ENDED: Final = "ended"
NOT_BEGUN: Final = "starts after the day"
DIED: Final = "the child has died"
REFERRAL_CLOSED: Final = "its referral is closed"
CONFERENCE_HELD: Final = "the conference was held"
OTHER_AUTHORITY: Final = "another authority's plan, and nobody here is allocated"
NOT_A_LEAVER: Final = "no care leaver who needs a worker now"
OTHER_WORK: Final = "the child has other open work"
NO_ACTION: Final = "no further action"


@dataclass(frozen=True, slots=True)
class OpenWork:
    """One row that is open work: its child, its kind and when it began."""

    row: Row
    child: str
    kind: str
    start: date | None


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked of each row: on which day, and which referrals, enquiries and children have ended."""

    tables: Tables
    day: date | None
    closed: frozenset[str]
    conferences: frozenset[str]
    died: frozenset[str]
    allocated: frozenset[str]

    def has_come(self, day: date | None) -> bool:
        """Whether a date is there and not after the day."""
        return day is not None and (self.day is None or day <= self.day)

    def is_open(self, row: Row) -> bool:
        """Whether a row has begun and not ended; if not, it is left for that."""
        if self.has_come(self.tables.read_day(row, "end")):
            row.leave(ENDED)
            return False
        return self.has_begun(row)

    def has_begun(self, row: Row) -> bool:
        """Whether a row does not start after the day; if it does, it is left for that."""
        start = self.tables.read_day(row, "start")
        if start is not None and self.day is not None and start > self.day:
            row.leave(NOT_BEGUN)
            return False
        return True

    def is_of_somebody(self, row: Row) -> bool:
        """Whether a row has a child who lives; if not, it is left for that."""
        if not row["child"]:
            row.leave(NO_CHILD)
        elif row["child"] in self.died:
            row.leave(DIED)
        else:
            return True
        return False


def start_search(tables: Tables, day: date | None, allocated: frozenset[str]) -> Search:
    """Read what ends work elsewhere: closed referrals, conferences held, deaths.

    `allocated` are the children with an open involvement.
    """
    search = Search(tables, day, frozenset(), frozenset(), frozenset(), allocated)
    closed = {
        row["referral"]
        for row in tables.list_rows("cin_episodes")
        if row["referral"] and search.has_come(tables.read_day(row, "end"))
    }
    held = [row for row in tables.list_rows("initial_cp_conference") if search.has_come(tables.read_day(row, "day"))]
    dead = [row for row in tables.list_rows("person") if search.has_come(tables.read_day(row, "died"))]
    for row in (*held, *dead):
        row.use()
    return Search(
        tables,
        day,
        frozenset(closed),
        frozenset(row["enquiry"] for row in held) - {""},
        frozenset(row["child"] for row in dead) - {""},
        allocated,
    )


def find_work(search: Search) -> list[OpenWork]:
    """Every row that is open work, table by table; open referrals last, where the child has nothing else."""
    works: list[OpenWork] = []
    for table, kind in KINDS:
        works += take_rows(search, table, kind, lambda row: is_open_plan(search, row))
    works += take_rows(search, "care_leavers", "care_leaver", lambda row: is_leaver(search, row))
    works += take_rows(search, "legal_status", "private_fostering", lambda row: is_fostered(search, row))
    known = {work.child for work in works}
    return works + take_rows(search, "cin_episodes", LONE_KIND, lambda row: is_lone_referral(search, row, known))


def take_rows(search: Search, table: str, kind: str, is_work: Callable[[Row], bool]) -> list[OpenWork]:
    """The rows of one table that are work, marked as used."""
    found = []
    for row in search.tables.list_rows(table):
        if is_work(row):
            row.use()
            start = search.tables.read_day(row, "start") if "start" in row.table.places else None
            found.append(OpenWork(row, row["child"], kind, start))
    return found


def is_open_plan(search: Search, row: Row) -> bool:
    """Whether a row of a plan, episode, enquiry or assessment is open work; if not, it is left for its reason."""
    name = row.table.spec.name
    if not search.is_of_somebody(row) or not search.is_open(row):
        return False
    if name in ENDING_WITH_REFERRAL and row["referral"] in search.closed:
        row.leave(REFERRAL_CLOSED)
    elif name == "s47_enquiry" and row["id"] in search.conferences:
        row.leave(CONFERENCE_HELD)
    elif name == "cp_plans" and is_yes(row["other"]) and row["child"] not in search.allocated:
        row.leave(OTHER_AUTHORITY)
    else:
        return True
    return False


def is_leaver(search: Search, row: Row) -> bool:
    """Whether a row of the care leavers is somebody who is eligible, lives and still wants a service."""
    if not search.is_of_somebody(row):
        return False
    touch = row["touch"].casefold()
    if fold(row["eligibility"]) in NOT_ELIGIBLE or touch.startswith(OUT_OF_TOUCH):
        row.leave(NOT_A_LEAVER)
        return False
    return True


def is_fostered(search: Search, row: Row) -> bool:
    """Whether a legal status is an open private fostering arrangement; other statuses are not judged here."""
    if "private" not in row["status"].casefold() or "foster" not in row["status"].casefold():
        return False
    return search.is_of_somebody(row) and search.is_open(row)


def is_lone_referral(search: Search, row: Row, known: set[str]) -> bool:
    """Whether a referral is open and its child has no other work; if not, it is left for its reason."""
    if not search.is_of_somebody(row) or not search.is_open(row):
        return False
    if row["child"] in known:
        row.leave(OTHER_WORK)
    elif is_yes(row["nfa"]):
        row.leave(NO_ACTION)
    else:
        return True
    return False
