"""Reads the worker that `--add` names, as a row of the table of workers, with the checks of that table."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from caseload.domain.caseload import Case, Caseload, Worker
from caseload.domain.columns import WORKERS
from caseload.domain.errors import Fault
from caseload.intake.aliases import CodeBook
from caseload.intake.build_cases import ALIKE
from caseload.intake.build_workers import build_worker
from caseload.intake.fault_list import CellFault, FaultList
from caseload.intake.headers import Headings, match_heading
from caseload.intake.known_names import KnownNames
from caseload.intake.name_book import IdBook, Spellings
from caseload.intake.policy_faults import advise_name
from caseload.intake.rows import ReadTable, parse_rows
from caseload.intake.tables import RawTable
from caseload.intake.what_if_asked import AskedWhatIf
from caseload.intake.words import clean, find_nearest, join_words

ID: Final = "worker"
NEW_ID: Final = "new"
MOST_NAMED: Final = 8
COLUMNS: Final = tuple(column.name for column in WORKERS.columns)
PART: Final = re.compile(r"([^=,]+)=(.*)", re.DOTALL)
FORM: Final = 'Write --add "role=support_officer,team=North,fte=1", with any column of the table of workers'


@dataclass(frozen=True, slots=True)
class AddedTable(RawTable):
    """A table of workers with the one row that `--add` states."""

    def name_place(self, rows: Sequence[int], column: str | None, more: int) -> str:
        """`--add role=nqsw,team=North, column start_date`."""
        return self.label + (f", column {column}" if column else "")


def build_added(asked: AskedWhatIf, caseload: Caseload, taken: Sequence[str]) -> Worker | tuple[Fault, ...]:
    """The worker a what-if adds, or everything wrong with them; `taken` are the ids of those added before.

    Role and team are required, everything else is as blank as in the table; without an id they are the first of
    new1, new2, ... that nobody is.
    """
    cells, faults = split_cells(asked)
    if not cells and faults:
        return faults
    known = know_names(caseload, taken)
    cells.setdefault(ID, name_added(known.workers))
    noted = FaultList()
    table = open_table(asked, cells, noted)
    rows = tuple(parse_rows(table, noted))
    read = ReadTable(table, rows, noted)
    authorities = {worker.team: worker.authority for worker in caseload.workers if worker.authority}
    added = [build_worker(read, row, known, authorities) for row in rows]
    for worker, row in zip(added, rows, strict=True):
        check_names(read, worker, known)
        if row["authority"] and known.authorities.settle(row["authority"]) != worker.authority:
            fix = "Leave the authority out: it is that of the team"
            read.refuse(row, "authority", CellFault("E506", "a team belongs to one authority", fix, row["authority"]))
    faults = (*faults, *noted.list_faults())
    return faults if faults or not added else added[0]


def split_cells(asked: AskedWhatIf) -> tuple[dict[str, object], tuple[Fault, ...]]:
    """The cells by column, and what is wrong with how they are written; a value goes on to the next `,column=`."""
    parts = list(asked.parts.items()) if asked.parts is not None else split_parts(asked.text)
    cells: dict[str, object] = {}
    faults: list[Fault] = []
    if not parts:
        faults.append(asked.refuse("E651", "this is not a worker with a role and a team", FORM, asked.text or None))
    for heading, value in parts:
        match = match_heading(WORKERS, heading)
        if match is None:
            fix = f"{advise_name(clean(heading), COLUMNS)} The columns are {', '.join(COLUMNS)}"
            faults.append(asked.refuse("E656", "this is not a column of the table of workers", fix, heading))
        elif match[0] in cells:
            faults.append(asked.refuse("E655", f"two values are given for {match[0]}", "Keep one of them", value))
        else:
            cells[match[0]] = value
    return cells, tuple(faults)


def split_parts(text: str) -> list[tuple[str, object]]:
    """Each heading with its value; a piece between commas that has no `=` belongs to the value before it."""
    pieces: list[str] = []
    for piece in text.split(","):
        if "=" in piece or not pieces:
            pieces.append(piece)
        else:
            pieces[-1] += f",{piece}"
    matches = [PART.fullmatch(piece.strip()) for piece in pieces]
    return [(match[1], match[2]) for match in matches if match] if all(matches) else []


def open_table(asked: AskedWhatIf, cells: Mapping[str, object], noted: FaultList) -> RawTable:
    """The table of the one row; a required column that is not stated is there and blank."""
    columns = [name for column in WORKERS.columns if (name := column.name) in cells or column.required]
    headings = Headings({name: place for place, name in enumerate(columns)}, ())
    return AddedTable(WORKERS, asked.where, "json", headings, ((1, [cells.get(name) for name in columns]),))


def name_added(known: IdBook) -> str:
    """The first of new1, new2, ... that is like no worker's id."""
    return next(name for number in count(1) if known.find(name := f"{NEW_ID}{number}") is None)


def know_names(caseload: Caseload, taken: Sequence[str]) -> KnownNames:
    """One spelling of each name in a caseload, as its own tables had them."""
    workers, cases, policy = caseload.workers, caseload.cases, caseload.policy
    rows: tuple[Worker | Case, ...] = (*workers, *cases)
    held = {skill for row in rows for skill in row.skills} | policy.known_skills
    areas = [row.area for row in rows if row.area]
    teams = [row.team for row in rows]
    return KnownNames(
        policy=policy,
        as_of=caseload.as_of,
        codes=CodeBook(policy),
        workers=IdBook((*(worker.id for worker in workers), *taken)),
        cases=IdBook(case.id for case in cases),
        team_ids=IdBook(teams),
        teams=Spellings(teams),
        areas=Spellings(areas, (place for pair in caseload.travel for place in pair)),
        skills=Spellings(held),
        authorities=Spellings(worker.authority for worker in workers if worker.authority),
        trays=frozenset(worker.id for worker in workers if policy.roles[worker.role].tray),
        held_skills=IdBook(held),
    )


def check_names(table: ReadTable, worker: Worker, known: KnownNames) -> None:
    """Note an id that somebody has, a team that is not there, and a skill that looks mistyped."""
    row = table.rows[0]
    if known.workers.find(worker.id) is not None:
        fix = "Leave the column worker out: the new one is then new1"
        table.refuse(row, ID, CellFault("E657", "somebody has this id already", fix, worker.id))
    if worker.team and worker.team not in known.team_ids.ids:
        near = known.team_ids.list_nearest(worker.team) or sorted(known.team_ids.ids)[:MOST_NAMED]
        fix = f"Did you mean {join_words(near)}? A what-if adds to a team that is there"
        table.refuse(row, "team", CellFault("E653", "no team has this name", fix, worker.team))
    for skill in sorted(worker.skills - known.held_skills.ids):
        near = find_nearest(skill, known.held_skills.ids, ALIKE)
        if near:
            fix = f"Did you mean {join_words(near)}? Otherwise add it to known_skills in the policy"
            fault = CellFault("E408", "nobody has or needs this skill, and it looks mistyped", fix, skill)
            table.refuse(row, "skills", fault)
