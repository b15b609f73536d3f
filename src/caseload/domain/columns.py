"""The tables and columns of a caseload, one list for reading, writing, templates and docs."""

from dataclasses import dataclass
from typing import Final, Literal

ColumnKind = Literal["id", "ids", "text", "code", "number", "whole", "date", "yes", "amounts"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the form of its values, whether a row must have one, and its meaning."""

    name: str
    form: ColumnKind
    meaning: str
    required: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table (a CSV file, a sheet, or a JSON list) and its columns in order."""

    name: str
    columns: tuple[Column, ...]
    required: bool = False
    aliases: tuple[str, ...] = ()
    most_rows_sheet: int = 20_000
    most_rows: int = 100_000


WORKERS: Final = Table(
    "workers",
    (
        Column(
            "worker",
            "id",
            "the worker's id, or their name as the case system prints it",
            True,
            ("worker id", "social worker", "name", "worker name", "staff id"),
        ),
        Column("team", "text", "their team", True, ("team name", "allocated team")),
        Column("role", "code", "their role", True, ("job title", "job role", "grade", "post")),
        Column(
            "fte",
            "number",
            "full-time equivalent, above 0 and up to 1 (blank: 1)",
            aliases=("full time equivalent", "wte", "hours fte"),
        ),
        Column("authority", "text", "the council their team belongs to", aliases=("council", "la", "local authority")),
        Column("skills", "ids", "skills, separated by semicolons"),
        Column("area", "text", "where they are based", aliases=("base", "locality", "patch")),
        Column("capacity", "number", "hours a week for casework, overriding the formula", aliases=("capacity hours",)),
        Column(
            "start_date",
            "date",
            "start of the protected period (newly qualified)",
            aliases=("asye start", "protected from", "nqsw start"),
        ),
        Column("first_day", "date", "first working day (blank: already here)", aliases=("starts", "joining date")),
        Column("last_day", "date", "last working day (blank: staying)", aliases=("leaves", "leaving date", "leaving")),
        Column("lend_to", "ids", "teams or authorities they may also serve, separated by semicolons"),
        Column("max_new", "whole", "most new families this week (blank: the policy's number)"),
    ),
    required=True,
    aliases=("people", "staff", "social workers"),
)

CASES: Final = Table(
    "cases",
    (
        Column(
            "case",
            "id",
            "the case's id",
            True,
            ("case id", "child unique id", "child id", "client id", "person id", "id", "mosaic id", "lcs id"),
        ),
        Column("team", "text", "the team responsible", True, ("allocated team", "team name", "responsible team")),
        Column(
            "kind",
            "code",
            "the kind of work",
            True,
            ("case status", "status", "case type", "type", "service", "plan type", "category"),
        ),
        Column(
            "family",
            "id",
            "siblings share one",
            aliases=("family id", "family identifier", "sibling group", "household"),
        ),
        Column(
            "holder",
            "id",
            "the worker who holds it now (blank: new or waiting)",
            aliases=(
                "allocated worker",
                "current worker",
                "worker",
                "social worker",
                "case holder",
                "keyworker",
                "key worker",
            ),
        ),
        Column(
            "held_since",
            "date",
            "since when",
            aliases=("allocated date", "allocation date", "date allocated", "worker start date"),
        ),
        Column(
            "earlier",
            "ids",
            "workers of the last 12 months, separated by semicolons",
            aliases=("earlier workers", "previous workers", "previous worker"),
        ),
        Column(
            "changes",
            "whole",
            "changes of worker in 12 months (blank: the number of earlier workers)",
            aliases=("changes of worker", "worker changes"),
        ),
        Column("skills", "ids", "skills the worker needs, separated by semicolons", aliases=("skills needed",)),
        Column("area", "text", "where the child lives", aliases=("locality", "district", "patch")),
        Column(
            "waiting_since",
            "date",
            "waiting for a worker since",
            aliases=("date of referral", "referral date", "waiting from", "unallocated since"),
        ),
        Column("proceedings", "code", "none, pre or care", aliases=("legal", "legal status", "court")),
        Column("hours", "number", "hours a week, overriding the kind's"),
        Column("support_hours", "number", "hours a week a support officer may do, overriding the kind's"),
        Column("discipline", "amounts", "hours a week of other practitioners, as therapy=1.5;psychology=1"),
        Column(
            "co_worker",
            "id",
            "the worker who co-works it now",
            aliases=("co worker", "joint worker", "secondary worker"),
        ),
        Column("overseer", "id", "the social worker who oversees it now", aliases=("overseen by", "supervisor")),
        Column("cover", "id", "the worker who covers it now", aliases=("covered by", "covering worker")),
        Column("transfer", "yes", "yes: to be handed on to its own team"),
        Column("hold_until", "date", "stays with its holder until this date"),
        Column("ends", "date", "expected to close on", aliases=("expected end", "closing date")),
    ),
    required=True,
    aliases=("case list", "caseload", "children"),
)

DECISIONS: Final = Table(
    "decisions",
    (
        Column("case", "id", "the case", True, ("case id",)),
        Column("decision", "code", "give, not, prefer or wait", True),
        Column("worker", "id", "to whom, or not to whom", aliases=("to", "worker id")),
        Column("penalty", "whole", "for prefer: the cost of going elsewhere"),
        Column("reason", "text", "a reason code"),
        Column("review", "date", "for wait: when it is looked at again", aliases=("review date",)),
    ),
    aliases=("pins",),
)

REDUCTIONS: Final = Table(
    "reductions",
    (
        Column("worker", "id", "the worker", True, ("worker id", "name")),
        Column(
            "percent",
            "number",
            "percent off their availability, above 0 and up to 100",
            True,
            ("reduction", "percentage"),
        ),
        Column("from", "date", "first day (blank: already)", aliases=("start", "start date", "first day")),
        Column("to", "date", "last day (blank: open)", aliases=("end", "end date", "until", "last day")),
        Column("reason", "text", "read for its code, written nowhere"),
    ),
    aliases=("absences", "absence"),
)

TRAVEL: Final = Table(
    "travel",
    (
        Column("from", "text", "area", True),
        Column("to", "text", "area", True),
        Column("minutes", "whole", "one way; the same both ways unless both are given", True, ("travel minutes",)),
    ),
    aliases=("travel times",),
    most_rows=1_000_000,
)

PAIRS: Final = Table(
    "pairs",
    (
        Column("case", "id", "the case", True),
        Column("worker", "id", "the worker", True),
        Column("hours", "number", "this case's hours a week for this worker, overriding all else"),
        Column("cost", "whole", "this pair's cost in the goal fit"),
    ),
    most_rows=1_000_000,
)

TABLES: Final[tuple[Table, ...]] = (WORKERS, CASES, DECISIONS, REDUCTIONS, TRAVEL, PAIRS)
