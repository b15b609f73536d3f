"""Joins the workers that several files know, each by its own key, into one list of people: never by a guess.

Certain are: the mapping table, the same registration number, the same staff id, and the same name in another spelling
of it (case, spaces, title, `Surname, First`) where only one person has it. Everybody else is listed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from caseload.domain.policy import Policy
from caseload.intake.export_names import TRAYS, is_tray, loosen_key
from caseload.intake.outside.extract import Extract, Form, Person, Work
from caseload.intake.outside.mapping_table import Known
from caseload.intake.outside.name_keys import PrintedName, join_marks, names_several, parse_name
from caseload.intake.outside.registration import make_registration_key

KeyKind = Literal["registration", "staff", "name"]
Key = tuple[KeyKind, str]
STRONG: Final[tuple[KeyKind, ...]] = ("registration", "staff")


@dataclass(slots=True)
class Member:
    """One person as far as is certain: their row of the mapping table, and what each file says of them.

    `texts` count how often each text stands for them in the rows of open work. `doubts` say in words why they may be
    somebody else too. `shared` are the names and registration numbers that somebody else has too.
    """

    known: Known | None = None
    people: list[Person] = field(default_factory=list)
    texts: dict[str, int] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    shared: set[Key] = field(default_factory=set)
    is_tray: bool = False

    @property
    def is_pending(self) -> bool:
        """Whether they are a row of the mapping table that has not been matched with a worker yet."""
        return self.known is not None and not self.known.worker

    @property
    def staff(self) -> str:
        """Their id in the case system, "" without one."""
        return (self.known.staff if self.known else "") or next((one.staff for one in self.people if one.staff), "")

    @property
    def label(self) -> str:
        """How others' doubts call them: by the worker's id, else by name and number."""
        if self.known and self.known.worker:
            return self.known.worker
        number = self.staff or next((one.registration for one in self.people if one.registration), "")
        name = next(iter(self.printed), "")
        return f"{name} ({number})" if name and number else name or number

    @property
    def printed(self) -> tuple[str, ...]:
        """Every spelling of the name, those of the mapping table first, then the commonest."""
        named = [person.name for person in self.people if person.name]
        staff = {person.staff for person in self.people} | {self.known.staff if self.known else ""}
        own = self.known.names if self.known else ()
        found = sorted({*named, *self.texts} - staff - {""}, key=lambda text: (-self.texts.get(text, 0), text))
        return tuple(dict.fromkeys((*own, *found)))


@dataclass(slots=True)
class Roster:
    """The people, and whom each text of each form stands for."""

    members: list[Member] = field(default_factory=list)
    keys: dict[Key, list[Member]] = field(default_factory=dict)
    texts: dict[tuple[Form, str], Member] = field(default_factory=dict)

    def find(self, form: Form, text: str) -> Member | None:
        """The person that a text in the rows of a form stands for; None for a blank."""
        return self.texts.get((form, text)) if text else None

    def add(self, member: Member, keys: Iterable[Key]) -> Member:
        """Take in a person under their keys."""
        self.members.append(member)
        self.note_keys(member, keys)
        return member

    def note_keys(self, member: Member, keys: Iterable[Key]) -> None:
        """Let these keys mean this person too."""
        for key in keys:
            owners = self.keys.setdefault(key, [])
            if not any(owner is member for owner in owners):
                owners.append(member)

    def list_owners(self, keys: Iterable[Key]) -> list[Member]:
        """The people whom any of the keys means, each once."""
        owners = [owner for key in keys for owner in self.keys.get(key, ())]
        return [owner for at, owner in enumerate(owners) if not any(owner is other for other in owners[:at])]


def build_roster(
    known: Sequence[Known], extracts: Sequence[Extract], policy: Policy, trays: Sequence[str] = TRAYS
) -> Roster:
    """The people of a mapping table and of every file; those with a number or an id are joined before mere names."""
    roster = Roster()
    for row in known:
        roster.add(Member(row, is_tray=bool(row.role) and policy.roles[row.role].tray), list_known_keys(row))
    people = [person for extract in extracts for person in extract.people]
    for person in sorted(people, key=lambda person: not (person.registration or person.staff)):
        member = join_person(roster, person)
        for text in filter(None, (person.name, person.staff, person.registration)):
            roster.texts.setdefault((person.place.form, text), member)
    works = [work for extract in extracts for work in extract.works]
    for work in works:
        for text in list_texts(work):
            member = roster.texts.get((work.place.form, text)) or join_text(roster, work, text)
            roster.texts[work.place.form, text] = member
            member.texts[text] = member.texts.get(text, 0) + 1
    mark_trays(roster, {work.team for work in works} - {""}, policy, trays)
    note_shared(roster)
    note_alike(roster)
    return roster


def list_texts(work: Work) -> list[str]:
    """Every text of a row that stands for a worker."""
    return [text for text in (work.worker, work.adviser, *(each[0] for each in work.earlier)) if text]


def list_known_keys(row: Known) -> list[Key]:
    """What a row of the mapping table is found by: its numbers, every name, and the worker's id itself."""
    names = [parse_name(text).key for text in (*row.names, row.worker) if text]
    return [*list_strong_keys(row.registration, row.staff), *(("name", name) for name in names)]


