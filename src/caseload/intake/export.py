"""Turns a one-sheet list from a case system into the tables of a caseload, and says what is left to fill in."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from caseload.domain.errors import Fault, InputRefused
from caseload.domain.policy import Policy
from caseload.intake.export_headings import find_list
from caseload.intake.export_names import TRAYS, Names, match_names
from caseload.intake.export_people import People, Row, read_people
from caseload.intake.export_report import report_export, report_teams
from caseload.intake.export_rows import ExportRow, drop_duplicates, read_rows
from caseload.intake.name_book import Spellings
from caseload.intake.workbook import read_workbook

Fill = tuple[str, int, str]
MY_TEAM: Final = "My team"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a service may set: the team of cases that name none, and the words that make a worker's name a tray."""

    team: str = MY_TEAM
    trays: tuple[str, ...] = TRAYS


@dataclass(frozen=True, slots=True)
class ExportTables:
    """An export as tables ready to be written, and what a person must know of it.

    `to_fill` are cells to fill in, as (table, row from 0, column name). `unknown_statuses` are each with its
    number of cases. `unused` are headings whose columns were not copied. `warnings` say what was left out,
    merged or doubted, one for each sort.
    """

    tables: Mapping[str, tuple[Mapping[str, object], ...]]
    to_fill: frozenset[Fill]
    unknown_statuses: tuple[tuple[str, int], ...]
    unused: tuple[str, ...]
    warnings: tuple[Fault, ...]


def read_export(
    path: Path, policy: Policy, people: Path | None = None, options: ExportOptions | None = None
) -> ExportTables:
    """Read a case system's list from a workbook; with `people`, take last week's workers from that one.

    Only the columns a caseload uses are read, so nothing personal is copied. Raises InputRefused where there is
    no such list, no open case, or no workers in `people`.
    """
    options = options or ExportOptions()
    found = find_list(read_workbook(path), path.name)
    known = read_people(people, policy)
    read = read_rows(found, policy)
    if not read.open:
        what = f"no open case under the headings ({read.closed} closed, {len(read.without_id)} without an id)"
        raise InputRefused((Fault("E703", f"{path.name}, sheet {found.sheet}", what, "Export the open cases."),))
    rows, duplicates = drop_duplicates(spell_teams(read.open, known))
    names = find_names(rows, known, options)
    teams = find_teams(rows, names, options.team)
    cases, cases_fill = build_cases(rows, names, teams)
    workers, workers_fill = build_workers(cases, known)
    statuses = Counter(row.status for row in rows if row.kind is None)
    return ExportTables(
        {**known.tables, "cases": cases, "workers": workers},
        cases_fill | workers_fill,
        tuple(sorted((status, count) for status, count in statuses.items() if status)),
        found.unused,
        (
            *report_export(f"sheet {found.sheet}", read, duplicates, names),
            *report_teams(f"sheet {found.sheet}", sum(not row.team for row in rows), cases, workers),
        ),
    )


def find_names(rows: Sequence[ExportRow], people: People, options: ExportOptions) -> Names:
    """Which of the names in the rows are one worker, and which a tray."""
    teams = {row.team for row in rows} - {""}
    return match_names([row.holder for row in rows], people.names, teams, (*options.trays, *people.trays))


def spell_teams(rows: Sequence[ExportRow], people: People) -> tuple[ExportRow, ...]:
    """The rows with each team spelt one way: as last week's workers have it, else as most rows do."""
    teams = Spellings((str(row.get("team", "")) for row in people.workers), (row.team for row in rows))
    return tuple(replace(row, team=teams.settle(row.team)) if row.team else row for row in rows)


def find_teams(rows: Sequence[ExportRow], names: Names, usual: str) -> Mapping[str, str]:
    """The team of a case that names none, by its holder: the team most of the holder's cases are in.

    Under "" stands the team of the others: the only team there is, or `usual`.
    """
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        if row.team and names.worker.get(row.holder):
            counts.setdefault(names.worker[row.holder], Counter())[row.team] += 1
    every = sorted({row.team for row in rows} - {""})
    teams = {holder: min(count, key=lambda team: (-count[team], team)) for holder, count in counts.items()}
    return {**teams, "": every[0] if len(every) == 1 else usual}


def build_cases(
    rows: Sequence[ExportRow], names: Names, teams: Mapping[str, str]
) -> tuple[tuple[Row, ...], frozenset[Fill]]:
    """The table `cases`, and its cells to fill in: a kind that is not known, a team that was not given."""
    cases: list[Row] = []
    fill: set[Fill] = set()
    for index, row in enumerate(rows):
        holder = names.worker.get(row.holder, "")
        since = {"held_since": row.held_since} if holder else {"waiting_since": row.waiting_since}
        team = row.team or teams.get(holder, teams[""])
        values = {**row.others, **since, "team": team, "kind": row.kind or row.status, "holder": holder}
        cases.append({"case": row.case, **{name: value for name, value in values.items() if value not in ("", None)}})
        fill |= {("cases", index, "kind")} if row.kind is None else set()
        fill |= {("cases", index, "team")} if not row.team else set()
    return tuple(cases), frozenset(fill)


def build_workers(cases: Sequence[Row], people: People) -> tuple[tuple[Row, ...], frozenset[Fill]]:
    """The table `workers`, last week's first, then by team and name; and the roles and FTEs still to fill in."""
    held: dict[str, Counter[str]] = {}
    for case in cases:
        if case.get("holder"):
            held.setdefault(str(case["holder"]), Counter())[str(case["team"])] += 1
    kept = people.workers
    new = [
        {"worker": name, "team": min(teams, key=lambda team: (-teams[team], team))}
        for name, teams in held.items()
        if name not in people.names
    ]
    ordered = sorted(new, key=lambda row: (row["team"], row["worker"]))
    workers: tuple[Row, ...] = (*kept, *(dict[str, object](row) for row in ordered))
    fill = {("workers", index, "role") for index, row in enumerate(workers) if "role" not in row}
    fill |= {("workers", index, "fte") for index in range(len(kept), len(workers))}
    return workers, frozenset(fill)
