"""Opens the database of the ledger so that what was committed stays, and says in words what the database refuses."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from caseload.domain.errors import InputRefused
from caseload.ledger.ledger_codes import refuse_ledger

PATIENCE: Final = 5.0
"""Seconds to wait for another program that writes."""
PRAGMAS: Final = ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON")
BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
PROTECTED: Final = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})
FULL: Final = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def connect(path: Path, patience: float = PATIENCE, vfs: str | None = None) -> Engine:
    """An engine on the file, which must be there. `vfs` names another of SQLite's file layers.

    Every connection has the write-ahead log, waits `patience` seconds for other writers, and returns from a commit
    only when it is on the disk; what is deleted is overwritten.
    """
    uri = f"{path.resolve().as_uri()}?mode=rw" + (f"&vfs={vfs}" if vfs else "")

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)

    engine = create_engine("sqlite://", creator=open_file, poolclass=NullPool)
    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
    return engine


def set_up(opened: Any, record: object) -> None:
    """Set a new connection up; refuses a place where there can be no write-ahead log (L102)."""
    mode = opened.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    if mode != "wal":
        raise refuse_ledger("L102", "the ledger's folder cannot keep a safe journal; is it on a network?", mode)
    for pragma in PRAGMAS:
        opened.execute(f"PRAGMA {pragma}")


def begin(connection: Any) -> None:
    """Begin a transaction: at once as the only writer where that is asked for, so that none fails half-way."""
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


@contextmanager
def opening(path: Path, query: str = "mode=rw", patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
    """A plain connection to a database that is there, for what is no transaction: copies, and emptying the log."""
    uri = f"{path.resolve().as_uri()}?{query}"
    with closing(sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)) as opened:
        yield opened


@contextmanager
def translating() -> Iterator[None]:
    """Turn what the database refuses within the block into InputRefused with its code; never a value or a query."""
    try:
        yield
    except DBAPIError as error:
        refusal = explain(error.orig)
        if refusal is None:
            raise
        raise refusal from None
    except sqlite3.Error as error:
        refusal = explain(error)
        if refusal is None:
            raise
        raise refusal from None


def explain(error: BaseException | None) -> InputRefused | None:
    """The refusal that stands for an error of SQLite; None for one that a sound program never meets."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in BUSY:
        return refuse_ledger("L105", "another program is writing to the ledger, and did not finish in time")
    if code in PROTECTED:
        return refuse_ledger("L106", "the ledger cannot be written here")
    if code in FULL:
        return refuse_ledger("L107", "the disk is full or failed")
    if code in DAMAGED:
        return refuse_ledger("L104", "the file is not a ledger, or is damaged")
    return None
