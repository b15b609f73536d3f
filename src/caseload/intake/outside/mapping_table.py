"""Reads the mapping table: which worker of the caseload is which printed name, registration number and staff id.

An import proposes it, a person corrects it, and the next import reads it back. A row without a worker is somebody who
has not been matched yet; two rows of one worker, one with the name and one with the registration, are one person.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Final

from caseload.domain.columns import Column, Table
from caseload.domain.errors import Fault, InputRefused
from caseload.domain.policy import Policy
from caseload.intake.aliases import CodeBook
from caseload.intake.codes import make_fault
from caseload.intake.columns_kept import warn_unused
from caseload.intake.csv_files import read_csv_table
from caseload.intake.fault_list import CellFault
from caseload.intake.outside.import_codes import refuse_import
from caseload.intake.outside.names_alike import find_alike
from caseload.intake.outside.registration import make_registration_key
from caseload.intake.outside.team_names import make_key
from caseload.intake.rows import Row, parse_cell
from caseload.intake.tables import RawCaseload, RawTable
from caseload.intake.words import clean, fold
from caseload.intake.workbook import read_workbook

MAPPING: Final = Table(
    "mapping",
    (
        Column("worker", "id", "the worker's id in the caseload; blank: not matched yet", True),
        Column("team", "text", "their team; blank: as the files say", aliases=("team name",)),
        Column("role", "code", "their role; tray: no person", True, ("job title", "job role", "grade", "post")),
        Column("fte", "number", "full-time equivalent; blank: 1", True, ("full time equivalent", "wte")),
        Column(
            "names",
            "ids",
            "every way the files print the name, separated by semicolons",
            True,
            ("name", "printed names", "spellings", "allocated worker", "names as printed"),
        ),
        Column(
            "registration",
            "id",
            "Social Work England number",
            aliases=("registration number", "swe number", "sweno", "swe no", "social work england number"),
        ),
        Column(
            "staff_id", "id", "id in the case system", aliases=("staff number", "employee number", "professional id")
        ),
        Column("start_date", "date", "start of the protected period (newly qualified)", aliases=("asye start",)),
        Column("last_day", "date", "last working day", aliases=("leaving date", "leaves")),
        Column("back", "date", "first day back of somebody a file says is away", aliases=("returns", "return date")),
        Column("skills", "ids", "skills, separated by semicolons"),
        Column("note", "text", "what the import has to say; not read"),
    ),
    required=True,
    aliases=("mapping table", "worker mapping"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """One row of the mapping table; `worker` is "" where the person has not been matched."""

    row: int
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


def read_mapping(path: Path, policy: Policy) -> tuple[tuple[Known, ...], tuple[Fault, ...]]:
    """The people of a mapping table (.csv or .xlsx), one for each worker and then the unmatched, and its warnings.

    Raises InputRefused with every fault: headings, cells, two people on one id, one name on two ids.
    """
    raw = read_raw_mapping(path)
    book = CodeBook(policy)
    rows = [parse_known(row, raw, table, book) for table in raw.tables.values() for row in parse_mapping(table, raw)]
    faults = [*raw.faults.list_faults(), *refuse_ids(rows, path.name)]
    if not faults:
        rows = join_rows(rows)
        faults = list(refuse_names(rows, path.name))
    if faults:
        raise InputRefused(tuple(faults))
    return tuple(rows), tuple(fault for table in raw.tables.values() for fault in warn_unused(table))


def read_raw_mapping(path: Path) -> RawCaseload:
    """The table as it stands in the file: a CSV file, or the sheet `mapping` of a workbook, else its first."""
    if not path.is_file():
        raise InputRefused((make_fault("E101", path.name, "there is no such file", "Check the name of the mapping"),))
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        raw = RawCaseload(path.name, "csv")
        read_csv_table(raw, MAPPING, path)
        return raw
    raw = RawCaseload(path.name, "sheet")
    sheets = read_workbook(path)
    named = [sheet for sheet in sheets if fold(sheet) in {fold(name) for name in (MAPPING.name, *MAPPING.aliases)}]
    for sheet in (named or list(sheets))[:1]:
        raw.add_table(MAPPING, f"sheet {clean(sheet)}", sheets[sheet])
    return raw


def parse_mapping(table: RawTable, raw: RawCaseload) -> Iterable[Row]:
    """The cells of every row, none of which must be filled; what cannot be read is noted."""
    places = table.headings.columns
    found = [column for column in MAPPING.columns if column.name in places]
    columns = [(replace(column, required=False), places[column.name]) for column in found]
    for number, cells in table.rows:
        row = Row(number, {})
        for column, at in columns:
            parse_cell(table, row, column, cells[at] if at < len(cells) else None, raw.faults)
        yield row


def parse_known(row: Row, raw: RawCaseload, table: RawTable, book: CodeBook) -> Known:
    """One row as a person; a role that is not known is noted."""
    role = ""
    try:
        role = book.find_role(row["role"]) if row["role"] else ""
    except CellFault as fault:
        raw.faults.add_cell(table, row.number, "role", fault)
    return Known(
        row=row.number,
        worker=row["worker"] or "",
        team=row["team"] or "",
        role=role,
        fte=row["fte"],
        names=row["names"] or (),
        registration=row["registration"] or "",
        staff=row["staff_id"] or "",
        start=row["start_date"],
        last=row["last_day"],
        back=row["back"],
        skills=row["skills"] or (),
    )


ALONE: Final[Mapping[str, Callable[[Known], object]]] = {
    "registration": lambda row: make_registration_key(row.registration),
    "staff_id": lambda row: row.staff.casefold(),
}
LIKE: Final[Mapping[str, Callable[[Known], object]]] = {
    "team": lambda row: fold(row.team),
    "role": lambda row: row.role,
    "fte": lambda row: row.fte,
    "start_date": lambda row: row.start,
    "last_day": lambda row: row.last,
    "back": lambda row: row.back,
}


def group_rows(rows: Iterable[Known]) -> list[list[Known]]:
    """The rows of each worker, in order of first mention; each unmatched row by itself."""
    groups: dict[str, list[Known]] = {}
    for row in rows:
        groups.setdefault(fold(row.worker) or f"row {row.row}", []).append(row)
    return list(groups.values())


def refuse_ids(rows: Sequence[Known], file: str) -> Iterable[Fault]:
    """Rows of one worker that are two people, or say two things of one."""
    for group in group_rows(rows):
        where = f"{file}, rows {' and '.join(str(row.row) for row in group)}"
        for column, take in ALONE.items():
            if differ(group, take):
                what = f"two people have the id {group[0].worker}: they differ in {column}"
                yield refuse_import("A201", where, what, "Give one of them another id under worker", group[0].worker)
        named = [row for row in group if row.names]
        if are_unlike(named) and not any(differ(group, take) for take in ALONE.values()):
            what = f"two people have the id {group[0].worker}: their names are not alike"
            fix = "Give one of them another id under worker; of one person with two names write both in one row"
            yield refuse_import("A201", where, what, fix, " and ".join(row.names[0] for row in named))
        for column, take in LIKE.items():
            if differ(group, take):
                what = f"two rows of {group[0].worker} differ in {column}"
                yield refuse_import("A203", where, what, "Keep the right one of the two, or blank the other")


def are_unlike(named: Sequence[Known]) -> bool:
    """Whether some two of the rows have names that cannot be one person's."""
    return len(find_alike([row.names for row in named])) < len(named) * (len(named) - 1) // 2


