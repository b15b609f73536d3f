"""What an import comes to: the tables of a caseload, the mapping table, and an account of every row that was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from caseload.domain.errors import Fault
from caseload.intake.export_names import TRAYS
from caseload.intake.export_people import People
from caseload.intake.outside.extract import Account

Row = Mapping[str, object]
Fill = tuple[str, int, str]
MY_TEAM: Final = "My team"


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a service may set: the team of cases that name none, further words that make a name a tray, the role of
    workers whom nothing tells the role of ("" leaves it to be filled in), whether skills are written, the teams that
    alone are wanted (none: all), and last week's people."""

    team: str = MY_TEAM
    trays: tuple[str, ...] = TRAYS
    role: str = ""
    has_skills: bool = True
    only: tuple[str, ...] = ()
    people: People | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """One row of the mapping table as it is proposed; `worker` is "" for somebody not matched yet."""

    worker: str
    team: str = ""
    role: str = ""
    fte: Fraction | None = None
    names: tuple[str, ...] = ()
    registration: str = ""
    staff: str = ""
    start: date | None = None
    last: date | None = None
    back: date | None = None
    skills: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """An account of one list, table or element once all are joined: its rows that became a case (`cases`), those
    that added to one (`added`), and those left out."""

    account: Account
    cases: int
    added: int

    @property
    def adds_up(self) -> bool:
        """Whether every row read became a case, added to one, or is explained."""
        return self.account.adds_up and self.account.used == self.cases + self.added


@dataclass(frozen=True, slots=True)
class Imported:
    """Everything an import found. `to_fill` are cells to fill in, as (table, row from 0, column name)."""

    tables: Mapping[str, tuple[Row, ...]]
    mapping: tuple[Proposed, ...]
    settled: tuple[Settled, ...]
    to_fill: frozenset[Fill]
    both_plans: int
    warnings: tuple[Fault, ...]
