"""Copies the ledger to a file while it is in use, and brings such a copy back."""

import os
import sqlite3
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from caseload.domain.errors import InputRefused, UsageRefused
from caseload.ledger.connect import PATIENCE, opening, translating
from caseload.ledger.ledger_codes import refuse_ledger
from caseload.ledger.place import FILE, check_local, prepare_file, prepare_folder
from caseload.ledger.schema import read_version
from caseload.ledger.store import Ledger, open_ledger
from caseload.ledger.verify import Verified, verify_ledger

SIDE_FILES = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back, and where the ledger that was there before is kept (None: there was none)."""

    verified: Verified
    aside: Path | None


def back_up(ledger: Ledger, out: Path) -> Verified:
    """Copy the ledger as it stands at one moment to a file of its own, whole or not at all; the copy is verified.

    Refuses to take a copy of a ledger that is not as it was written (L104, L108).
    """
    draft = out.with_name(f".{os.getpid()}-{out.name[-80:]}")
    try:
        with translating(), opening(ledger.path) as source:
            copy_to(source, draft)
        verified = verify_file(draft, out.name)
        os.replace(draft, out)
        return verified
    finally:
        draft.unlink(missing_ok=True)


def copy_to(source: sqlite3.Connection, path: Path) -> None:
    """Copy a database to a file that stands alone and only its owner can read."""
    prepare_file(path)
    with opening(path) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def verify_file(path: Path, name: str) -> Verified:
    """Verify a file that nobody writes to, without changing it; refuses one that is no ledger, damaged (L104),
    changed by hand (L108) or newer (L103)."""
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(uri, uri=True), poolclass=NullPool)
    with translating(), engine.connect() as connection:
        if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
            raise refuse_ledger("L104", "the file is damaged", name)
        version = read_version(connection)
        if version == 0:
            raise refuse_ledger("L104", "the file is empty", name)
        verified = verify_ledger(connection, version)
    if not verified.is_sound:
        raise InputRefused(verified.faults)
    return verified


def restore(folder: Path, file: Path, patience: float = PATIENCE) -> Restored:
    """Put a backup in the place of the ledger, which is kept aside under another name.

    Refuses a file that is not a sound ledger, and a ledger that is in use (L105); then nothing is changed.
    """
    if not file.is_file():
        raise refuse_ledger("L104", "there is no such file", file.name)
    if file.resolve() == (folder / FILE).resolve():
        raise UsageRefused("This is the ledger itself, and stays as it is: give a backup of it.")
    verified = verify_file(file, file.name)
    prepare_folder(folder)
    check_local(folder)
    aside = keep_aside(folder, file, patience)
    open_ledger(folder, patience=patience)
    return Restored(verified, aside)


def keep_aside(folder: Path, file: Path, patience: float) -> Path | None:
    """Copy the present ledger aside and the file over it, while nobody else can write; one that is damaged is moved."""
    path, aside = folder / FILE, find_free(folder)
    try:
        return replace_content(path, aside, file, patience)
    except InputRefused as refusal:
        if refusal.faults[0].code != "L104":
            raise
    for ending in ("", *SIDE_FILES):
        if path.with_name(path.name + ending).exists():
            os.replace(path.with_name(path.name + ending), aside.with_name(aside.name + ending))
    replace_content(path, None, file, patience)
    return aside


def replace_content(path: Path, aside: Path | None, file: Path, patience: float) -> Path | None:
    """Copy what is at `path`, if anything, to `aside`, and then the file over it, as the only one who has it open."""
    is_new = not path.exists() or path.stat().st_size == 0
    prepare_file(path)
    with translating(), opening(path, patience=patience) as present:
        present.execute("PRAGMA locking_mode=EXCLUSIVE")
        if present.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
            raise refuse_ledger("L102", "the ledger's folder cannot keep a safe journal; is it on a network?")
        present.execute("PRAGMA synchronous=FULL")
        present.execute("BEGIN EXCLUSIVE")
        present.execute("COMMIT")
        if aside is not None and not is_new:
            copy_to(present, aside)
        with opening(file, "mode=ro&immutable=1") as source:
            source.backup(present)
    return None if is_new else aside


def find_free(folder: Path) -> Path:
    """A name for a ledger that is kept aside: `ledger-aside-1.sqlite3`."""
    stem, suffix = Path(FILE).stem, Path(FILE).suffix
    names = (folder / f"{stem}-aside-{number}{suffix}" for number in count(1))
    return next(name for name in names if not name.exists())


def list_aside(folder: Path) -> tuple[Path, ...]:
    """The ledgers that earlier restorings kept aside; a purge does not reach them."""
    stem, suffix = Path(FILE).stem, Path(FILE).suffix
    return tuple(sorted(folder.glob(f"{stem}-aside-*{suffix}")))
