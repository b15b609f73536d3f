"""Reads the children's social work workforce census: who is in post, their FTE, role, protection and absence."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from caseload.domain.errors import InputRefused
from caseload.domain.policy import Policy
from caseload.intake.fault_list import CellFault
from caseload.intake.outside import csww_workers
from caseload.intake.outside.csww_head import Head, check_head, refuse_return
from caseload.intake.outside.csww_report import CensusFaults, report_doubts
from caseload.intake.outside.csww_workers import Raw, Row, read_worker
from caseload.intake.outside.extract import Account, Extract, LeftOut, Person, Place
from caseload.intake.outside.registration import make_registration_key
from caseload.intake.outside.xml_scan import scan_xml

WORKER: Final = "CSWWWorker"
HEAD: Final = ("Collection", "Year", "ReferenceDate")
PASSED_OVER: Final = frozenset(
    {
        "PersonBirthDate", "GenderCurrent", "Ethnicity", "QualInst", "QualLevel", "StepUpGrad", "LeaverDestination",
        "ReasonLeave", "WorkingDaysLost", "ContractWeeks", "FrontlineGrad",
    }
)  # fmt: skip
"""Elements of a worker that are known and never read."""
MOST_WORKERS: Final = 20_000
LEFT: Final = "left before the day of the census"
NO_CASES: Final = "a role that holds no cases (senior or middle manager, qualified without cases)"
NO_NUMBER: Final = "no registration number"


def read_csww(path: Path, policy: Policy) -> Extract:
    """The people of one census, by registration number; a census has no work, no names and no teams.

    Raises InputRefused with every fault at once (X101 to X113). `as_of` is the day of the census.
    """
    census = Census(path.name)
    scan_xml(path, csww_workers.READ | frozenset(HEAD), census.take)
    day = check_head(census.head, len(census.workers), census.faults)
    rows = [read_worker(n, raw, day, census.faults.name_row(n)) for n, raw in enumerate(census.workers, 1)]
    sorts = {row.row: sort_row(row, day) for row in rows}
    used = [row for row in rows if sorts[row.row] is None]
    refuse_doubles(used, census.faults)
    left = tuple(
        LeftOut(reason, tuple(row.row for row in rows if sorts[row.row] == reason))
        for reason in (LEFT, NO_CASES, NO_NUMBER)
        if reason in sorts.values()
    )
    report_doubts(census.faults, used, left_without_number(left), census.unknown)
    faults = census.faults.list_faults()
    if any(fault.severity == "error" for fault in faults):
        raise InputRefused(faults)
    people = tuple(build_person(row, policy) for row in used)
    account = Account("csww", WORKER, len(rows), len(people), left)
    return Extract("csww", people=people, accounts=(account,), warnings=faults, as_of=day)


@dataclass(slots=True)
class Census:
    """What has been read of one file so far: its head, the wanted texts of each worker, and unknown elements."""

    name: str
    head: Head = field(default_factory=Head)
    workers: list[Raw] = field(default_factory=list)
    open: dict[str, list[str]] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)
    faults: CensusFaults = field(init=False)

    def __post_init__(self) -> None:
        """Make the list of faults."""
        self.faults = CensusFaults(self.name)

    def take(self, path: tuple[str, ...], text: str) -> None:
        """One element has ended."""
        if path[0] != "Message":
            raise refuse_return(self.name, path[0])
        if path[-1] in HEAD and path[1:2] == ("Header",):
            self.head.take(path[-1], text)
            if path[-1] == "Collection":
                self.head.check_collection(self.name)
        elif path[1:] == (WORKER,):
            self.workers.append(self.open)
            self.open = {}
            if len(self.workers) > MOST_WORKERS:
                raise self.faults.refuse_many(MOST_WORKERS)
        elif path[1:2] == (WORKER,) and len(path) == 3:
            self.take_cell(path[-1], text)

    def take_cell(self, name: str, text: str) -> None:
        """An element of a worker has ended."""
        if name in csww_workers.READ:
            self.open.setdefault(name, []).append(text)
        elif name not in PASSED_OVER:
            self.unknown[name] += 1


def sort_row(row: Row, day: date) -> str | None:
    """Why a worker is left out, None where they are used."""
    if row.end is not None and row.end < day:
        return LEFT
    if row.role is None:
        return NO_CASES
    return None if row.registration else NO_NUMBER


def left_without_number(left: tuple[LeftOut, ...]) -> tuple[int, ...]:
    """The rows without a registration number."""
    return next((each.rows for each in left if each.reason == NO_NUMBER), ())


def refuse_doubles(used: list[Row], faults: CensusFaults) -> None:
    """Note every registration number of several workers who are in post on the day of the census."""
    groups: dict[str, list[Row]] = {}
    for row in used:
        groups.setdefault(make_registration_key(row.registration), []).append(row)
    for group in groups.values():
        for row in group if len(group) > 1 else ():
            fix = "Leave one row for each person, or correct the number; who has left needs a RoleEndDate"
            what = "several workers in post have this number"
            faults.refuse(row.row, "SWENo", CellFault("X108", what, fix, row.registration))


def build_person(row: Row, policy: Policy) -> Person:
    """One person as every outside format gives them; a role that the policy lacks is left blank."""
    return Person(
        place=Place("csww", WORKER, row.row),
        registration=row.registration,
        role=row.role if row.role and row.role in policy.roles else "",
        fte=row.fte,
        start=row.start if row.role == "nqsw" else None,
        last=row.end,
        absences=row.absences,
        held=row.held,
    )
