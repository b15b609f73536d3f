"""Appends one entry to the ledger, with everything it holds, and moves the head on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from secrets import token_hex
from typing import Any, Final

from sqlalchemy import Connection, Table, insert, select, update

from caseload.domain.rounds import Stamp
from caseload.ledger.chain import START, Spine, hash_content, hash_entry, list_values
from caseload.ledger.ledger_codes import refuse_ledger
from caseload.ledger.tables import ACTIONS, ENTRIES, HEAD, KEPT, REST

SALT_BYTES: Final = 16
MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is to be appended: its kind, its round and the round's date, its facts, and its rows by table name."""

    kind: str
    round: int | None = None
    as_of: date | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    rows: Mapping[str, Rows] = field(default_factory=dict)


def append_entry(connection: Connection, new: NewEntry, stamp: Stamp) -> int:
    """Append an entry within a writing transaction; returns its number. Refuses a ledger with another end (L108)."""
    last, before = read_head(connection)
    entry = last + 1
    salt = token_hex(SALT_BYTES)
    action = make_action(new, stamp)
    rows: dict[str, Rows] = {**new.rows, ACTIONS.name: [action]}
    spine = Spine(
        entry=entry,
        kind=new.kind,
        round=new.round,
        as_of=new.as_of,
        day=stamp.day,
        kept_hash=hash_rows(salt, KEPT, rows),
        rest_hash=hash_rows(action["salt"], REST, rows),
    )
    hashed = hash_entry(spine, before)
    values = {name: getattr(spine, name) for name in spine.__slots__}
    connection.execute(insert(ENTRIES), {**values, "salt": salt, "hash": hashed})
    for table in (*KEPT, *REST):
        listed = [{"entry": entry, **row} for row in rows.get(table.name, ())]
        if listed:
            connection.execute(insert(table), listed)
    connection.execute(update(HEAD), {"entry": entry, "hash": hashed})
    return entry


def read_head(connection: Connection) -> tuple[int, str]:
    """The number and hash of the last entry, which the ledger has twice."""
    found = select(ENTRIES.c.entry, ENTRIES.c.hash).order_by(ENTRIES.c.entry.desc()).limit(1)
    last = connection.execute(found).one_or_none()
    entry, hashed = (0, START) if last is None else last
    if connection.execute(select(HEAD)).all() != [(entry, hashed)]:
        raise refuse_ledger("L108", "its last entry is not the one that was written last")
    return entry, hashed


def make_action(new: NewEntry, stamp: Stamp) -> dict[str, Any]:
    """Who did it, when and with what facts."""
    return {
        "at": stamp.at.astimezone(UTC).strftime(MOMENT),
        "who": stamp.by,
        "facts": json.dumps(new.facts, sort_keys=True, separators=(",", ":")),
        "salt": token_hex(SALT_BYTES),
    }


def hash_rows(salt: str, tables: Sequence[Table], rows: Mapping[str, Rows]) -> str:
    """The content hash of an entry's rows in some of the tables."""
    return hash_content(salt, {table.name: list_values(table, rows.get(table.name, ())) for table in tables})
