"""Makes the tables of the ledger, and brings those of an earlier version up to date."""

from typing import Final

from sqlalchemy import Connection, inspect, text

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


def read_version(connection: Connection) -> int:
    """The version of the tables, 0 for an empty file; refuses a file that is something else (L104)."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return 0
    if not {"schema_version", "head", "entries"} <= tables:
        raise refuse_ledger("L104", "the file is a database, but not a ledger")
    version = connection.execute(text("SELECT version FROM schema_version")).scalar()
    return int(version or 0)


def migrate(connection: Connection) -> None:
    """Carry out the migrations that are missing, within the transaction; refuses a newer ledger (L103)."""
    version = read_version(connection)
    refuse_newer(version)
    for script in MIGRATIONS[version:]:
        for statement in script.split(";"):
            connection.execute(text(statement))


def refuse_newer(version: int) -> None:
    """Refuse tables of a version that this program does not know."""
    if version > SCHEMA:
        raise refuse_ledger("L103", "the ledger was written by a newer caseload", f"version {version}")
