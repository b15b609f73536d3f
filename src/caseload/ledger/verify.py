"""Verifies the ledger: every entry is as it was written, none is missing, added or in another place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from sqlalchemy import Connection, Table

from caseload.domain.errors import Fault
from caseload.ledger.chain import START, Spine, hash_content, hash_entry, list_values
from caseload.ledger.ledger_codes import FIXES, WHERE, make_ledger_fault
from caseload.ledger.tables import ACTIONS, CHECKPOINTS, ENTRIES, HEAD, KEPT, REST, SCHEMA

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying found: how many entries there are, the last one's number and hash, the entry with the hash that
    somebody `noted`, and every fault."""

    entries: int
    last: int
    hash: str
    dropped_through: int
    rest_through: int
    faults: tuple[Fault, ...]
    noted: int | None = None

    @property
    def is_sound(self) -> bool:
        """Whether everything is as it was written."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Start:
    """Where the chain begins: after entry `dropped` with its hash; up to `rest` only what is kept longest is there."""

    dropped: int = 0
    hash: str = START
    rest: int = 0


def verify_ledger(connection: Connection, version: int = SCHEMA, noted: str | None = None) -> Verified:
    """Every fault of the whole ledger, by entry; before schema 2 there were no checkpoints. That no entry has a hash
    which was `noted` is a fault: then the end was cut off, or all was written anew."""
    read_as_it_is(connection)
    tables = [table for table in (*KEPT, *REST) if table is not CHECKPOINTS or version > 1]
    start = find_start(connection) if version > 1 else Start()
    entries = read_rows(connection, ENTRIES)
    contents = {table.name: read_contents(connection, table) for table in tables}
    head = read_rows(connection, HEAD)
    hashes = {start.hash: start.dropped, **{entry["hash"]: entry["entry"] for entry in entries}}
    faults = [
        *([] if noted is None or noted in hashes else [refuse_noted(noted)]),
        *list_gaps(entries, start, head),
        *check_chain(entries, start),
        *(fault for entry in entries for fault in check_content(entry, contents, start)),
        *list_strays(entries, contents),
    ]
    last = entries[-1] if entries else None
    return Verified(
        entries=len(entries),
        last=last["entry"] if last else start.dropped,
        hash=last["hash"] if last else start.hash,
        dropped_through=start.dropped,
        rest_through=start.rest,
        faults=tuple(faults),
        noted=hashes.get(noted or ""),
    )


def refuse_noted(noted: str) -> Fault:
    """The fault of a ledger in which nothing has a hash that it once had."""
    what = "no entry has the hash that was noted: its end was cut off, all was written anew, or a purge took the entry"
    return make_ledger_fault("L108", WHERE, what, FIXES["L108"], noted)


def read_as_it_is(connection: Connection) -> None:
    """Let text that is none, which only a hand can have put there, be read as other text instead of failing."""
    driver: Any = connection.connection.driver_connection
    driver.text_factory = lambda text: text.decode("utf-8", "backslashreplace")


def find_start(connection: Connection) -> Start:
    """Where the chain begins, as the last checkpoint says; at the first entry where it says nothing that can be."""
    rows = read_rows(connection, CHECKPOINTS)
    said = tuple(rows[-1][name] for name in ("dropped_through", "dropped_hash", "rest_through")) if rows else ()
    return Start(*said) if tuple(map(type, said)) == (int, str, int) else Start()


def read_rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    """Every row of a table in the order of the entries, its values as the file has them, whatever they are."""
    found = connection.exec_driver_sql(f"SELECT * FROM {table.name} ORDER BY entry")
    return [dict(zip(found.keys(), row, strict=True)) for row in found]


def read_contents(connection: Connection, table: Table) -> Mapping[int, list[Values]]:
    """The rows of a table by entry."""
    rows = read_rows(connection, table)
    return {entry: list(listed) for entry, listed in groupby(rows, key=lambda row: row["entry"])}


def list_gaps(entries: Sequence[Values], start: Start, head: Sequence[Values]) -> Iterator[Fault]:
    """Entries that are missing, and entries that are there although they were purged."""
    numbers = [entry["entry"] for entry in entries]
    has_head = len(head) == 1 and isinstance(head[0]["entry"], int)
    expected = head[0]["entry"] if has_head else max(numbers, default=start.dropped)
    wanted = [number for number in numbers if start.dropped < number <= expected]
    for before, after in pairwise((start.dropped, *wanted, expected + 1)):
        if before + 1 < after:
            yield tell(before + 1, "the entry is missing", after - 1)
    for number in sorted(set(numbers) - set(wanted)):
        yield tell(number, "the entry was not written by this program, or should have gone with a purge")
    if not has_head:
        yield tell(expected, "the number of the last entry is gone")
    elif entries and numbers[-1] == expected and entries[-1]["hash"] != head[0]["hash"]:
        yield tell(expected, "the last entry is not the one that was written last")


def check_chain(entries: Sequence[Values], start: Start) -> Iterator[Fault]:
    """Entries whose hash does not follow from what they hold and from the entry before them."""
    before = start.hash
    for entry in entries:
        spine = Spine(**{name: entry[name] for name in Spine.__slots__})
        if hash_entry(spine, before) != entry["hash"]:
            yield tell(entry["entry"], "the entry, or the one before it, was changed or is in another place")
        before = entry["hash"]


def check_content(entry: Values, contents: Mapping[str, Mapping[int, list[Values]]], start: Start) -> Iterator[Fault]:
    """What an entry holds that is not what was written in it."""
    number = entry["entry"]
    if hash_tables(entry["salt"], KEPT, contents, number) != entry["kept_hash"]:
        yield tell(number, "its decisions were changed")
    rows = [contents[table.name].get(number, []) for table in REST]
    if number <= start.rest:
        if any(rows):
            yield tell(number, "it has what a purge took away")
        return
    actions = contents[ACTIONS.name].get(number, [])
    if len(actions) != 1 or hash_tables(actions[0]["salt"], REST, contents, number) != entry["rest_hash"]:
        yield tell(number, "who made it, when, or what was proposed was changed")


def hash_tables(
    salt: str, tables: Sequence[Table], contents: Mapping[str, Mapping[int, list[Values]]], number: int
) -> str:
    """The content hash of what an entry holds in some of the tables."""
    listed = {table.name: list_values(table, contents.get(table.name, {}).get(number, ())) for table in tables}
    return hash_content(salt, listed)


def list_strays(entries: Sequence[Values], contents: Mapping[str, Mapping[int, list[Values]]]) -> Iterator[Fault]:
    """Rows that belong to no entry."""
    known = {entry["entry"] for entry in entries}
    strays = {number for by_entry in contents.values() for number in by_entry if number not in known}
    for number in sorted(strays, key=str):
        yield tell(number, "there are rows of an entry that is not there")


def tell(entry: int, what: str, last: int | None = None) -> Fault:
    """The fault of one entry, or of all up to the `last`."""
    where = f"entry {entry}" if last in (None, entry) else f"entries {entry} to {last}"
    return make_ledger_fault("L108", where, what, FIXES["L108"])
