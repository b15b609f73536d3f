"""Verifying finds everything that was done to a ledger by hand, and names the entry."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.domain.errors import InputRefused
from caseload.ledger.place import FILE
from caseload.ledger.tables import REST
from tests.ledger.building import a_closed_round, a_ledger, an_open_round, codes, verify

HANDS = {
    "an entry's day": ("UPDATE entries SET day = '2026-01-06' WHERE entry = 3", {"entry 3"}),
    "an entry's kind": ("UPDATE entries SET kind = 'closed' WHERE entry = 3", {"entry 3"}),
    "an entry's hash": ("UPDATE entries SET hash = 'x' WHERE entry = 3", {"entry 3", "entry 4"}),
    "a decision's worker": ("UPDATE decisions SET worker = 'w3' WHERE case_id = 'c1'", {"entry 3"}),
    "a decision removed": ("DELETE FROM decisions WHERE case_id = 'c1'", {"entry 3"}),
    "a decision added": ("INSERT INTO decisions (entry, case_id, word) VALUES (3, 'c9', 'wait')", {"entry 3"}),
    "a decision twice": ("INSERT INTO decisions SELECT * FROM decisions WHERE case_id = 'c1'", {"entry 3"}),
    "a decision moved": ("UPDATE decisions SET entry = 4 WHERE case_id = 'c1'", {"entry 3", "entry 4"}),
    "who decided": ("UPDATE actions SET who = 'Bob' WHERE entry = 3", {"entry 3"}),
    "when": ("UPDATE actions SET at = 'never' WHERE entry = 4", {"entry 4"}),
    "an action removed": ("DELETE FROM actions WHERE entry = 3", {"entry 3"}),
    "a proposed worker": ("UPDATE proposals SET worker = 'w3' WHERE case_id = 'c3' AND entry = 2", {"entry 2"}),
    "a case that was here": ("UPDATE proposals SET is_here = 0 WHERE case_id = 'c3' AND entry = 2", {"entry 2"}),
    "a value of another type": ("UPDATE proposals SET worker = x'00' WHERE case_id = 'c3' AND entry = 2", {"entry 2"}),
    "a worker to choose": ("INSERT INTO workers VALUES (2, 'w9')", {"entry 2"}),
    "an entry removed": ("DELETE FROM entries WHERE entry = 3", {"entry 3", "entry 4"}),
    "the last entry removed": ("DELETE FROM entries WHERE entry = 6", {"entry 6"}),
    "an entry added": ("INSERT INTO entries SELECT 7, kind, 1, as_of, day, salt, kept_hash, rest_hash, hash "
                       "FROM entries WHERE entry = 6", {"entry 7"}),
    "two entries exchanged": ("UPDATE entries SET entry = CASE entry WHEN 3 THEN -4 ELSE -3 END WHERE entry IN (3, 4);"
                              "UPDATE entries SET entry = -entry WHERE entry < 0", {"entry 3", "entry 4", "entry 5"}),
    "rows of no entry": ("INSERT INTO workers VALUES (99, 'w9')", {"entry 99"}),
    "the head": ("UPDATE head SET hash = 'x'", {"entry 6"}),
    "the head far ahead": ("UPDATE head SET entry = 1000000000000", {"entries 7 to 1000000000000"}),
    "three entries removed": ("DELETE FROM entries WHERE entry < 4", 
                              {"entries 1 to 3", "entry 1", "entry 2", "entry 3", "entry 4"}),
    "text that is none": ("UPDATE decisions SET worker = CAST(x'ff' AS TEXT) WHERE case_id = 'c1'", {"entry 3"}),
    "the head gone": ("DELETE FROM head", {"entry 6"}),
    "the head set back": ("UPDATE head SET entry = 5, hash = (SELECT hash FROM entries WHERE entry = 5)", {"entry 6"}),
}  # fmt: skip


def tamper(folder: Path, script: str) -> None:
    connection = sqlite3.connect(folder / FILE)
    connection.executescript(script)
    connection.close()


def test_a_ledger_as_it_was_written_is_sound(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path)
    assert verify(ledger).is_sound and verify(ledger).last == 0

    a_closed_round(ledger)
    an_open_round(ledger)

    verified = verify(ledger)
    assert verified.is_sound
    assert (verified.entries, verified.last, len(verified.hash)) == (6, 6, 64)


@pytest.mark.parametrize("what", HANDS)
def test_what_was_done_by_hand_is_found_and_the_entry_named(tmp_path: Path, what: str) -> None:
    script, entries = HANDS[what]
    ledger = a_ledger(tmp_path)
    a_closed_round(ledger)
    an_open_round(ledger)

    tamper(tmp_path, script)

    found = verify(ledger)
    assert {fault.where for fault in found.faults} == entries
    assert {fault.code for fault in found.faults} == {"L108"}


def test_nothing_is_appended_to_a_ledger_whose_end_was_changed(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path)
    a_closed_round(ledger)
    tamper(tmp_path, "UPDATE head SET hash = 'x'")

    with pytest.raises(InputRefused) as refused:
        an_open_round(ledger)
    assert codes(refused) == {"L108": 1}
    assert verify(ledger).entries == 4


@settings(max_examples=60)
@given(st.data())
def test_any_cell_that_is_changed_is_found(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    ledger = a_ledger(folder)
    a_closed_round(ledger)
    connection = sqlite3.connect(folder / FILE)
    table = data.draw(st.sampled_from(("entries", "decisions", *(table.name for table in REST))))
    rows = [row[0] for row in connection.execute(f"SELECT rowid FROM {table}")]
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    row, column = data.draw(st.sampled_from(rows)), data.draw(st.sampled_from(columns))
    value = data.draw(st.one_of(st.integers(0, 2**40), st.text("abcw123", min_size=1), st.binary(), st.none()))
    before = connection.execute(f"SELECT * FROM {table} ORDER BY entry").fetchall()
    with contextlib.suppress(sqlite3.IntegrityError):
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, row))
    connection.commit()
    after = connection.execute(f"SELECT * FROM {table} ORDER BY entry").fetchall()
    connection.close()

    assert verify(ledger).is_sound == (before == after)
