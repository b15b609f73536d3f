"""Says what was left out of an export, merged or doubted, one warning for each sort."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from caseload.domain.errors import Fault
from caseload.intake.export_names import Names
from caseload.intake.export_rows import Duplicate, ReadRows

MOST_NAMED: Final = 5
EXPORT_CODES: Final[dict[str, str]] = {
    "E701": "an export has nothing in it",
    "E702": "an export has no heading for the case, the worker or the status in its first 20 rows",
    "E703": "an export has no open case",
    "E704": "last week's caseload has no workers",
    "W701": "closed cases were left out",
    "W702": "rows without a case id were left out",
    "W703": "cases have no team",
    "W704": "legal statuses are not known",
    "W705": "cases were on several rows",
    "W706": "cases were on rows with different workers",
    "W707": "spellings were taken for the same worker",
    "W708": "names may be the same worker and were kept apart",
    "W709": "names were read as trays",
    "W710": "dates could not be read",
    "W711": "a team has cases and no worker",
}
"""Every code that reading an export can give, with its one-line meaning; docs/faults.md tells more."""


def report_export(where: str, read: ReadRows, duplicates: Sequence[Duplicate], names: Names) -> tuple[Fault, ...]:
    """Every warning about the rows of one export and the names in it."""
    warnings = (
        *report_rows(where, read),
        *report_duplicates(where, duplicates),
        *report_names(where, names),
    )
    return tuple(fault for fault in warnings if fault.rows)


def report_teams(
    where: str, missing: int, cases: Sequence[Mapping[str, object]], workers: Sequence[Mapping[str, object]]
) -> tuple[Fault, ...]:
    """Teams not given (`missing` counts their cases), and teams with cases and no worker."""
    teams = {str(row.get("team", "")) for row in workers}
    empty = sorted({str(case["team"]) for case in cases} - teams)
    what, fix = f"{count(missing, 'case')} without a team", "Check the yellow cells of team in cases"
    warnings = [warn("W703", where, what, fix, missing)]
    what = f"{count(len(empty), 'team')} with cases and no worker"
    fix = "Add a row of workers for each such team, or change the team of its cases"
    warnings.append(warn("W711", where, what, fix, len(empty), list_some(empty)))
    return tuple(fault for fault in warnings if fault.rows)


def report_rows(where: str, read: ReadRows) -> Iterable[Fault]:
    """Rows left out, dates that cannot be read, and legal statuses not known."""
    yield warn("W701", where, f"{count(read.closed, 'closed case')} left out", "Nothing to do", read.closed)
    at = f"{where}, {name_rows(read.without_id)}"
    fix = "Give the case an id; a line of totals needs none"
    yield warn("W702", at, "no case id, so left out", fix, len(read.without_id))
    at = f"{where}, {name_rows(read.without_date)}"
    what = f"{count(len(read.without_date), 'row')} with a date that cannot be read, left blank"
    yield warn("W710", at, what, "Write it in held_since or waiting_since of cases", len(read.without_date))
    what = "legal statuses not known, read as no proceedings"
    fix = "Put pre or care under proceedings where it applies"
    yield warn("W704", where, what, fix, len(read.unknown_legal), list_some(read.unknown_legal))


def report_duplicates(where: str, duplicates: Sequence[Duplicate]) -> Iterable[Fault]:
    """Cases with several rows, and those whose rows name different workers."""
    differ = [each for each in duplicates if each.workers_differ]
    at = f"{where}, {name_rows([each.kept for each in duplicates])}"
    what = f"{count(len(duplicates), 'case')} on several rows: the status of highest priority was kept"
    yield warn("W705", at, what, "Check the kind of each", len(duplicates))
    at = f"{where}, {name_rows([each.kept for each in differ])}"
    what = f"{count(len(differ), 'case')} on rows with different workers: the worker on the row kept stands"
    yield warn("W706", at, what, "Check the holder of each", len(differ))


def report_names(where: str, names: Names) -> Iterable[Fault]:
    """Names taken for one worker, names that may be, and trays."""
    merged = [f"{name} as {to}" for name, to in names.merged]
    what = f"{count(len(merged), 'spelling')} taken for the same worker"
    yield warn("W707", where, what, "Nothing to do if they are", len(merged), list_some(merged))
    doubtful = [f"{name} and {other}" for name, other in names.doubtful]
    what = f"{count(len(doubtful), 'pair')} of names that may be one worker, kept apart"
    fix = "Give both the same name under holder and delete one row of workers, if they are one"
    yield warn("W708", where, what, fix, len(doubtful), list_some(doubtful))
    what = f"{count(len(names.trays), 'name')} read as a tray: what is in it has no holder"
    fix = "Write the name under holder where it is a person"
    yield warn("W709", where, what, fix, len(names.trays), list_some(names.trays))


def warn(code: str, where: str, what: str, fix: str, rows: int, got: str | None = None) -> Fault:
    """A warning, its advice closed with a full stop; with no rows it is none."""
    return Fault(code, where, what, f"{fix}.", got, "warning", rows)


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 case`, `2 cases`."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def list_some(values: Sequence[str], most: int = MOST_NAMED) -> str:
    """The first few values, and how many more there are."""
    more = len(values) - most
    return "; ".join(values[:most]) + (f" and {more} more" if more > 0 else "")


def name_rows(rows: Sequence[int]) -> str:
    """`row 5`, or `rows 5, 9 and 3 more`."""
    more = len(rows) - MOST_NAMED
    named = ", ".join(str(row) for row in rows[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return ("row " if len(rows) == 1 else "rows ") + named
