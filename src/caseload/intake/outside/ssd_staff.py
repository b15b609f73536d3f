"""Reads the professionals of the dataset: who they are, by which ids they are known, and which are trays."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from caseload.domain.policy import Policy
from caseload.intake.aliases import CodeBook
from caseload.intake.export_names import is_tray, spell_key
from caseload.intake.fault_list import CellFault
from caseload.intake.outside.registration import make_registration_key
from caseload.intake.outside.ssd_table import Row, Tables
from caseload.intake.outside.ssd_titles import find_role, is_yes
from caseload.intake.words import fold

NO_ID: Final = "no id"
SAME_ROW: Final = "the same professional is on an earlier row"
SAME_STAFF: Final = "the same staff id is on an earlier row"
DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Professional:
    """One professional: `key` is what workers are called in the extract, the staff id, else the professional id."""

    row: Row
    key: str
    name: str
    registration: str
    team: str
    role: str
    is_tray: bool


@dataclass(slots=True)
class Staff:
    """Every professional by key, and what else they are called: professional ids, staff ids, names without case."""

    people: dict[str, Professional] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    names: dict[str, str | None] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)
    doubled: list[int] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)

    def find_key(self, text: str) -> str:
        """The key of whoever is meant by an id or a name; the text itself where nobody is, which is noted."""
        if not text:
            return ""
        known = self.keys.get(text.casefold()) or self.names.get(spell_key(text))
        if known:
            return known
        if self.people:
            self.unknown[text] = self.unknown.get(text, 0) + 1
        return text

    def is_tray(self, key: str) -> bool:
        """Whether a key is a tray's."""
        person = self.people.get(key)
        return person.is_tray if person else is_tray(key, ())


@dataclass(slots=True)
class Teams:
    """The names of teams by their ids; ids that no department has are noted, and names that several have."""

    names: Mapping[str, str]
    doubled: Sequence[str] = ()
    unknown: dict[str, int] = field(default_factory=dict)

    def find_name(self, text: str) -> str:
        """The name of a team from its id or its name as printed; an id that is not known stays as it is."""
        name = self.names.get(text.casefold())
        if name is None and self.names and DIGITS.fullmatch(text):
            self.unknown[text] = self.unknown.get(text, 0) + 1
        return name or text


def read_teams(tables: Tables) -> Teams:
    """The departments; a row without an id or a name is left."""
    names: dict[str, str] = {}
    for row in tables.list_rows("department"):
        if not row["id"] or not row["name"]:
            row.leave("no id or no name")
        elif names.setdefault(row["id"].casefold(), row["name"]) == row["name"]:
            row.use()
        else:
            row.leave("the same id has another name on an earlier row")
    counts = Counter(names.values())
    return Teams(names, [name for name in counts if counts[name] > 1])


def read_staff(tables: Tables, teams: Teams, policy: Policy) -> Staff:
    """Every professional; two who differ under one id are refused, the same one twice is left.

    No row is marked as used here: who is a worker is told later.
    """
    staff, book = Staff(), CodeBook(policy)
    first: dict[str, Row] = {}
    for row in tables.list_rows("professionals"):
        number = row["id"].casefold()
        if not number:
            row.leave(NO_ID)
        elif number in first:
            take_again(tables, first[number], row)
        else:
            first[number] = row
            take_professional(staff, row, teams, book)
    return staff


def take_again(tables: Tables, first: Row, row: Row) -> None:
    """A second row of one id: left where it says the same, refused where it says another person."""
    row.leave(SAME_ROW)
    ids = {fold(each["staff"]) for each in (first, row)} - {""}
    if len(ids) > 1 or is_another(first, row):
        fix = "Give each professional an id of their own, and export again"
        what = f"row {first.number} has the same id and another person"
        tables.refuse(row, "id", CellFault("Y107", what, fix, row["id"]))


def is_another(first: Row, row: Row) -> bool:
    """Whether two rows are two people: with other registration numbers or, where one has none, other names."""
    for name, make_key in (("registration", make_registration_key), ("name", spell_key)):
        if first[name] and row[name]:
            return make_key(first[name]) != make_key(row[name])
    return False


def take_professional(staff: Staff, row: Row, teams: Teams, book: CodeBook) -> None:
    """A professional's first row; one whose staff id is known already is that person, unless the rows say another."""
    key = row["staff"] or row["id"]
    if key in staff.people and is_another(staff.people[key].row, row):
        staff.apart.append(row["name"] or row["id"])
        key = row["id"]
    staff.keys[row["id"].casefold()] = key
    if key in staff.people:
        row.leave(SAME_STAFF)
        staff.doubled.append(row.number)
        return
    staff.keys.setdefault(key.casefold(), key)
    tray = is_tray(row["name"], teams.names.values()) if row["name"] else False
    role = find_role(row["title"], bool(row["registration"]), is_yes(row["agency"]), book)
    staff.people[key] = Professional(
        row, key, row["name"], row["registration"], row["team"], "tray" if tray else role, tray
    )
    if row["name"]:
        spelled = spell_key(row["name"])
        staff.names[spelled] = None if spelled in staff.names else key
