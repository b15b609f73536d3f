"""Chooses which professionals of the dataset are workers, and says what is known of each."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from caseload.domain.policy import Policy
from caseload.intake.fault_list import CellFault
from caseload.intake.outside.extract import Person
from caseload.intake.outside.ssd_involved import Involvement, take_year
from caseload.intake.outside.ssd_staff import Professional, Staff, Teams
from caseload.intake.outside.ssd_table import Row, Tables
from caseload.intake.outside.ssd_titles import WITHOUT_CASES

SHARE: Final = re.compile(r"[+-]?(\d{1,9}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,3})?")
PLACES: Final = Decimal("0.000001")
"""As many as the census has: a database prints 0.8 as 0.80000000000000004."""
COUNT: Final = re.compile(r"(\d{1,4})(\.0+)?")
NO_ROLE: Final = "no role known here, no registration and no open work"
NO_CASES: Final = "a role that holds no cases, and no open work"
GONE: Final = "no involvement in the last 12 months, and no open work"
EMPTY_TRAY: Final = "a tray with nothing in it"


@dataclass(slots=True)
class Chosen:
    """The workers, and the keys of those who are in doubt, by the code of the doubt."""

    people: list[Person] = field(default_factory=list)
    doubts: dict[str, list[str]] = field(default_factory=dict)

    def doubt(self, code: str, person: Professional, is_so: bool) -> None:
        """Note a doubt about somebody, by name where there is one."""
        if is_so:
            self.doubts.setdefault(code, []).append(person.name or person.key)


@dataclass(frozen=True, slots=True)
class Activity:
    """What involvements say of the professionals: the last day of each (`date.max`: still involved), their teams."""

    last: Mapping[str, date]
    teams: Mapping[str, Counter[str]]
    day: date | None


def measure_activity(involvements: Sequence[Involvement], staff: Staff, teams: Teams, day: date | None) -> Activity:
    """Until when each professional has been involved with anybody, in any role, and in which teams they are now."""
    last: dict[str, date] = {}
    places: dict[str, Counter[str]] = {}
    for each in involvements:
        key = staff.keys.get(each.professional.casefold(), each.professional)
        until = date.max if each.is_open else each.end or date.max
        last[key] = max(last.get(key, date.min), until)
        if each.is_open and each.row["team"]:
            places.setdefault(key, Counter())[teams.find_name(each.row["team"])] += 1
    return Activity(last, places, day)


def choose_people(
    staff: Staff, holding: Collection[str], activity: Activity, tables: Tables, teams: Teams, policy: Policy
) -> Chosen:
    """Everybody who holds open work, and whoever else could: with a role or registration, and not long gone.

    `holding` are the keys of holders and personal advisers. The others are left, each for a reason.
    """
    chosen = Chosen()
    for person in staff.people.values():
        reason = None if person.key in holding else find_reason(person, activity)
        if reason:
            person.row.leave(reason)
            continue
        person.row.use()
        made = build_person(person, activity, tables, teams)
        chosen.people.append(made)
        if not person.is_tray:
            role = policy.roles.get(made.role)
            chosen.doubt("Y212", person, not made.fte and not is_refused(person.row))
            chosen.doubt("Y213", person, person.key not in holding and activity.last.get(person.key) != date.max)
            chosen.doubt("Y214", person, not made.role)
            chosen.doubt("Y216", person, role is not None and role.protected)
    return chosen


def find_reason(person: Professional, activity: Activity) -> str | None:
    """Why somebody who holds no open work is left out, None where they are a worker all the same.

    Nobody says who has left the council: whoever was last involved more than 12 months before the day counts as gone,
    whoever was never involved as new.
    """
    if person.is_tray:
        return EMPTY_TRAY
    if not person.role and not person.registration:
        return NO_ROLE
    if person.role in WITHOUT_CASES:
        return NO_CASES
    last = activity.last.get(person.key)
    return GONE if last and activity.day and last < take_year(activity.day) else None


def build_person(person: Professional, activity: Activity, tables: Tables, teams: Teams) -> Person:
    """One person as every outside format gives them."""
    places = activity.teams.get(person.key, Counter())
    usual = min(places, key=lambda team: (-places[team], team), default="")
    held = COUNT.fullmatch(person.row["held"])
    return Person(
        place=person.row.place,
        name=person.name,
        registration=person.registration,
        staff=person.key,
        team=teams.find_name(person.team) if person.team else usual,
        role=person.role,
        fte=read_fte(person.row, tables),
        held=int(held[1]) if held else None,
    )


def read_fte(row: Row, tables: Tables) -> str:
    """The FTE, "" where there is none or it is 0; what is no share of full time is refused."""
    share = find_share(row["fte"])
    if is_refused(row):
        fix = "Write the share of full time: 1 for full time, 0.6 for three days of five"
        tables.refuse(row, "fte", CellFault("Y109", "FTE is not a number from 0 to 1", fix, row["fte"]))
    return f"{share.normalize():f}" if share and 0 < share <= 1 else ""


def is_refused(row: Row) -> bool:
    """Whether an FTE is there that is no number from 0 to 1."""
    share = find_share(row["fte"])
    return bool(row["fte"]) and (share is None or not 0 <= share <= 1)


def find_share(text: str) -> Decimal | None:
    """The number in a text, to six places; None where it is none."""
    if not SHARE.fullmatch(text) or not -30 < Decimal(text).adjusted() < 9:
        return None
    return Decimal(text).quantize(PLACES)
