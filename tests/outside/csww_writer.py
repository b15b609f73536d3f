"""Writes workforce censuses that look as councils' do, made from a drawn caseload so that the truth is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from caseload.domain.caseload import Caseload, Worker
from caseload.domain.policy import Policy
from caseload.intake.outside.extract import Absence, Person, Place
from caseload.synthetic.generate import generate
from caseload.synthetic.settings import FAMILIES

DAY = date(2025, 9, 30)
CANARY = "Zq"
BIRTH_DATE = "1961-07-19"
ORG_ROLES = {
    "social_worker": "5", "nqsw": "5", "agency_social_worker": "5", "team_manager": "3",
    "senior_social_worker": "4", "practice_consultant": "4", "advanced_practitioner": "4",
}  # fmt: skip
ORDER = (
    "AgencyWorker", "SWENo", "FTE", "PersonBirthDate", "GenderCurrent", "Ethnicity", "QualInst", "QualLevel",
    "StepUpGrad", "OrgRole", "RoleStartDate", "StartOrigin", "RoleEndDate", "LeaverDestination", "ReasonLeave",
    "FTE30", "Cases30", "WorkingDaysLost", "ContractWeeks", "FrontlineGrad", "Absat30Sept", "ReasonAbsence",
    "CFKSSstatus",
)  # fmt: skip
"""The elements of a worker in the order of the published schema."""
SEVERAL = frozenset({"QualInst", "ContractWeeks", "Absat30Sept", "ReasonAbsence", "CFKSSstatus"})
NEEDED = ("AgencyWorker", "SWENo", "QualInst")
USUAL = {
    "AgencyWorker": "0", "FTE": "1", "PersonBirthDate": BIRTH_DATE, "GenderCurrent": "9", "Ethnicity": "OOTH",
    "QualInst": f"{CANARY} University", "QualLevel": "2", "StepUpGrad": "0", "OrgRole": "5",
    "RoleStartDate": "2019-09-02", "StartOrigin": "2", "FTE30": "1", "Cases30": "14", "WorkingDaysLost": "3.50",
    "ContractWeeks": "52.0", "FrontlineGrad": "0", "Absat30Sept": "0", "CFKSSstatus": "2",
}  # fmt: skip

Cells = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Census:
    """The workers of one census, the people that are to come of it, and how many are left out."""

    workers: tuple[Cells, ...]
    people: tuple[Person, ...]
    left: int
    day: date = DAY


def a_worker(number: int = 1, **cells: str | Sequence[str]) -> Cells:
    """A case holder in post; some elements changed, those given as "" left out."""
    return {key: text for key, text in {**USUAL, "SWENo": f"SW{number:010d}", **cells}.items() if text != ""}


def a_person(row: int = 1, **values: object) -> Person:
    """The person that `a_worker` of this row is read as, some values changed."""
    usual = Person(Place("csww", "CSWWWorker", row), "", f"SW{row:010d}", role="social_worker", fte="1", held=14)
    return replace(usual, **values)


def draw_caseload(policy: Policy, name: str = "team") -> Caseload:
    """A drawn caseload as of the day of the census."""
    return generate(replace(FAMILIES[name], as_of=DAY), policy)


def draw_census(caseload: Caseload) -> Census:
    """Everybody registered in a caseload as the census has them, and leavers and those who hold no cases besides."""
    held = {worker.id: sum(case.holder == worker.id for case in caseload.cases) for worker in caseload.workers}
    away = {row.worker for row in caseload.reductions if row.percent == 100 and is_on(row.start, row.end)}
    workers: list[Cells] = []
    people: list[Person] = []
    for worker in (each for each in caseload.workers if each.role in ORG_ROLES):
        row = len(workers) + 1
        workers.append(describe(worker, row, held[worker.id], worker.id in away))
        people.append(expect(worker, row, held[worker.id], worker.id in away))
        if row % 3 == 0:
            workers.append(draw_other(row))
    return Census(tuple(workers), tuple(people), len(workers) - len(people))


def is_on(start: date | None, end: date | None) -> bool:
    """Whether a reduction is in force on the day of the census."""
    return (start or DAY) <= DAY <= (end or DAY)


def draw_other(row: int) -> Cells:
    """Somebody who is not to be used: a leaver, a senior manager, somebody qualified without cases."""
    others: tuple[Mapping[str, str], ...] = (
        {"RoleEndDate": "2025-03-31", "LeaverDestination": "3", "ReasonLeave": "1", "FTE30": "", "Cases30": ""},
        {"OrgRole": "1", "Cases30": "0"},
        {"OrgRole": "6", "Cases30": ""},
    )
    return a_worker(900_000 + row, **others[row // 3 % len(others)])


def describe(worker: Worker, row: int, held: int, is_away: bool) -> Cells:
    """One worker in the census's own codes, with what real returns do to them."""
    is_new = worker.role == "nqsw"
    cells: dict[str, str | Sequence[str]] = {
        "AgencyWorker": str(int(worker.role == "agency_social_worker")),
        "FTE": "0.123456" if row % 2 else f"{float(worker.fte):.6f}",
        "FTE30": f"{float(worker.fte):.6f}" if row % 2 else "",
        "OrgRole": ORG_ROLES[worker.role],
        "Cases30": str(held),
        "Absat30Sept": ("0", "1") if is_away else "0",
        "ReasonAbsence": "SIC" if is_away else "",
        "QualInst": (f"{CANARY} University", f"{CANARY} & Sons <College>"),
        "CFKSSstatus": ("1", "2")[not is_new] if row % 2 else "",
        "StartOrigin": "1" if is_new else "2",
    }
    if is_new and worker.start_date:
        cells["RoleStartDate"] = worker.start_date.isoformat()
    if worker.last_day and worker.last_day >= DAY:
        cells["RoleEndDate"] = worker.last_day.isoformat()
    elif row % 5 == 0:
        cells["RoleEndDate"] = "2099-12-31"
    return a_worker(row, **cells)


