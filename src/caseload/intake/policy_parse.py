"""Turns the words and numbers of a policy file into checked values, table by table."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from caseload.intake.policy_faults import PolicyFaults, advise_name, show_value
from caseload.intake.policy_keys import COST_SET, COSTS, NAMED_TABLES, NUMBER_TABLES, ROW_LISTS, TABLES, TOP, Key

NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
BARE: Final = re.compile(r"[A-Za-z0-9_-]{1,60}")
MOST_DIGITS: Final = 18
ALL: Final = "all"
NAME_FIX: Final = "Write small letters, digits and underscores, starting with a letter, up to 40."

POUNDS: Final = Key("pounds", "amount")
FORM_WORDS: Final[dict[str, tuple[str, str]]] = {
    "yes": ("must be true or false", "Write it without quotation marks."),
    "date": ("must be a date", "Write it without quotation marks, as 2026-01-05."),
    "choice": ("must be ", "Write one of them."),
    "text": ("must be text of up to 120 characters on one line", "Write it in quotation marks."),
    "name": ("must be a plain name", NAME_FIX),
}

Row = dict[str, Any]


@dataclass(slots=True)
class Draft:
    """What a policy file states, each value in its right form; None or empty = not stated."""

    top: Row = field(default_factory=dict)
    named: dict[str, dict[str, Row]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    numbers: dict[str, dict[str, Any]] = field(default_factory=dict)
    cost_set: str | None = None
    cost_sets: dict[str, dict[str, Fraction]] = field(default_factory=dict)
    yearly: dict[str, Fraction] | None = None


def parse_draft(document: Mapping[str, object], faults: PolicyFaults) -> Draft:
    """The document's values by table; what is unknown, ill-formed or out of range is noted and left out."""
    known = {key.name for key in TOP} | set(TABLES)
    for name in document:
        if name not in known:
            note_unknown(name, "", known, faults)
    draft = Draft(top=parse_keys(document, TOP, "", faults))
    for table, keys in NAMED_TABLES.items():
        draft.named[table] = parse_named_table(document, table, keys, faults)
    for table, keys in ROW_LISTS.items():
        if table in document:
            draft.rows[table] = parse_rows(document[table], table, keys, faults)
    for table, key in NUMBER_TABLES.items():
        if table in document:
            draft.numbers[table] = parse_numbers(document[table], key, table, faults)
    parse_costs(document, draft, faults)
    return draft


def parse_named_table(
    document: Mapping[str, object], table: str, keys: Sequence[Key], faults: PolicyFaults
) -> dict[str, Row]:
    """The rows of roles, kinds or proceedings by name."""
    rows: dict[str, Row] = {}
    for name, raw in parse_table(document.get(table, {}), table, faults).items():
        where = join_key(table, name)
        if not NAME.fullmatch(name):
            faults.add("P307", where, "a name must be plain", NAME_FIX, show_value(name))
            continue
        rows[name] = parse_row(raw, keys, where, faults)
    return rows


def parse_rows(raw: object, table: str, keys: Sequence[Key], faults: PolicyFaults) -> list[Row]:
    """The rows of a list of tables, such as [[protected]]."""
    if not isinstance(raw, list):
        faults.add("P306", table, "must be a list of tables", f"Write [[{table}]] above each row.", show_value(raw))
        return []
    return [parse_row(row, keys, f"{table} row {number}", faults) for number, row in enumerate(raw, 1)]


def parse_row(raw: object, keys: Sequence[Key], where: str, faults: PolicyFaults) -> Row:
    """One row's known keys."""
    row = parse_table(raw, where, faults)
    known = {key.name for key in keys}
    for name in row:
        if name not in known:
            note_unknown(name, where, known, faults)
    return parse_keys(row, keys, where, faults)


def parse_keys(row: Mapping[str, object], keys: Sequence[Key], where: str, faults: PolicyFaults) -> Row:
    """The values of those keys that the row states rightly."""
    values: Row = {}
    for key in keys:
        if key.name in row:
            value = parse_value(row[key.name], key, join_key(where, key.name), faults)
            if value is not None:
                values[key.name] = value
    return values


def parse_table(raw: object, where: str, faults: PolicyFaults) -> Mapping[str, object]:
    """A table, or nothing and a fault."""
    if isinstance(raw, dict):
        return raw
    fix = "Write its name in [brackets] on a line of its own, its keys below."
    faults.add("P306", where, "must be a table", fix, show_value(raw))
    return {}


def parse_numbers(raw: object, key: Key, where: str, faults: PolicyFaults) -> dict[str, Any]:
    """A table of names and numbers, every number of one form and range."""
    table = parse_table(raw, where, faults)
    found = {name: parse_value(value, key, join_key(where, name), faults) for name, value in table.items()}
    return {name: value for name, value in found.items() if value is not None}