def list_strong_keys(registration: str, staff: str) -> list[Key]:
    """A registration number and a staff id as keys, where there are any."""
    found: list[Key] = [("registration", make_registration_key(registration)), ("staff", staff.casefold())]
    return [key for key in found if key[1]]


def join_person(roster: Roster, person: Person) -> Member:
    """The person that a file's person is, or a new one."""
    name = parse_name(person.name) if person.name else PrintedName("", "", "")
    strong = list_strong_keys(person.registration, person.staff)
    named: list[Key] = [("name", name.key)] if name.key else []
    owners = find_by_number(roster, person, strong)
    doubt = f"their numbers are with {len(owners)} people" if len(owners) > 1 else ""
    if not owners:
        owners = find_by_name(roster, person, named)
        doubt = f"{len(owners)} people have this name" if len(owners) > 1 else ""
    if len(owners) == 1:
        member = owners[0]
        roster.note_keys(member, [*strong, *named])
    else:
        member = roster.add(Member(), [*strong, *named])
    member.people.append(person)
    member.doubts += [doubt] if doubt else []
    return member


def find_by_number(roster: Roster, person: Person, strong: Sequence[Key]) -> list[Member]:
    """Who has the staff id, else the registration number: whose row of the mapping table says so before all others."""
    for kind in ("staff", "registration"):
        keys = [key for key in strong if key[0] == kind]
        owners = [owner for owner in roster.list_owners(keys) if not is_another(owner, person)]
        sure = [owner for owner in owners if not owner.is_pending]
        sure = [owner for owner in sure if owner.known and set(keys) & set(list_known_keys(owner.known))] or sure
        if owners:
            return sure if len(sure) == 1 else [owner for owner in owners if owner.is_pending][:1] or sure
    return []


def find_by_name(roster: Roster, person: Person, named: Sequence[Key]) -> list[Member]:
    """Who has the name: whose row of the mapping table has this very spelling, else another one, before all others."""
    owners = [owner for owner in roster.list_owners(named) if not contradicts(owner, person)]
    spelling = join_marks(person.name).casefold()
    told = [owner for owner in owners if owner.known and set(named) & set(list_known_keys(owner.known))]
    exact = [owner for owner in told if owner.known and spelling in map(str.casefold, owner.known.names)]
    return exact or told or [owner for owner in owners if owner.known] or owners


def is_another(member: Member, person: Person) -> bool:
    """Whether somebody has another staff id and another name, so that one registration number is with two people."""
    names = {loosen_key(parse_name(text).name) for text in member.printed}
    own = loosen_key(parse_name(person.name).name) if person.name else ()
    ids = {one.staff.casefold() for one in member.people} | {member.staff.casefold()}
    return bool(own and names and own not in names and person.staff and ids - {""}) and (
        person.staff.casefold() not in ids
    )


def contradicts(member: Member, person: Person) -> bool:
    """Whether somebody of the same name has another registration number or staff id, and so is somebody else."""
    told = [list_strong_keys(other.registration, other.staff) for other in member.people]
    told += [list_strong_keys(member.known.registration, member.known.staff)] if member.known else []
    own = dict(list_strong_keys(person.registration, person.staff))
    return any(kind in own and own[kind] != text for keys in told for kind, text in keys)


def join_text(roster: Roster, work: Work, text: str) -> Member:
    """The person that a text in a row of work stands for, or a new one."""
    owners = roster.list_owners(list_strong_keys(text, text))
    if not owners:
        return join_person(roster, Person(work.place, name=text, team=work.team))
    return owners[0]


def mark_trays(roster: Roster, teams: Iterable[str], policy: Policy, trays: Sequence[str]) -> None:
    """Mark the names that are a tray, and whom a file gives that role; those to whom the mapping table gives another
    role are people."""
    teams = frozenset(teams)
    for member in roster.members:
        if member.known is None or not (member.known.role or member.known.fte):
            told = any(person.role in policy.roles and policy.roles[person.role].tray for person in member.people)
            member.is_tray |= told or any(is_tray(name, teams, trays) for name in member.printed[:1])


def note_shared(roster: Roster) -> None:
    """Note the names that several people have, and with a doubt the registration numbers."""
    for key, owners in roster.keys.items():
        if key[0] == "staff" or len(owners) == 1:
            continue
        for owner in owners:
            owner.shared.add(key)
            others = [other.label for other in owners if other is not owner and other.printed]
            if key[0] == "registration" and others and owner.printed:
                owner.doubts.append(f"the registration number is with {' and '.join(others)} too")


def note_alike(roster: Roster) -> None:
    """Note the people whose names have the same words in another order or with other marks, and were kept apart."""
    groups: dict[tuple[str, ...], list[Member]] = {}
    for member in roster.members:
        for words in {loosen_key(parse_name(text).name) for text in member.printed} - {()}:
            groups.setdefault(words, []).append(member)
        told = member.known.names if member.known else ()
        if any(names_several(parse_name(text).name) for text in member.printed if text not in told):
            member.doubts += [] if member.is_tray else ["may be several people"]
    for group in groups.values():
        for member in group if len(group) > 1 else ():
            others = [other.label for other in group if other is not member]
            member.doubts.append(f"may be the same as {' and '.join(others)}")