def expect(worker: Worker, row: int, held: int, is_away: bool) -> Person:
    """The person that a worker is to be read as."""
    merged = {"practice_consultant": "senior_social_worker", "advanced_practitioner": "senior_social_worker"}
    return a_person(
        row,
        role=merged.get(worker.role, worker.role),
        fte=f"{float(worker.fte):.6f}",
        start=worker.start_date if worker.role == "nqsw" else None,
        last=worker.last_day if worker.last_day and worker.last_day >= DAY else None,
        absences=(Absence(100, DAY, None, "ABSENC"),) if is_away else (),
        held=held,
    )


def write_census(path: Path, workers: Sequence[Cells], **head: str) -> Path:
    """A census as a file. `head` replaces texts of the header ("" leaves them out); `encoding` is the file's."""
    encoding = head.pop("encoding", "UTF-8")
    path.write_bytes(render_census(workers, encoding=encoding, **head).encode(encoding))
    return path


def render_census(workers: Sequence[Cells], encoding: str = "UTF-8", **head: str) -> str:
    """A census as text."""
    texts = {"Collection": "CSWW", "Year": str(DAY.year), "ReferenceDate": DAY.isoformat(), **head}
    details = "".join(render_element(name, text) for name, text in texts.items() if text)
    rows = "\n".join(f"<CSWWWorker>{render_worker(cells)}</CSWWWorker>" for cells in workers)
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<!-- made by {CANARY} -->\n<Message><Header>'
        f"<CollectionDetails>{details}</CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>999</LEA>"
        f"<SoftwareCode>{CANARY}</SoftwareCode></Source></Header><LALevelVacancies>"
        f"<NumberOfVacancies>12.50</NumberOfVacancies><NoAgencyFTE>7.80</NoAgencyFTE>"
        f"<NoAgencyHeadcount>8</NoAgencyHeadcount></LALevelVacancies>\n{rows}\n</Message>\n"
    )


def render_worker(cells: Cells) -> str:
    """The elements of one worker in the order of the schema."""
    known = [name for name in ORDER if name in cells] + [name for name in cells if name not in ORDER]
    return "".join(
        render_element(name, text)
        for name in known
        for text in ([cells[name]] if isinstance(cells[name], str) else cells[name])
    )


def render_element(name: str, text: str) -> str:
    """One element with a text."""
    return f"<{name}>{escape(text)}</{name}>"


def list_breaks(names: Sequence[str]) -> list[str]:
    """What in the elements of one worker, in their order, the published schema would not allow."""
    places = [ORDER.index(name) if name in ORDER else -1 for name in names]
    breaks = [f"{name} is unknown" for name, place in zip(names, places, strict=True) if place < 0]
    breaks += [f"{name} is missing" for name in NEEDED if name not in names]
    breaks += [f"{name} stands twice" for name in set(names) - SEVERAL if list(names).count(name) > 1]
    return breaks + ([] if places == sorted(places) else ["the order is another"])


def add_days(day: date, days: int) -> str:
    """A day so many days later, as the census writes it."""
    return (day + timedelta(days=days)).isoformat()
