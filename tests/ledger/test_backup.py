"""A backup is whole and verified, and a restore keeps aside what it replaces."""

import sqlite3
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.ledger.backup import back_up, list_aside, restore
from caseload.ledger.place import FILE
from caseload.ledger.store import open_ledger
from caseload.ledger.write_round import abandon_round
from tests.ledger.building import (
    a_closed_round,
    a_ledger,
    a_stamp,
    an_open_round,
    codes,
    decide,
    decided,
    read,
    verify,
    weeks,
)

HERE = Path(__file__).parent


def test_a_backup_made_while_somebody_writes_holds_what_was_committed(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path / "ledger")
    a_closed_round(ledger)
    copy = tmp_path / "copy.sqlite3"

    with ledger.writing() as connection:
        connection.exec_driver_sql("DELETE FROM decisions")
        verified = back_up(ledger, copy)
        connection.rollback()

    assert verified == verify(ledger)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["copy.sqlite3"]


def test_a_backup_comes_back_and_the_present_ledger_is_kept_aside(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path / "ledger")
    a_closed_round(ledger)
    back_up(ledger, tmp_path / "copy.sqlite3")
    an_open_round(ledger, weeks(1))

    restored = restore(tmp_path / "ledger", tmp_path / "copy.sqlite3")

    assert restored.aside == tmp_path / "ledger" / "ledger-aside-1.sqlite3"
    assert list_aside(tmp_path / "ledger") == (restored.aside,)
    assert verify(ledger).last == 4 and verify(ledger).is_sound
    assert an_open_round(ledger, weeks(1)).number == 2
    restore(tmp_path / "ledger", restored.aside)
    assert verify(ledger).last == 6
    assert len(list_aside(tmp_path / "ledger")) == 2


def test_a_backup_comes_back_where_there_is_no_ledger_or_a_damaged_one(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path / "ledger")
    a_closed_round(ledger)
    back_up(ledger, tmp_path / "copy.sqlite3")

    assert restore(tmp_path / "new", tmp_path / "copy.sqlite3").aside is None
    assert read(open_ledger(tmp_path / "new"), 1) == read(ledger, 1)

    (tmp_path / "new" / FILE).write_bytes(b"damaged" * 2000)
    restored = restore(tmp_path / "new", tmp_path / "copy.sqlite3")
    assert restored.aside is not None and restored.aside.read_bytes() == b"damaged" * 2000
    assert read(open_ledger(tmp_path / "new"), 1) == read(ledger, 1)


def test_a_backup_of_an_earlier_schema_comes_back_up_to_date(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "old.sqlite3")
    connection.executescript((HERE / "schema_1.sql").read_text())
    connection.close()

    restored = restore(tmp_path / "ledger", tmp_path / "old.sqlite3")

    assert restored.verified.last == 7
    ledger = open_ledger(tmp_path / "ledger")
    assert verify(ledger).is_sound
    abandon_round(ledger, 2, "OTHERS", a_stamp())


@pytest.mark.parametrize(
    ("name", "code"),
    [("cut off", "L104"), ("text", "L104"), ("empty", "L104"), ("gone", "L104"), ("edited", "L108"), ("newer", "L103")],
)
def test_a_file_that_is_no_sound_ledger_is_refused_and_nothing_changes(tmp_path: Path, name: str, code: str) -> None:
    ledger = a_ledger(tmp_path / "ledger")
    a_closed_round(ledger)
    file = tmp_path / "copy.sqlite3"
    back_up(ledger, file)
    spoil(file, name)
    before = (tmp_path / "ledger" / FILE).read_bytes()

    with pytest.raises(InputRefused) as refused:
        restore(tmp_path / "ledger", file)

    assert codes(refused) == {code: 1}
    assert (tmp_path / "ledger" / FILE).read_bytes() == before
    assert list_aside(tmp_path / "ledger") == ()


def spoil(file: Path, name: str) -> None:
    scripts = {"edited": "UPDATE decisions SET worker = 'w3'", "newer": "UPDATE schema_version SET version = 99"}
    if name in scripts:
        connection = sqlite3.connect(file)
        connection.executescript(scripts[name])
        connection.close()
    elif name == "gone":
        file.unlink()
    else:
        data = file.read_bytes()
        file.write_bytes({"cut off": data[: len(data) // 2], "text": b"hello" * 500, "empty": b""}[name])


def test_a_ledger_in_use_is_not_replaced(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path / "ledger")
    number = an_open_round(ledger).number
    back_up(ledger, tmp_path / "copy.sqlite3")

    with ledger.writing(), pytest.raises(InputRefused) as refused:
        restore(tmp_path / "ledger", tmp_path / "copy.sqlite3", patience=0.1)

    assert codes(refused) == {"L105": 1}
    assert decide(ledger, number, decided("c1")).last == 3
    assert list_aside(tmp_path / "ledger") == ()


def test_a_ledger_changed_by_hand_is_not_backed_up_as_if_it_were_sound(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path / "ledger")
    a_closed_round(ledger)
    spoil(tmp_path / "ledger" / FILE, "edited")

    with pytest.raises(InputRefused) as refused:
        back_up(ledger, tmp_path / "copy.sqlite3")

    assert codes(refused) == {"L108": 1}
    assert not (tmp_path / "copy.sqlite3").exists()