def parse_costs(document: Mapping[str, object], draft: Draft, faults: PolicyFaults) -> None:
    """The costs: the chosen set, the own figures, and the published sets by name."""
    costs = parse_table(document.get("costs", {}), "costs", faults)
    for name in costs:
        if name not in ("set", "yearly", "sets"):
            note_unknown(name, "costs", {"set", "yearly", "sets"}, faults)
    draft.cost_set = parse_keys(costs, COSTS, "costs", faults).get("set")
    if "yearly" in costs:
        draft.yearly = parse_numbers(costs["yearly"], POUNDS, "costs.yearly", faults)
    notes = {key.name for key in COST_SET}
    for name, raw in parse_table(costs.get("sets", {}), "costs.sets", faults).items():
        where = join_key("costs.sets", name)
        row = parse_table(raw, where, faults)
        stated = parse_keys(row, COST_SET, where, faults)
        for missing in sorted(notes - stated.keys() - row.keys()):
            faults.add("P308", where, f"a set of costs must state its {missing}", f"Add a line {missing} = ...")
        by_role = {role: value for role, value in row.items() if role not in notes}
        draft.cost_sets[name] = parse_numbers(by_role, POUNDS, where, faults)


def parse_value(raw: object, key: Key, where: str, faults: PolicyFaults) -> object | None:
    """One value in the form its key asks for; None and a fault when it is not."""
    if key.form in ("whole", "amount"):
        return parse_number(raw, key, where, faults)
    if key.form in ("names", "leads"):
        return parse_names(raw, key, where, faults)
    if key.form == "yes" and isinstance(raw, bool):
        return raw
    if key.form == "date" and isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    if isinstance(raw, str) and is_right_text(raw, key):
        return raw
    choices = " or ".join(f'"{word}"' for word in key.choices)
    what, fix = FORM_WORDS[key.form]
    faults.add("P306", where, what + choices, fix, show_value(raw))
    return None


def is_right_text(raw: str, key: Key) -> bool:
    """Whether a text is what its key asks for."""
    if key.form == "choice":
        return raw in key.choices
    if key.form == "name":
        return NAME.fullmatch(raw) is not None
    return key.form == "text" and len(raw) <= 120 and raw.isprintable()


def parse_number(raw: object, key: Key, where: str, faults: PolicyFaults) -> int | Fraction | None:
    """A number within its range: exact, never a float; None and a fault when it is not."""
    word = "a whole number" if key.form == "whole" else "a number"
    bounds = f"{word} from {show_bound(key.least)} to {show_bound(key.most)}"
    if isinstance(raw, bool) or not isinstance(raw, (int, Decimal)):
        faults.add("P306", where, f"must be {bounds}", "Write it without quotation marks.", show_value(raw))
        return None
    value = make_exact(raw)
    if value is None or (key.form == "whole" and value.denominator != 1):
        faults.add("P306", where, f"must be {bounds}", "Write plain digits, such as 23 or 1.25.", show_value(raw))
        return None
    if not key.least <= value <= key.most:
        faults.add("P307", where, f"must be {bounds}", "Change it, or leave the key out.", show_value(raw))
        return None
    return int(value) if key.form == "whole" else value


def make_exact(raw: int | Decimal) -> Fraction | None:
    """The number as an exact fraction; None for infinities, and for more digits than anybody means."""
    if isinstance(raw, int):
        return Fraction(raw)
    exponent = raw.as_tuple().exponent
    if not isinstance(exponent, int) or not -MOST_DIGITS <= exponent <= MOST_DIGITS or raw.adjusted() > MOST_DIGITS:
        return None
    return Fraction(raw)


def parse_names(raw: object, key: Key, where: str, faults: PolicyFaults) -> tuple[str, ...] | str | None:
    """A list of names in the order given, or (for `leads`) the word "all"."""
    if key.form == "leads" and raw == ALL:
        return ALL
    if isinstance(raw, list) and all(isinstance(name, str) and 0 < len(name) <= 60 for name in raw):
        return tuple(raw)
    choice = ', or "all"' if key.form == "leads" else ""
    faults.add("P306", where, f"must be a list of names{choice}", 'Write it as ["one", "two"].', show_value(raw))
    return None


def note_unknown(name: str, where: str, known: set[str], faults: PolicyFaults) -> None:
    """Note an unknown key: the nearest known one, or that it belongs to the top of the file."""
    if where and name in {key.name for key in TOP}:
        fix = "It is a key of the whole policy: move it to the top of the file, above the first [table]."
    else:
        fix = advise_name(name, known)
    faults.add("P305", join_key(where, name), "is not a known key", fix)


def join_key(where: str, name: str) -> str:
    """A key's path: kinds.assessment.hours, or `protected row 2, share`; a name that TOML would quote is quoted."""
    plain = name if BARE.fullmatch(name) else show_value(name)
    between = ", " if " row " in where else "."
    return f"{where}{between}{plain}" if where else plain


def show_bound(number: Fraction) -> str:
    """A bound as digits: 0.01, 1000000."""
    return str(number) if number.denominator == 1 else str(float(number))
