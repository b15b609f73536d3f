"""Makes the workers of a caseload out of the people of all files, and proposes the mapping table."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain, count
from typing import Final

from caseload.domain.policy import Policy
from caseload.intake.fault_list import CellFault
from caseload.intake.numbers_read import parse_number
from caseload.intake.outside.extract import Absence, Extract
from caseload.intake.outside.merge_types import Proposed
from caseload.intake.outside.name_keys import join_marks, parse_name
from caseload.intake.outside.registration import make_registration_key
from caseload.intake.outside.roster import Member

NOT_MATCHED: Final = "not matched: write the worker's id here, as another row has it, or a new one"
NO_CASES: Final = "holds no case, and the role is not known: write an id under worker to take them in"
PLAIN: Final = "social_worker"
"""The role that any other is told apart from: a file that knows no more says it of everybody."""
AWAY: Final = "away by the census: write under back when they are, or were, back"
IS_TRAY: Final = "read as a tray: what is in it has no worker; for a person, change the role"
ASSUMED: Final = "role set by --role"


@dataclass(slots=True)
class Candidate:
    """One member of the roster as a worker: all values settled, the mapping table before any file, and an id.

    `id` is "" where they are no worker of the caseload; `differs` are the columns in which a file says something else
    than the mapping table or another file; `fte_text` is an FTE that cannot be right.
    """

    member: Member
    id: str = ""
    team: str = ""
    role: str = ""
    fte: Fraction | None = None
    registration: str = ""
    staff: str = ""
    start: date | None = None
    last: date | None = None
    back: date | None = None
    skills: tuple[str, ...] = ()
    absences: tuple[Absence, ...] = ()
    note: str = ""
    is_assumed: bool = False
    differs: list[str] = field(default_factory=list)
    fte_text: str = ""

    def propose(self) -> Proposed:
        """The row of the mapping table.

        A name or registration number that somebody else has too is left out where a number tells the two apart, so
        that the table can be given back as it is.
        """
        names = tuple(dict.fromkeys(join_marks(name) for name in self.member.printed if not self.is_shared(name)))
        note = "; ".join(dict.fromkeys(filter(None, (self.note, *self.member.doubts))))
        role = "" if self.is_assumed else self.role
        return Proposed(
            self.id, self.team, role, self.fte, names, self.own_registration, self.staff,
            self.start, self.last, self.back, self.skills, note,
        )  # fmt: skip

    def is_shared(self, name: str) -> bool:
        """Whether somebody else has this name too, and a number tells them apart; never one of the mapping table."""
        told = self.member.known.names if self.member.known else ()
        has_number = bool(self.staff or self.own_registration)
        return has_number and name not in told and ("name", parse_name(name).key) in self.member.shared

    @property
    def own_registration(self) -> str:
        """The registration number, "" where somebody else has it too and the mapping table does not say whose it is."""
        told = self.member.known.registration if self.member.known else ""
        is_shared = ("registration", make_registration_key(self.registration)) in self.member.shared
        return "" if is_shared and self.staff and not told else self.registration


def settle_person(member: Member, team: str, policy: Policy) -> Candidate:
    """What is known of one person; `team` is the one most of their cases are in, "" without any."""
    known, found = member.known, member.people
    hint = next((role for text in member.printed if (role := parse_name(text).role)), "")
    roles = [person.role for person in found if person.role in policy.roles]
    numbers = [read_fte(person.fte) for person in found if person.fte]
    person = Candidate(
        member=member,
        team=(known.team if known else "") or team or first(each.team for each in found),
        role=(known.role if known else "") or first(role for role in roles if role != PLAIN) or first(roles) or hint,
        fte=known.fte if known and known.fte is not None else next((number for number in numbers if number), None),
        registration=(known.registration if known else "") or first(each.registration for each in found),
        staff=(known.staff if known else "") or first(each.staff for each in found),
        start=(known.start if known else None) or next((each.start for each in found if each.start), None),
        last=(known.last if known else None) or next((each.last for each in found if each.last), None),
        back=known.back if known else None,
        skills=known.skills if known else (),
    )
    person.absences = end_absences(next((each.absences for each in found if each.absences), ()), person.back)
    person.note = AWAY if any(absence.last is None for absence in person.absences) else ""
    if member.is_tray:
        person.role, person.note = "tray", IS_TRAY
    elif person.role not in policy.roles or not policy.roles[person.role].protected:
        person.start = known.start if known else None
    person.differs = [
        *(["role"] if differ(known.role if known else "", roles) else []),
        *(["fte"] if differ(known.fte if known else None, [number for number in numbers if number]) else []),
    ]
    person.fte_text = first(each.fte for each in found if each.fte and read_fte(each.fte) is None)
    return person


def end_absences(absences: Iterable[Absence], back: date | None) -> tuple[Absence, ...]:
    """The absences up to the day before somebody is back; all of them where that is not known."""
    if back is None:
        return tuple(absences)
    last = back - timedelta(days=1)
    ended = (replace(absence, last=min(absence.last or last, last)) for absence in absences)
    return tuple(absence for absence in ended if absence.first is None or absence.first <= last)


def differ(stands: object, told: Sequence[object]) -> bool:
    """Whether no file says what stands in the mapping table or, where nothing does, the files differ."""
    return bool(told) and (stands not in told if stands else len(set(told)) > 1)


def first(texts: Iterable[str]) -> str:
    """The first text that is not blank."""
    return next(filter(None, texts), "")


def read_fte(text: str) -> Fraction | None:
    """An FTE from its text; None where it cannot be right."""
    try:
        return parse_number(text, "fte")
    except CellFault:
        return None


@dataclass(frozen=True, slots=True)
class Chooser:
    """Says who of the roster is a worker of the caseload: whom the mapping table names, who holds a case, and of the
    others those whose role is known. Where every file lacks names, registration numbers stand for them."""

    has_names: bool
    holding: Mapping[int, Counter[str]]
    policy: Policy
    usual_team: str
    role: str = ""

    def settle(self, members: Sequence[Member]) -> list[Candidate]:
        """Every person, each with an id of their own or "" ."""
        people = [settle_person(member, self.find_team(member), self.policy) for member in members]
        taken = {person.member.known.worker.casefold() for person in people if person.member.known}
        new = [person for person in people if not (person.member.known and person.member.known.worker)]
        wanted = Counter(name_plainly(person).casefold() for person in new)
        for person in people:
            known = person.member.known
            if known and known.worker:
                person.id = known.worker
            elif self.is_worker(person):
                person.id = find_id(person, taken, wanted)
                taken.add(person.id.casefold())
            if person.id and not person.member.is_tray:
                person.team = person.team or self.usual_team
                self.assume_role(person)
        return people

    def find_team(self, member: Member) -> str:
        """The team most of their cases are in, the first by name of several."""
        counts = self.holding.get(id(member), Counter())
        return min(counts, key=lambda team: (-counts[team], team)) if counts else ""

    def is_worker(self, person: Candidate) -> bool:
        """Whether somebody whom the mapping table does not name is taken in; others are noted as to be matched."""
        member = person.member
        if id(member) in self.holding or member.is_tray:
            return True
        is_nameless = not member.printed and not person.staff
        if is_nameless and self.has_names:
            person.note = NOT_MATCHED
            return False
        if not person.role:
            person.note = NO_CASES
        return bool(person.role) or (is_nameless and not self.has_names)

    def assume_role(self, person: Candidate) -> None:
        """The role that `--role` gives to those whom nothing tells the role of."""
        if not person.role and self.role:
            person.role, person.is_assumed, person.note = self.role, True, person.note or ASSUMED


def name_plainly(person: Candidate) -> str:
    """The name as it is commonest, without the role after it; else the staff id or registration number."""
    printed = sorted(person.member.printed, key=lambda text: rank_spelling(text, person.member))
    return first([*(parse_name(text).name for text in printed[:1]), person.staff, person.registration])


def find_id(person: Candidate, taken: Collection[str], wanted: Mapping[str, int]) -> str:
    """An id that nobody has; of people with one name those with a number have it beside the name."""
    plain = name_plainly(person)
    numbers = [number for number in (person.staff, person.registration) if number and number != plain]
    is_shared = wanted[plain.casefold()] > 1 and bool(numbers)
    named = ([] if is_shared else [plain]) + [f"{plain} ({number})" for number in numbers]
    more = (f"{plain} ({number})" for number in count(2))
    return next(text for text in chain(named, more) if text.casefold() not in taken)


def rank_spelling(text: str, member: Member) -> tuple[object, ...]:
    """Which spelling stands: the commonest, then one without a comma, then one not in capitals alone."""
    return (-member.texts.get(text, 0), "," in text, text.isupper(), text)


def has_names(extracts: Sequence[Extract]) -> bool:
    """Whether any file knows people by a name or a staff id."""
    return any(person.name or person.staff for extract in extracts for person in extract.people) or any(
        extract.works for extract in extracts
    )
