"""Reads the councils of a region, from a folder of their caseloads or from one caseload with authorities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from caseload.domain.caseload import Caseload
from caseload.domain.errors import Fault, InputRefused, UsageRefused
from caseload.intake.find_form import is_caseload
from caseload.intake.headers import find_table
from caseload.intake.read import read_caseload, read_part
from caseload.planning.region.check_councils import check_councils, make_fault
from caseload.planning.region.council import Council
from caseload.planning.region.set_apart import name_apart, set_apart, take_own

SUFFIXES: Final = (".xlsx", ".json")


@dataclass(frozen=True, slots=True)
class Where:
    """A region's path; the policy and day that hold for all its councils (None: their own), and today."""

    path: Path
    today: date
    policy: Path | None = None
    as_of: date | None = None


def read_region(where: Where) -> tuple[Council, ...]:
    """The councils at a path, by name.

    Raises InputRefused with every fault of every council (`region_codes` has those of the region).
    """
    parts = list_parts(where.path)
    councils = read_parts(where, parts) if parts else read_whole(where)
    faults = check_councils(councils)
    if faults:
        raise InputRefused(tuple(faults))
    return councils


def list_parts(path: Path) -> list[Path]:
    """The councils' own caseloads in a folder that is no caseload itself, by name; none for anything else."""
    if not path.is_dir() or has_workers(path):
        return []
    inner = [each for each in sorted(path.iterdir()) if not each.name.startswith(".")]
    return [each for each in inner if has_workers(each) or (each.suffix.lower() in SUFFIXES and is_caseload(each))]


def read_council(where: Where, name: str | None = None) -> Council:
    """One council's caseload at a path, under its own ids; its name is its workers' one authority, else the path's.

    Raises UsageRefused where there are several councils and the name is of none.
    """
    caseload = read_part(where.path, where.today, where.policy, where.as_of).caseload
    authorities = {worker.team: worker.authority for worker in caseload.workers if worker.authority}
    names = sorted(set(authorities.values()))
    if len(names) < 2:
        return Council(name or find_name(caseload, where.path), caseload)
    if name not in names:
        raise UsageRefused(
            f"There are several councils at {where.path.name}: {', '.join(names)}. Give one as --council."
        )
    faults = list_unowned(caseload, authorities)
    if faults:
        raise InputRefused(tuple(faults))
    return take_own(name, caseload, authorities)


def has_workers(path: Path) -> bool:
    """Whether a folder has a table of workers."""
    tables = (find_table(each.stem) for each in path.glob("*.csv")) if path.is_dir() else ()
    return any(table is not None and table.name == "workers" for table in tables)


def read_parts(where: Where, parts: Sequence[Path]) -> tuple[Council, ...]:
    """One council of each caseload; its name is its workers' one authority, else that of its folder or file."""
    councils, faults = [], []
    for part in parts:
        try:
            caseload = read_part(part, where.today, where.policy, where.as_of).caseload
        except InputRefused as refusal:
            faults += [replace(fault, where=f"{part.name}: {fault.where}") for fault in refusal.faults]
            continue
        councils.append(name_apart(find_name(caseload, part), caseload))
    if faults:
        raise InputRefused(tuple(faults))
    return tuple(sorted(councils, key=lambda council: council.name))


def find_name(caseload: Caseload, part: Path) -> str:
    """The one authority that the workers name, else the name of the folder or file."""
    named = {worker.authority for worker in caseload.workers if worker.authority}
    return min(named) if len(named) == 1 else part.stem if part.is_file() else part.name


def read_whole(where: Where) -> tuple[Council, ...]:
    """The councils of one caseload: each team belongs to the authority that its workers name."""
    caseload = read_caseload(where.path, where.today, where.policy, where.as_of).caseload
    authorities = {worker.team: worker.authority for worker in caseload.workers if worker.authority}
    faults = list_unowned(caseload, authorities)
    if faults:
        raise InputRefused(tuple(faults))
    return set_apart(caseload, authorities)


def list_unowned(caseload: Caseload, authorities: Mapping[str, str]) -> list[Fault]:
    """A fault for every team, of workers or of cases, that has no authority; one for all where none has any."""
    teams = {worker.team for worker in caseload.workers} | {case.team for case in caseload.cases}
    if not authorities:
        fix = "State `authority` in the table of workers, or give a folder of councils' folders."
        return [make_fault("R101", "no team has an authority, so that there is one council", fix)]
    fix = "State `authority` for a worker of this team."
    return [
        make_fault("R103", "this team has no authority", fix, team) for team in sorted(teams) if team not in authorities
    ]
