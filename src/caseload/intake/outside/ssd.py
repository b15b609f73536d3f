"""Reads the Standard Safeguarding Dataset: open work with its holders, workers, families, from CSV extracts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from caseload.domain.errors import Fault, InputRefused
from caseload.domain.policy import Policy
from caseload.intake.fault_list import CellFault
from caseload.intake.outside.day_text import parse_day
from caseload.intake.outside.extract import Extract, Work
from caseload.intake.outside.ssd_columns import WORK_TABLES
from caseload.intake.outside.ssd_facts import Facts, read_facts
from caseload.intake.outside.ssd_files import find_dates, read_folder
from caseload.intake.outside.ssd_involved import (
    Holding,
    Involvement,
    find_holdings,
    find_stand_ins,
    read_involvements,
)
from caseload.intake.outside.ssd_open import OTHER_WORK, OpenWork, find_work, start_search
from caseload.intake.outside.ssd_people import choose_people, measure_activity
from caseload.intake.outside.ssd_report import (
    report_children,
    report_holders,
    report_left,
    report_missing,
    report_names,
    report_people,
)
from caseload.intake.outside.ssd_staff import Staff, Teams, read_staff, read_teams
from caseload.intake.outside.ssd_table import Row, Tables


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that was read beside the open work, to be set together case by case."""

    staff: Staff
    teams: Teams
    holdings: Mapping[str, Holding]
    facts: Facts
    referrals: Mapping[str, Row]


def read_ssd(folder: Path, policy: Policy) -> Extract:
    """The open work, people and families of a folder of CSV files, as of the policy's day.

    Without a day in the policy it is the latest date in the names of the files, else the latest start of an
    involvement. Raises InputRefused with every fault at once (Y101 to Y110); tables that are missing are told.
    """
    where = folder.resolve().name
    tables = read_folder(folder)
    dates = find_dates(tables)
    day = policy.as_of or max(dates, default=None) or find_latest(tables)
    teams = read_teams(tables)
    staff = read_staff(tables, teams, policy)
    stand_ins = find_stand_ins(tables)
    involvements = read_involvements(tables, day, find_children(tables))
    search = start_search(tables, day, list_allocated(involvements))
    works = find_work(search)
    refuse_nothing(tables, works, where)
    children = frozenset(work.child for work in works)
    holdings, several = find_holdings(involvements, children, day, staff)
    known = Known(staff, teams, holdings, read_facts(search, children, policy), find_open_referrals(tables))
    made = tuple(build_work(work, known) for work in works)
    holding = {name for work in made for name in (work.worker, work.adviser)} - {""}
    chosen = choose_people(staff, holding, measure_activity(involvements, staff, teams, day), tables, teams, policy)
    warnings = (
        *report_missing(tables, where),
        *report_children(where, several, known.facts, works),
        *report_holders(where, involvements, stand_ins),
        *report_names(where, staff, teams, known.facts.doubted),
        *report_people(where, chosen.doubts),
        *report_left(tables),
    )
    return Extract(
        "ssd",
        works=made,
        people=tuple(chosen.people),
        families=known.facts.families,
        accounts=tuple(table.account() for table in tables.found.values()),
        warnings=settle_faults(tables, warnings),
        as_of=max(dates, default=None),
    )


def settle_faults(tables: Tables, warnings: Sequence[Fault]) -> tuple[Fault, ...]:
    """The warnings about anything; raises InputRefused with them where there is an error too."""
    for fault in warnings:
        if fault.rows:
            tables.faults.add(fault)
    faults = tables.faults.list_faults()
    if any(fault.severity == "error" for fault in faults):
        raise InputRefused(faults)
    return faults


def refuse_nothing(tables: Tables, works: Sequence[OpenWork], where: str) -> None:
    """Raise InputRefused where no table tells open work, or none is open."""
    if not set(WORK_TABLES) & set(tables.found):
        names = ", ".join(f"ssd_{name}" for name in WORK_TABLES)
        fix = f"Export at least one of {names} into the folder."
        tables.faults.add(Fault("Y105", where, "no table tells which work is open", fix))
    elif not works and not tables.faults.whole:
        read = sum(len(tables.found[name].rows) for name in WORK_TABLES if name in tables.found)
        fix = "Export open plans, episodes, enquiries and assessments; open is one without an end date."
        tables.faults.add(Fault("Y106", where, f"no work is open ({read:,} rows read)", fix))
    if not works:
        raise InputRefused(tables.faults.list_faults())


def find_latest(tables: Tables) -> date | None:
    """The latest start of an involvement, of which none is planned long ahead; None without any."""
    days = []
    for row in tables.list_rows("involvements"):
        try:
            days.append(parse_day(row["start"], "Y108") if row["start"] else None)
        except CellFault:
            continue
    return max((day for day in days if day), default=None)


def find_children(tables: Tables) -> dict[str, str]:
    """The child of each referral, for involvements that name the referral alone."""
    return {row["referral"]: row["child"] for row in tables.list_rows("cin_episodes") if row["referral"]}


def find_open_referrals(tables: Tables) -> dict[str, Row]:
    """The last open referral of each child, for a team where nothing else tells one."""
    table = tables.found.get("cin_episodes")
    rows = table.rows if table else ()
    return {row["child"]: row for row in rows if row.table.left.get(row.number, OTHER_WORK) == OTHER_WORK}


def build_work(work: OpenWork, known: Known) -> Work:
    """One row of open work with all that is known of its child."""
    holding = known.holdings.get(work.child)
    has_history = holding is not None and (holding.worker or holding.free_since or holding.earlier)
    own = "" if has_history else read_cell(work.row, "worker")
    held = holding or Holding()
    worker = held.worker or known.staff.find_key(own)
    waits = not worker or known.staff.is_tray(worker)
    free = [day for day in (held.free_since, work.start) if day]
    facts = known.facts
    return Work(
        place=work.row.place,
        case=work.child,
        kind=work.kind,
        team=find_team(work, worker, held, known),
        worker=worker,
        adviser=known.staff.find_key(read_cell(work.row, "adviser")) or held.adviser,
        proceedings=facts.proceedings.get(work.child, "none"),
        skills=frozenset(facts.skills.get(work.child, ())),
        family=facts.families.get(work.child, ""),
        area=facts.areas.get(work.child, ""),
        held_since=held.since if held.worker else None,
        waiting_since=max(free, default=held.since) if waits else None,
        earlier=held.earlier,
    )


def find_team(work: OpenWork, worker: str, held: Holding, known: Known) -> str:
    """The team of a case: of its holder's involvement, of its own row, of its worker, of its child's referral."""
    person = known.staff.people.get(worker)
    referral = known.referrals.get(work.child)
    texts = (
        held.team,
        read_cell(work.row, "team"),
        person.team if person else "",
        referral["team"] if referral else "",
    )
    return known.teams.find_name(next((text for text in texts if text), ""))


def read_cell(row: Row, name: str) -> str:
    """A cell of a column that only some tables have."""
    return row[name] if name in row.table.places else ""


def list_allocated(involvements: Sequence[Involvement]) -> frozenset[str]:
    """The children with an open allocated worker."""
    return frozenset(each.child for each in involvements if each.part == "allocated" and each.is_open)
