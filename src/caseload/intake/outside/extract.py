"""What every outside format gives: open work, people, and an account of every row that was read."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from caseload.domain.errors import Fault

Form = Literal["annex-a", "csww", "ssd"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: its file's form, its list, table or element, and its row as a person would count it."""

    form: Form
    part: str
    row: int


@dataclass(frozen=True, slots=True)
class Work:
    """One row of open work of one child. A child may have several; they are made one case later.

    `worker` and `adviser` are as printed (or the staff id where the format has one), "" where the words say there is
    none; a tray is still a name here. `earlier` are the workers who held the case before, as (worker, first day, last
    day). `kind` is one of the policy's kinds. A blank text or None means that the format does not say.
    """

    place: Place
    case: str
    kind: str
    team: str = ""
    worker: str = ""
    adviser: str = ""
    proceedings: str = "none"
    skills: frozenset[str] = frozenset()
    family: str = ""
    area: str = ""
    held_since: date | None = None
    waiting_since: date | None = None
    earlier: tuple[tuple[str, date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """A time a person is away or works less: a share of full time from 0 to 100, and a reason code of ours."""

    percent: int
    first: date | None = None
    last: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One worker as a format knows them, by whichever of the three keys it has: name, registration, staff id.

    `role` is one of the policy's roles or "" where it cannot be told; `fte` is decimal text as it stood in the file,
    or "". `held` is how many cases the format says they hold (a check, never used to allocate).
    """

    place: Place
    name: str = ""
    registration: str = ""
    staff: str = ""
    team: str = ""
    role: str = ""
    fte: str = ""
    start: date | None = None
    last: date | None = None
    absences: tuple[Absence, ...] = ()
    held: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows of one part that gave nothing, for one reason in words, with the rows themselves."""

    reason: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the rows of one list, table or element: rows read = rows used + rows left out."""

    form: Form
    part: str
    read: int
    used: int
    left: tuple[LeftOut, ...] = ()

    @property
    def adds_up(self) -> bool:
        """Whether every row read is accounted for."""
        return self.read == self.used + sum(len(each.rows) for each in self.left)


@dataclass(frozen=True, slots=True)
class Extract:
    """One file or folder of an outside format as it was read.

    `families` maps a child's id to its family. `warnings` tell what was doubted.
    """

    form: Form
    works: tuple[Work, ...] = ()
    people: tuple[Person, ...] = ()
    families: dict[str, str] = field(default_factory=dict)
    accounts: tuple[Account, ...] = ()
    warnings: tuple[Fault, ...] = ()
    as_of: date | None = None