def differ(group: Sequence[Known], take: Callable[[Known], object]) -> bool:
    """Whether rows that both say something say different things."""
    return len({take(row) for row in group} - {"", None}) > 1


def join_rows(rows: Sequence[Known]) -> list[Known]:
    """One row for each worker, with what any of its rows says; then the unmatched, but for those whose registration
    number or staff id has meanwhile been written in a worker's row."""
    joined = [join_group(group) for group in group_rows(rows)]
    workers = [row for row in joined if row.worker]
    numbers = {take(row) for row in workers for take in ALONE.values()} - {""}
    return workers + [
        row for row in joined if not row.worker and not any(take(row) in numbers for take in ALONE.values())
    ]


def join_group(group: Sequence[Known]) -> Known:
    """The rows of one worker as one."""
    first = group[0]
    for row in group[1:]:
        first = replace(
            first,
            team=first.team or row.team,
            role=first.role or row.role,
            fte=first.fte if first.fte is not None else row.fte,
            names=tuple(dict.fromkeys((*first.names, *row.names))),
            registration=first.registration or row.registration,
            staff=first.staff or row.staff,
            start=first.start or row.start,
            last=first.last or row.last,
            back=first.back or row.back,
            skills=tuple(dict.fromkeys((*first.skills, *row.skills))),
        )
    return first


def refuse_names(rows: Sequence[Known], file: str) -> Iterable[Fault]:
    """A registration number or staff id that two workers have, or a name of two who are not in teams of their own."""
    columns: Mapping[str, Callable[[Known], tuple[str, ...]]] = {
        "names": lambda row: row.names,
        "registration": lambda row: (make_registration_key(row.registration),),
        "staff_id": lambda row: (row.staff,),
    }
    for column, take in columns.items():
        owners: dict[str, list[Known]] = {}
        for row in rows:
            for text in {" ".join(text.casefold().split()): text for text in take(row) if text and row.worker}:
                owners.setdefault(text, []).append(row)
        for text, group in owners.items():
            teams = {make_key(row.team) for row in group} - {""}
            if len(group) > 1 and not (column == "names" and len(teams) == len(group)):
                where = f"{file}, rows {' and '.join(str(row.row) for row in group)}, column {column}"
                fix = "Leave it with the right one" + (
                    "; of two people with one name write both teams" if column == "names" else ""
                )
                what = f"this stands with two workers, {' and '.join(row.worker for row in group)}"
                yield refuse_import("A202", where, what, fix, text)
