"""Reads the value of one cell by the form of its column."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from caseload.domain.columns import ColumnKind
from caseload.intake.blanks import is_blank, refuse_errors
from caseload.intake.dates_read import parse_date
from caseload.intake.fault_list import CellFault
from caseload.intake.numbers_read import parse_number, parse_whole
from caseload.intake.words import clean, drop_list_letter

Value = str | Fraction | int | date | bool | tuple[str, ...] | tuple[tuple[str, Fraction], ...]
YES: Final = frozenset({"yes", "y", "true", "1", "x", "t"})
NO: Final = frozenset({"no", "n", "false", "0", "f"})
LIST_MARKS: Final = re.compile(r"[;|\n]")
FORMULA_SIGNS: Final = frozenset("=+-@")
MOST_DIGITS: Final = 15
LONGEST: Final = 200
AMOUNTS: Final = "Write them as therapy=1.5;psychology=1 (hours a week)"


def parse_value(value: object, form: ColumnKind, column: str) -> Value | None:
    """The cell's value, None where it is blank; raises CellFault where it cannot be read."""
    if type(value) is str:
        return parse_string(value, form, column)
    return parse_any(value, form, column)


@lru_cache(maxsize=1 << 16)
def parse_string(value: str, form: ColumnKind, column: str) -> Value | None:
    """The value of a text cell, worked out once for all cells alike."""
    return parse_any(value, form, column)


def parse_any(value: object, form: ColumnKind, column: str) -> Value | None:
    """The value of any cell."""
    refuse_errors(value)
    if is_blank(value) or (isinstance(value, (list, dict)) and not value):
        return None
    return PARSERS[form](value, column)


def parse_id(value: object, column: str) -> str:
    """An id or name as text: 123.0 is `123`, spaces of every kind become one."""
    if isinstance(value, str):
        return parse_text(value, column)
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        fix = "Select the cells, choose the format Text, and type the id again"
        raise CellFault("E307", "an id or a name belongs here, not a date or the like", fix, value)
    if isinstance(value, float) and abs(value) >= 10**MOST_DIGITS:
        fix = "Select the cells, choose the format Text, and enter the ids again"
        raise CellFault("E315", "the id has more digits than Excel keeps", fix, value)
    return str(int(value)) if value == int(value) else f"{value:.15g}"


def parse_text(value: object, column: str) -> str:
    """A text without stray spaces; a number is written as an id would be.

    The apostrophe that keeps spreadsheets from taking a text for a formula is taken off.
    """
    if not isinstance(value, str):
        return parse_id(value, column)
    text = clean(value)
    if text[:1] == "'" and text[1:2] in FORMULA_SIGNS:
        text = text[1:]
    if len(text) > LONGEST:
        raise CellFault("E316", f"the text is longer than {LONGEST} characters", "Shorten it", text)
    return text


def parse_ids(value: object, column: str) -> tuple[str, ...]:
    """A list between semicolons, each once, in its order; skills and teams may also stand between commas."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        parts = [parse_id(part, column) for part in value if not is_blank(part)]
    elif isinstance(value, str):
        text = value.replace(",", ";") if column in ("skills", "lend_to") else value
        parts = [parse_text(part, column) for part in LIST_MARKS.split(text) if not is_blank(part)]
    else:
        parts = [parse_id(value, column)]
    return tuple(dict.fromkeys(parts))


def parse_code(value: object, column: str) -> str:
    """A code as text, without the `a)` of official lists; which one it is is found out later."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return drop_list_letter(parse_text(value, column))


def parse_yes(value: object, column: str) -> bool:
    """Yes or no, in the ways people write them."""
    text = drop_list_letter(parse_code(value, column)).casefold()
    if text in YES or text in NO:
        return text in YES
    raise CellFault("E311", "this is neither yes nor no", "Write yes, or leave it blank for no", text)


def parse_day(value: object, column: str) -> date:
    """A date."""
    return parse_date(value)


def parse_amounts(value: object, column: str) -> tuple[tuple[str, Fraction], ...]:
    """Hours a week by discipline, in the order of their names."""
    if isinstance(value, Mapping):
        pairs = [(str(name), amount) for name, amount in value.items()]
    elif isinstance(value, Sequence) and not isinstance(value, str):
        pairs = [split_object(part) for part in value]
    else:
        pairs = [split_amount(part) for part in LIST_MARKS.split(str(value)) if part.strip()]
    amounts = [(clean(name), parse_number(amount, "hours")) for name, amount in pairs]
    if len({name for name, _ in amounts}) < len(amounts):
        raise CellFault("E312", "one discipline is given twice", "Add its hours together", str(value))
    return tuple(sorted((name, hours) for name, hours in amounts if hours > 0))


def split_amount(text: str) -> tuple[str, object]:
    """`therapy=1.5` (or with a colon) apart."""
    name, mark, amount = text.replace(":", "=").partition("=")
    if not mark or not name.strip() or not amount.strip():
        raise CellFault("E312", "these hours by discipline cannot be read", AMOUNTS, text)
    return name, amount.strip()


def split_object(value: object) -> tuple[str, object]:
    """`{"discipline": "therapy", "hours": 1.5}` apart."""
    if isinstance(value, Mapping) and {"discipline", "hours"} <= set(value):
        return str(value["discipline"]), value["hours"]
    raise CellFault("E312", "these hours by discipline cannot be read", AMOUNTS, value)


PARSERS: Final[Mapping[ColumnKind, Callable[[object, str], Value]]] = {
    "id": parse_id,
    "ids": parse_ids,
    "text": parse_text,
    "code": parse_code,
    "number": parse_number,
    "whole": parse_whole,
    "date": parse_day,
    "yes": parse_yes,
    "amounts": parse_amounts,
}
