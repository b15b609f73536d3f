"""A ledger of every earlier schema is brought up to date with nothing lost; a newer one is refused."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from caseload.domain.errors import InputRefused
from caseload.ledger.place import FILE
from caseload.ledger.purge import purge_ledger
from caseload.ledger.schema import MIGRATIONS
from caseload.ledger.store import open_ledger
from caseload.ledger.tables import METADATA, SCHEMA
from tests.ledger.building import a_ledger, a_stamp, codes, read, verify, weeks

HERE = Path(__file__).parent
EARLIER = range(1, SCHEMA)


def load(folder: Path, script: str) -> None:
    connection = sqlite3.connect(folder / FILE)
    connection.executescript(script)
    connection.close()


def describe(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Each table's columns: name, type, whether it must be filled, place in the key; and the names of its indexes."""
    with sqlite3.connect(path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: [
                *sorted(row[1:4] + row[5:] for row in connection.execute(f"PRAGMA table_info({name})")),
                *sorted(row[1:2] for row in connection.execute(f"PRAGMA index_list({name})")),
                *sorted(row[2:5] for row in connection.execute(f"PRAGMA foreign_key_list({name})")),
            ]
            for name in names
        }


def test_the_migrations_make_exactly_the_tables_that_are_used(tmp_path: Path) -> None:
    a_ledger(tmp_path)
    METADATA.create_all(create_engine(f"sqlite:///{tmp_path / 'wanted'}"))

    assert len(MIGRATIONS) == SCHEMA
    assert describe(tmp_path / FILE) == describe(tmp_path / "wanted")


@pytest.mark.parametrize("version", EARLIER)
def test_an_earlier_ledger_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    load(tmp_path, (HERE / f"schema_{version}.sql").read_text())

    ledger = open_ledger(tmp_path)

    assert verify(ledger).is_sound and verify(ledger).last == 7
    first, second = read(ledger, 1), read(ledger, 2)
    assert (first.status, second.status) == ("closed", "open")
    assert [(made.decision.word, made.by) for made in second.made] == [("not", "Bob"), ("wait", "Bob")]
    a_ledger(tmp_path / "new")
    assert describe(tmp_path / FILE) == describe(tmp_path / "new" / FILE)
    purge_ledger(ledger, a_stamp(weeks(60)))
    assert verify(ledger).is_sound


def test_a_newer_ledger_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    a_ledger(tmp_path)
    load(tmp_path, f"UPDATE schema_version SET version = {SCHEMA + 1}")
    before = (tmp_path / FILE).read_bytes()

    with pytest.raises(InputRefused) as refused:
        open_ledger(tmp_path)

    assert codes(refused) == {"L103": 1}
    assert (tmp_path / FILE).read_bytes() == before


def test_another_programs_database_and_no_database_are_refused(tmp_path: Path) -> None:
    load(tmp_path, "CREATE TABLE notes (text)")
    with pytest.raises(InputRefused) as refused:
        open_ledger(tmp_path)
    assert codes(refused) == {"L104": 1}

    (tmp_path / FILE).write_bytes(b"not a database at all" * 99)
    with pytest.raises(InputRefused) as refused:
        open_ledger(tmp_path)
    assert codes(refused) == {"L104": 1}


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE notes (text)",
        "ALTER TABLE decisions ADD COLUMN name",
        "ALTER TABLE decisions RENAME COLUMN reason TO why",
        "CREATE TRIGGER t AFTER INSERT ON decisions BEGIN UPDATE decisions SET worker = 'w1'; END",
        "DROP TABLE workers; CREATE VIEW workers AS SELECT 1 AS entry, 'w1' AS worker",
        "DROP TABLE decisions",
        "DELETE FROM schema_version",
        "INSERT INTO schema_version VALUES (1)",
        "UPDATE schema_version SET version = 1",
        "UPDATE schema_version SET version = 'x'",
    ],
)
def test_a_ledger_whose_tables_were_changed_by_hand_is_refused(tmp_path: Path, script: str) -> None:
    a_ledger(tmp_path)
    load(tmp_path, script)

    with pytest.raises(InputRefused) as refused:
        open_ledger(tmp_path)
    assert codes(refused) == {"L104": 1}
