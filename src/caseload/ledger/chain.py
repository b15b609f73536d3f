"""Hashes what an entry holds, and ties each entry to the one before; `tables` says how."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Table

START: Final = "0" * 64
OWNER: Final = "entry"
Content = Mapping[str, Sequence[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class Spine:
    """What the hash of an entry covers beside its content."""

    entry: int
    kind: str
    round: int | None
    as_of: date | str | None
    day: date | str
    kept_hash: str
    rest_hash: str


def hash_entry(spine: Spine, before: str) -> str:
    """The hash of an entry that follows the one whose hash is `before`."""
    return hash_json(
        [spine.entry, spine.kind, spine.round, spine.as_of, spine.day, spine.kept_hash, spine.rest_hash, before]
    )


def hash_content(salt: str, content: Content) -> str:
    """The hash of an entry's rows by table, in any order; tables without rows do not count."""
    rows = {name: sorted(map(write_json, listed)) for name, listed in content.items() if listed}
    return hash_json({"salt": salt, "rows": rows})


def hash_json(value: object) -> str:
    """The SHA-256 of a value's canonical JSON, in hexadecimal."""
    return sha256(write_json(value).encode("ascii")).hexdigest()


def write_json(value: object) -> str:
    """Canonical JSON: ASCII, keys sorted, no spaces, dates as text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), default=write_date)


def write_date(value: object) -> str:
    """A date as JSON carries it; anything else, which only a hand can have put there, as text."""
    return value.isoformat() if isinstance(value, date) else str(value)


def list_columns(table: Table) -> tuple[str, ...]:
    """The columns of a table that a content hash covers: all but the number of the entry, which the spine has."""
    return tuple(column.name for column in table.columns if column.name != OWNER)


def list_values(table: Table, rows: Iterable[Mapping[str, Any]]) -> list[list[Any]]:
    """The values of rows as the content hash takes them: as the database keeps them, yes and no as 1 and 0."""
    names = list_columns(table)
    return [[int(row[name]) if isinstance(row[name], bool) else row[name] for name in names] for row in rows]
