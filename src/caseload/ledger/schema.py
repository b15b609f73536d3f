"""Makes the tables of the ledger, and brings those of an earlier version up to date."""

import sqlite3
from contextlib import closing
from functools import cache
from typing import Final

from sqlalchemy import Connection, text

from caseload.ledger.ledger_codes import refuse_ledger
from caseload.ledger.tables import SCHEMA

FIRST: Final = """
CREATE TABLE schema_version (version INTEGER NOT NULL);
CREATE TABLE head (entry INTEGER NOT NULL, hash VARCHAR(64) NOT NULL);
CREATE TABLE entries (
    entry INTEGER NOT NULL PRIMARY KEY, kind VARCHAR(10) NOT NULL, round INTEGER, as_of DATE, day DATE NOT NULL,
    salt VARCHAR(32) NOT NULL, kept_hash VARCHAR(64) NOT NULL, rest_hash VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL
);
CREATE INDEX entries_by_round ON entries (round);
CREATE TABLE actions (
    entry INTEGER NOT NULL PRIMARY KEY REFERENCES entries (entry), at VARCHAR(20) NOT NULL, who VARCHAR,
    facts VARCHAR NOT NULL, salt VARCHAR(32) NOT NULL
);
CREATE TABLE proposals (
    entry INTEGER NOT NULL REFERENCES entries (entry), case_id VARCHAR NOT NULL, holder VARCHAR,
    is_here BOOLEAN NOT NULL, worker VARCHAR, fate VARCHAR(11) NOT NULL, co_worker VARCHAR, overseer VARCHAR,
    cover VARCHAR
);
CREATE INDEX proposals_by_entry ON proposals (entry);
CREATE TABLE workers (entry INTEGER NOT NULL REFERENCES entries (entry), worker VARCHAR NOT NULL);
CREATE INDEX workers_by_entry ON workers (entry);
CREATE TABLE decisions (
    entry INTEGER NOT NULL REFERENCES entries (entry), case_id VARCHAR NOT NULL, word VARCHAR(6) NOT NULL,
    worker VARCHAR, worker_before VARCHAR, reason VARCHAR(10), review DATE
);
CREATE INDEX decisions_by_entry ON decisions (entry);
CREATE INDEX decisions_by_case ON decisions (case_id);
INSERT INTO schema_version (version) VALUES (1);
INSERT INTO head (entry, hash) VALUES (0, '0000000000000000000000000000000000000000000000000000000000000000')
"""
CHECKPOINTS: Final = """
CREATE TABLE checkpoints (
    entry INTEGER NOT NULL PRIMARY KEY REFERENCES entries (entry), dropped_through INTEGER NOT NULL,
    dropped_hash VARCHAR(64) NOT NULL, rest_through INTEGER NOT NULL, last_round INTEGER NOT NULL
);
UPDATE schema_version SET version = 2
"""
MIGRATIONS: Final = (FIRST, CHECKPOINTS)
"""What leads from each version to the next, the first from an empty file. What is here is never edited: a change of
the tables is a further migration."""


LIST_MADE: Final = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"


def read_version(connection: Connection) -> int:
    """The version of the tables, 0 for an empty file; refuses a newer ledger (L103), and a file that is something else
    or in which anything beside rows was changed by hand (L104)."""
    made = list_made(connection)
    if not made:
        return 0
    if not {"schema_version", "head", "entries"} <= {name for _, name, *_ in made}:
        raise refuse_ledger("L104", "the file is a database, but not a ledger")
    versions = connection.exec_driver_sql("SELECT version FROM schema_version").scalars().all()
    if len(versions) != 1 or not isinstance(versions[0], int) or versions[0] < 1:
        raise refuse_ledger("L104", "the ledger does not say which version wrote it")
    if versions[0] > SCHEMA:
        raise refuse_ledger("L103", "the ledger was written by a newer caseload", f"version {versions[0]}")
    if made != list_wanted(versions[0]):
        raise refuse_ledger("L104", "a table of the ledger was changed, added or taken away by hand")
    return versions[0]


def list_made(connection: Connection) -> frozenset[tuple[str, ...]]:
    """Every table, index, view and trigger of a file, with the statement that made it."""
    return frozenset(tuple(row) for row in connection.exec_driver_sql(LIST_MADE))


@cache
def list_wanted(version: int) -> frozenset[tuple[str, ...]]:
    """The same as the migrations make it."""
    with closing(sqlite3.connect(":memory:")) as empty:
        for script in MIGRATIONS[:version]:
            empty.executescript(script)
        return frozenset(empty.execute(LIST_MADE))


def migrate(connection: Connection) -> None:
    """Carry out the migrations that are missing, within the transaction."""
    for script in MIGRATIONS[read_version(connection) :]:
        for statement in script.split(";"):
            connection.execute(text(statement))
