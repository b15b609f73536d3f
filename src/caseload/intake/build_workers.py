"""Builds the workers of a caseload from their rows, and their reductions."""

from collections.abc import Mapping
from fractions import Fraction

from caseload.domain.caseload import Reduction, Worker
from caseload.intake.fault_list import CellFault
from caseload.intake.known_names import KnownNames, check_order, check_past, refuse_duplicates, settle_value
from caseload.intake.rows import ReadTable, Row

ONE = Fraction(1)


def build_workers(table: ReadTable, known: KnownNames) -> tuple[Worker, ...]:
    """The workers, sorted by id. What is wrong is noted; then a worker stands with what could be read."""
    refuse_duplicates(table, "worker")
    authorities = find_authorities(table, known)
    return tuple(sorted((build_worker(table, row, known, authorities) for row in table.rows), key=lambda w: w.id))


def build_worker(table: ReadTable, row: Row, known: KnownNames, authorities: Mapping[str, str]) -> Worker:
    """One worker from their row."""
    team = known.teams.settle(row["team"] or "")
    role = settle_value(table, row, "role", known.codes.find_role) or ""
    check_dates(table, row, role, known)
    return Worker(
        id=row["worker"],
        team=team,
        role=role,
        fte=row["fte"] if row["fte"] is not None else ONE,
        authority=authorities.get(team),
        skills=frozenset(known.skills.settle(skill) for skill in row["skills"] or ()),
        area=known.areas.settle(row["area"]) if row["area"] else None,
        capacity=row["capacity"],
        start_date=row["start_date"],
        first_day=row["first_day"],
        last_day=row["last_day"],
        lend_to=settle_lending(table, row, known),
        max_new=row["max_new"],
    )


def check_dates(table: ReadTable, row: Row, role: str, known: KnownNames) -> None:
    """The dates of a worker: in order, not in the future (unless they have yet to start), and there for an NQSW."""
    check_order(table, row, "first_day", "last_day")
    if not (row["first_day"] and row["first_day"] > known.as_of):
        check_past(table, row, "start_date", known.as_of)
    if role and known.policy.roles[role].protected and row["start_date"] is None:
        fix = "Write the day the protected period began (the start of the ASYE)"
        table.refuse(
            row, "start_date", CellFault("E509", "a newly qualified worker has no start_date", fix, row["worker"])
        )


def find_authorities(table: ReadTable, known: KnownNames) -> dict[str, str]:
    """The authority of each team; a team whose rows name several is noted."""
    named: dict[str, dict[str, list[Row]]] = {}
    for row in table.rows:
        if row["team"] and row["authority"]:
            authority = known.authorities.settle(row["authority"])
            named.setdefault(known.teams.settle(row["team"]), {}).setdefault(authority, []).append(row)
    for team, found in named.items():
        for row in (row for rows in found.values() for row in rows) if len(found) > 1 else ():
            got = f"{team}: {', '.join(sorted(found))}"
            fix = "Write the same authority for every worker of a team, or give the teams different names"
            table.refuse(row, "authority", CellFault("E506", "a team belongs to one authority", fix, got))
    return {team: min(found) for team, found in named.items()}


def settle_lending(table: ReadTable, row: Row, known: KnownNames) -> tuple[str, ...]:
    """The teams and authorities a worker may also serve, each known as one of the two."""
    settled = []
    for name in row["lend_to"] or ():
        team, authority = known.team_ids.find(name), known.authorities.find(name)
        if team and authority:
            fix = "Give the team or the authority another name"
            fault = CellFault("E508", "this is the name of a team and of an authority", fix, name)
            table.refuse(row, "lend_to", fault)
        elif not team and not authority and not known.is_part:
            fix = known.team_ids.advise(name, "write the name of a team or an authority of this caseload")
            table.refuse(row, "lend_to", CellFault("E507", "no team or authority has this name", fix, name))
        else:
            settled.append(team or authority or name)
    return tuple(dict.fromkeys(settled))


def build_reductions(table: ReadTable, known: KnownNames) -> tuple[Reduction, ...]:
    """The reductions, sorted by worker and dates. A row that is there twice is noted."""
    built: dict[Reduction, Row] = {}
    for row in table.rows:
        check_order(table, row, "from", "to")
        reduction = Reduction(
            worker=find_worker(table, row, "worker", known) or "",
            percent=row["percent"] or Fraction(0),
            start=row["from"],
            end=row["to"],
            reason=row["reason"],
        )
        if reduction in built and reduction.worker:
            got = f"rows {built[reduction].number} and {row.number}"
            fix = "Delete one of them, or it counts twice"
            table.refuse(row, None, CellFault("E512", "two rows state the same reduction", fix, got))
        built.setdefault(reduction, row)
    return tuple(sorted(built, key=lambda r: (r.worker, str(r.start), str(r.end), r.percent, r.reason or "")))


def find_worker(table: ReadTable, row: Row, column: str, known: KnownNames) -> str | None:
    """The worker a cell names; one who is not among the workers is noted."""
    name = row[column]
    if name is None:
        return None
    found = known.workers.find(name)
    if found is None:
        fix = known.workers.advise(name, "add a row for them to the workers, or clear the cell")
        table.refuse(row, column, CellFault("E504", f"the {column} is not among the workers", fix, name))
    return found
