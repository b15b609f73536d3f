"""An open ledger: reading what is there, and writing in transactions of which either all is kept or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from caseload.ledger.connect import PATIENCE, connect, translating
from caseload.ledger.ledger_codes import refuse_ledger
from caseload.ledger.place import FILE, check_local, prepare_file, prepare_folder
from caseload.ledger.schema import migrate, read_version
from caseload.ledger.tables import SCHEMA


class Ledger:
    """A ledger in a folder."""

    def __init__(self, folder: Path, engine: Engine, patience: float) -> None:
        """Take the folder, the engine on the file in it, and for how many seconds to wait for others."""
        self.folder, self.path, self.engine, self.patience = folder, folder / FILE, engine, patience

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it stands at one moment."""
        with translating(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The only writing connection. What was done in the block is on the disk when it ends, or else not done.

        Raises InputRefused with L105 where another program is writing for too long, L106 and L107 where nothing can
        be written.
        """
        with translating(), self.engine.connect() as connection:
            options = connection.execution_options(begin="BEGIN IMMEDIATE")
            with options.begin():
                yield options


def open_ledger(folder: Path, may_make: bool = False, patience: float = PATIENCE, vfs: str | None = None) -> Ledger:
    """The ledger in a folder, its tables brought up to date; where there is none it is made, or refused (L201)."""
    path = folder / FILE
    if may_make:
        prepare_folder(folder)
        prepare_file(path)
    elif not path.is_file():
        raise refuse_ledger("L201", "no round has been opened yet: there is no ledger in this folder", str(folder))
    check_local(folder)
    ledger = Ledger(folder, connect(path, patience, vfs), patience)
    with ledger.reading() as connection:
        version = read_version(connection)
    if version < SCHEMA:
        with ledger.writing() as connection:
            migrate(connection)
    return ledger
