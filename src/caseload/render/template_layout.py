"""How each column of a template looks: its width, its format, its drop-down list, and the note on its heading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseload.domain.columns import TABLES, Column, Table
from caseload.domain.policy import Policy

ROWS_READY: Final = 2_000
LISTS_SHEET: Final = "lists"
DECISIONS: Final = ("give", "not", "prefer", "wait")
WORKER_COLUMNS: Final = frozenset({"holder", "co_worker", "overseer", "cover"})
FORMATS: Final[Mapping[str, str]] = {"number": "0.0##", "whole": "0", "date": "dd/mm/yyyy"}
WIDTHS: Final[Mapping[str, int]] = {
    "number": 11, "whole": 11, "date": 13, "yes": 11, "code": 22, "ids": 22, "amounts": 26,
}  # fmt: skip
WIDE: Final = frozenset({"worker", "holder", "team", "reason", "from", "to"})
EARLIEST: Final = date(2000, 1, 1)
LATEST: Final = date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class ValueList:
    """A list of permitted values: its heading on the sheet `lists`, and each value with its meaning."""

    name: str
    values: tuple[tuple[str, str], ...]


def find_lists(policy: Policy) -> tuple[ValueList, ...]:
    """The lists of values that drop-downs offer, from the policy where the policy holds them."""
    return (
        ValueList("role", tuple((role.name, role.label) for role in policy.roles.values())),
        ValueList("kind", tuple((kind.name, kind.label) for kind in policy.kinds.values())),
        ValueList("proceedings", tuple((row.name, row.label) for row in policy.proceedings.values())),
        ValueList("decision", tuple(zip(DECISIONS, DECISION_MEANINGS, strict=True))),
        ValueList("transfer", (("yes", "to be handed on to its own team"),)),
    )


DECISION_MEANINGS: Final = (
    "to this worker, staying or new",
    "never to this worker",
    "to this worker unless that costs too much",
    "stays unallocated this week, until the review date",
)


def find_width(column: Column) -> int:
    """The width of a column, in characters."""
    if column.name in WIDE:
        return 26
    return max(WIDTHS.get(column.form, 16), len(column.name) + 4)


def find_format(column: Column) -> str:
    """The number format of a column's cells; text for ids, so that leading noughts stay."""
    return FORMATS.get(column.form, "@")


def render_note(column: Column, lists: Sequence[ValueList]) -> str:
    """The note on a heading: what the column means, whether it is needed, and the values it takes."""
    parts = [column.meaning[:1].upper() + column.meaning[1:] + "."]
    parts.append("Every row needs one." if column.required else "May be left blank.")
    values = [value for each in lists if each.name == column.name for value, _ in each.values]
    if values:
        parts.append("One of: " + ", ".join(values) + ".")
    if column.form == "date":
        parts.append("A date, as 31/01/2026.")
    return " ".join(parts)


def find_validation(table: Table, column: Column, lists: Sequence[ValueList], rows: int) -> dict[str, object] | None:
    """What Excel checks in a column's cells, as xlsxwriter's options; None where anything goes."""
    for index, each in enumerate(lists):
        if each.name == column.name:
            return offer_list(refer_to_list(index, each), column, "stop")
    if column.name in WORKER_COLUMNS or (column.name == "worker" and table.name != "workers"):
        return offer_list(f"=workers!$A$2:$A${rows + 1}", column, "warning")
    if column.name == "case" and table.name != "cases":
        return offer_list(f"=cases!$A$2:$A${rows + 1}", column, "warning")
    return check_amount(column)


def refer_to_list(index: int, each: ValueList) -> str:
    """The cells of the sheet `lists` that hold a list's values; each list takes three columns, the third blank."""
    letter = chr(ord("A") + 3 * index)
    return f"={LISTS_SHEET}!${letter}$2:${letter}${len(each.values) + 1}"


def offer_list(source: str, column: Column, severity: str) -> dict[str, object]:
    """A drop-down list; severity `warning` lets another value stand after a question."""
    return {
        "validate": "list",
        "source": source,
        "error_type": severity,
        "error_title": column.name,
        "error_message": "Choose one from the list.",
    }


def check_amount(column: Column) -> dict[str, object] | None:
    """The range of a number, whole number or date."""
    ranges: Mapping[str, tuple[str, object, object, str]] = {
        "fte": ("decimal", 0.01, 1, "A number above 0 and up to 1."),
        "percent": ("decimal", 0, 100, "A number from 0 to 100."),
        "number": ("decimal", 0, 168, "A number, 0 or more."),
        "whole": ("integer", 0, 100_000, "A whole number, 0 or more."),
        "date": ("date", EARLIEST, LATEST, "A date, as 31/01/2026."),
    }
    chosen = ranges.get(column.name) or ranges.get(column.form)
    if chosen is None:
        return None
    validate, least, most, message = chosen
    return {
        "validate": validate,
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "error_title": column.name,
        "error_message": message,
    }


def find_rows(tables: Mapping[str, Sequence[object]]) -> int:
    """How many rows get drop-downs: 2,000, or a few more than the longest table holds."""
    return max(ROWS_READY, *(len(tables.get(table.name, ())) + 200 for table in TABLES))
