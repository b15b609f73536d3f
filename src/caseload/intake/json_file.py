"""Reads a caseload from one JSON file: an object with a list of rows for each table."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from caseload.domain.columns import Table
from caseload.domain.errors import Fault, InputRefused
from caseload.intake.codes import make_fault
from caseload.intake.csv_files import MOST_BYTES, decode_text
from caseload.intake.headers import find_table
from caseload.intake.tables import RawCaseload

HALF_A_LETTER: Final = re.compile(r"\\u[dD][89a-fA-F]")
"""What may be half of a pair: alone it is no letter, and cannot be written anywhere."""
EXAMPLE: Final = '{"workers": [{"worker": "w1", ...}], "cases": [{"case": "c1", ...}]}'


class RepeatedKey(ValueError):
    """An object of the file has one key twice."""


def read_json_file(file: Path) -> RawCaseload:
    """Every table in a JSON file; raises InputRefused where it is no JSON object."""
    raw = RawCaseload(file.name, "json")
    content = load_object(file)
    for key, value in content.items():
        table = find_table(key)
        if table is not None:
            add_rows(raw, table, key, value)
        elif key == "policy" and isinstance(value, str):
            raw.policy_text = value
        elif key == "policy" and value is not None:
            fix = "Give the text of the policy file (TOML) as one string, or leave it out"
            raw.faults.add(make_fault("E208", "policy", "the policy is not a text", fix))
    raw.check_required(content)
    return raw


def load_object(file: Path) -> Mapping[str, Any]:
    """The file's one object, its decimals exact."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        fault = make_fault("E101", file.name, "the file cannot be opened", "Check its name, and that you may read it")
        raise InputRefused((fault,)) from error
    if len(data) > MOST_BYTES:
        what = f"a JSON file may have at most {MOST_BYTES >> 20} MB"
        raise InputRefused((make_fault("E107", file.name, what, "Split it by team, or leave out what is closed"),))
    if not data.strip():
        raise InputRefused((make_fault("E102", file.name, "the file is empty", f"Write an object: {EXAMPLE}"),))
    try:
        text = decode_text(data)
        content = json.loads(
            text, parse_float=Decimal, parse_constant=refuse_constant, object_pairs_hook=build_object
        )  # fmt: skip
        if HALF_A_LETTER.search(text):
            json.dumps(content, ensure_ascii=False, default=str).encode()
    except (ValueError, RecursionError) as error:
        raise InputRefused((describe_json_error(file.name, error),)) from error
    if not isinstance(content, dict):
        raise InputRefused((make_fault("E208", file.name, "the file is not one JSON object", f"Write {EXAMPLE}"),))
    return content


def describe_json_error(name: str, error: Exception) -> Fault:
    """The fault of a text that is not JSON, with its line."""
    if isinstance(error, RepeatedKey):
        return make_fault("E110", name, "an object has the same key twice", "Keep one of them", str(error))
    where = f"{name} line {error.lineno}" if isinstance(error, json.JSONDecodeError) else name
    what = f"the file is not JSON ({error.msg})" if isinstance(error, json.JSONDecodeError) else "the file is not JSON"
    return make_fault("E110", where, what, "Write it again with the program it came from; NaN is not a number in JSON")


def refuse_constant(name: str) -> float:
    """NaN and Infinity are no JSON."""
    raise ValueError(name)


def build_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object from its pairs, which must have different keys."""
    built = dict(pairs)
    if len(built) < len(pairs):
        keys = [key for key, _ in pairs]
        raise RepeatedKey(next(key for key in keys if keys.count(key) > 1))
    return built


def add_rows(raw: RawCaseload, table: Table, key: str, value: object) -> None:
    """Add one table from its list of objects."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        fix = f'Write "{key}": [{{"{table.columns[0].name}": ...}}, ...]'
        raw.faults.add(make_fault("E208", key, "the table is not a list of objects", fix))
        return
    if len(value) > table.most_rows:
        raw.refuse_rows(key, f"{len(value):,}")
        return
    if not value:
        raw.refuse_empty(table, key)
        return
    heads = list(dict.fromkeys(head for row in value for head in row))
    raw.add_table(table, key, [heads, *([row.get(head) for head in heads] for row in value)], has_heading=False)
