"""What every row of a caseload may name: workers, cases, teams, areas, skills, and the policy's codes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from caseload.domain.policy import Policy
from caseload.intake.aliases import CodeBook
from caseload.intake.dates_read import check_not_future
from caseload.intake.fault_list import CellFault
from caseload.intake.name_book import IdBook, Spellings
from caseload.intake.rows import ReadTable, Row

T = TypeVar("T")
Tables = Mapping[str, ReadTable | None]


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The policy and date a caseload is read under, and one spelling of each name in it.

    `trays` are the workers who are a queue; `held_skills` what somebody has or the policy knows. `is_part`: of a
    region, in which people may lend to teams that are not in this caseload.
    """

    policy: Policy
    as_of: date
    codes: CodeBook
    workers: IdBook
    cases: IdBook
    team_ids: IdBook
    teams: Spellings
    areas: Spellings
    skills: Spellings
    authorities: Spellings
    trays: frozenset[str]
    held_skills: IdBook
    is_part: bool = False


def gather_names(tables: Tables, policy: Policy, as_of: date, is_part: bool = False) -> KnownNames:
    """Every name in the tables, each in one spelling."""
    codes = CodeBook(policy)
    workers, cases, travel = (list_rows(tables, name) for name in ("workers", "cases", "travel"))
    teams = Spellings(list_values(workers, "team"), list_values(cases, "team"))
    held = [skill for row in workers for skill in row["skills"] or ()]
    skills = Spellings(policy.known_skills, held, (skill for row in cases for skill in row["skills"] or ()))
    travelled = [*list_values(travel, "from"), *list_values(travel, "to")]
    return KnownNames(
        policy=policy,
        as_of=as_of,
        codes=codes,
        workers=IdBook(list_values(workers, "worker")),
        cases=IdBook(list_values(cases, "case")),
        team_ids=IdBook(teams.settle(team) for team in list_values(workers, "team")),
        teams=teams,
        areas=Spellings(list_values(workers, "area"), list_values(cases, "area"), travelled),
        skills=skills,
        authorities=Spellings(list_values(workers, "authority")),
        trays=frozenset(find_trays(workers, codes, policy)),
        held_skills=IdBook({skills.settle(skill) for skill in held} | policy.known_skills),
        is_part=is_part,
    )


def list_rows(tables: Tables, name: str) -> tuple[Row, ...]:
    """A table's rows; none where it is not there."""
    table = tables.get(name)
    return tuple(table.rows) if table else ()


def list_values(rows: Iterable[Row], column: str) -> list[str]:
    """The values of a column that are not blank."""
    return [row[column] for row in rows if row[column] is not None]


def find_trays(workers: Iterable[Row], codes: CodeBook, policy: Policy) -> Iterable[str]:
    """The workers whose role is a tray."""
    for row in workers:
        try:
            role = codes.find_role(row["role"] or "")
        except CellFault:
            continue
        if policy.roles[role].tray:
            yield row["worker"]


def settle_value(table: ReadTable, row: Row, column: str, find: Callable[[str], T]) -> T | None:
    """What a cell's text means, None where it is blank or its meaning is not known (which is noted)."""
    if row[column] is None:
        return None
    try:
        return find(row[column])
    except CellFault as fault:
        table.refuse(row, column, fault)
        return None


def refuse_duplicates(table: ReadTable, column: str) -> None:
    """Note every id that stands in several rows."""
    rows: dict[str, list[Row]] = {}
    for row in table.rows:
        rows.setdefault(row[column] or "", []).append(row)
    for found, same in rows.items():
        for row in same if found and len(same) > 1 else ():
            fix = f"Keep one row for each {column}"
            table.refuse(row, column, CellFault("E501", f"this {column} has several rows", fix, found))


def check_past(table: ReadTable, row: Row, column: str, as_of: date) -> None:
    """Note a date that lies in the future where it states what has already happened."""
    try:
        if row[column] is not None:
            check_not_future(row[column], as_of)
    except CellFault as fault:
        table.refuse(row, column, fault)


def check_order(table: ReadTable, row: Row, first: str, last: str) -> None:
    """Note a period whose last day lies before its first."""
    if row[first] is not None and row[last] is not None and row[last] < row[first]:
        got = f"{row[first].isoformat()} to {row[last].isoformat()}"
        table.refuse(row, last, CellFault("E510", f"{last} is before {first}", "Correct one of the two dates", got))
