"""A purge takes away what is old, from the file itself, and leaves a chain that still shows what was tampered with."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.domain.rounds import Round
from caseload.ledger.place import FILE
from caseload.ledger.purge import purge_ledger
from caseload.ledger.read_history import list_changes
from caseload.ledger.store import Ledger, open_ledger
from caseload.ledger.write_round import close_round, propose_again
from tests.ledger.building import (
    MONDAY,
    a_closed_round,
    a_ledger,
    a_proposal,
    a_proposed,
    a_stamp,
    an_open_round,
    codes,
    decide,
    decided,
    read,
    verify,
    weeks,
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return a_ledger(tmp_path)


def purge(ledger: Ledger, day: date) -> None:
    purge_ledger(ledger, a_stamp(day, None))


def changes(ledger: Ledger) -> list[tuple[str, str, date]]:
    with ledger.reading() as connection:
        return [(change.case, change.before, change.day) for change in list_changes(connection)]


def test_thirty_days_are_kept_whole_and_thirteen_months_the_decisions(ledger: Ledger) -> None:
    a_closed_round(ledger)
    whole = read(ledger, 1)

    purge(ledger, MONDAY + timedelta(days=30))
    assert read(ledger, 1) == whole

    purge(ledger, MONDAY + timedelta(days=31))
    kept: Round = read(ledger, 1)
    assert kept.proposal is None and kept.status == "closed"
    assert [(made.by, made.at) for made in kept.made] == [(None, None)] * 2
    assert [made.decision for made in kept.made] == [made.decision for made in whole.made]
    assert (kept.ending, kept.as_of) != (None, None)
    assert kept.ending is not None and kept.ending.by is None

    purge(ledger, date(2027, 2, 5))
    assert changes(ledger) == [("c2", "w2", MONDAY)]
    purge(ledger, date(2027, 2, 6))
    assert changes(ledger) == []
    with pytest.raises(InputRefused) as refused:
        read(ledger, 1)
    assert codes(refused) == {"L201": 1}
    assert verify(ledger).is_sound


def test_what_is_purged_is_gone_from_every_file_of_the_ledger(ledger: Ledger) -> None:
    cases = [a_proposed(f"Zq{number}", worker="ZqWorker") for number in range(400)]
    an_open_round(ledger, cases=cases)
    rows = [decided(case.case, worker="ZqWorker", reason="CONTIN") for case in cases]
    decide(ledger, 1, *rows, by="ZqManager")
    close_round(ledger, 1, a_stamp(by="ZqManager"))
    assert b"ZqManager" in read_bytes(ledger)

    purge(ledger, weeks(5))
    assert b"ZqManager" not in read_bytes(ledger)
    assert b"Zq7" in read_bytes(ledger)

    purge(ledger, weeks(60))
    assert b"Zq" not in read_bytes(ledger)
    assert verify(ledger).is_sound


def test_somebody_who_reads_keeps_the_log_until_the_next_purge(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path, may_make=True, patience=0.05)
    a_closed_round(ledger)

    with ledger.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM head").all()
        assert purge_ledger(ledger, a_stamp(weeks(5), None)).is_emptied is False

    assert purge_ledger(ledger, a_stamp(weeks(5), None)).is_emptied is True
    assert b"Amy Smith" not in read_bytes(ledger)


def read_bytes(ledger: Ledger) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(ledger.folder.iterdir()))


def test_rounds_go_on_from_where_they_were(ledger: Ledger) -> None:
    a_closed_round(ledger)
    purge(ledger, weeks(60))

    assert a_closed_round(ledger, weeks(60)).number == 2
    purge(ledger, weeks(120))
    purge(ledger, weeks(180))
    assert a_closed_round(ledger, weeks(180)).number == 3
    assert verify(ledger).is_sound


def test_nothing_is_written_where_there_is_nothing_to_purge(ledger: Ledger) -> None:
    a_closed_round(ledger)
    purge(ledger, weeks(5))
    before = verify(ledger)

    purge(ledger, weeks(5))

    assert verify(ledger) == before


def test_every_purge_leaves_a_chain_that_can_be_verified(ledger: Ledger) -> None:
    for week in range(0, 90, 3):
        a_closed_round(ledger, weeks(week))
        purge(ledger, weeks(week))
        assert verify(ledger).is_sound

    assert len(changes(ledger)) == 19
    assert verify(ledger).entries < 30 * 5


@pytest.mark.parametrize(
    ("script", "entry"),
    [
        ("UPDATE decisions SET worker = 'w3' WHERE entry = 7 AND case_id = 'c1'", "entry 7"),
        ("DELETE FROM entries WHERE entry = 8", "entry 8"),
        ("UPDATE actions SET who = 'Bob' WHERE entry = (SELECT max(entry) FROM actions)", "entry 15"),
        ("INSERT INTO actions SELECT 7, at, who, facts, salt FROM actions LIMIT 1", "entry 7"),
        ("INSERT INTO entries SELECT 2, kind, 1, as_of, day, salt, kept_hash, rest_hash, hash FROM entries LIMIT 1",
         "entry 2"),
        ("UPDATE checkpoints SET dropped_through = 6", "entry 13"),
        ("UPDATE checkpoints SET rest_through = 12", "entry 13"),
        ("UPDATE checkpoints SET rest_through = 'x'", "entry 13"),
        ("UPDATE checkpoints SET dropped_through = -1000000000000", "entry 13"),
    ],
)  # fmt: skip
def test_what_is_done_by_hand_after_a_purge_is_found(ledger: Ledger, script: str, entry: str) -> None:
    a_closed_round(ledger)
    a_closed_round(ledger, weeks(50))
    a_closed_round(ledger, weeks(57))
    purge(ledger, weeks(58))
    an_open_round(ledger, weeks(58))
    assert verify(ledger).is_sound

    connection = sqlite3.connect(ledger.folder / FILE)
    connection.executescript(script)
    connection.close()

    assert entry in {fault.where for fault in verify(ledger).faults}


def test_a_round_that_nobody_closed_lapses_with_its_proposal(ledger: Ledger) -> None:
    an_open_round(ledger)
    an_open_round(ledger, weeks(4), cases=(a_proposed("c9"),))

    purged = purge_ledger(ledger, a_stamp(weeks(5)))

    assert purged.lapsed == (1,)
    assert (read(ledger, 1).status, read(ledger, 2).status) == ("lapsed", "open")
    with pytest.raises(InputRefused) as refused:
        decide(ledger, 1, decided("c1"))
    assert codes(refused) == {"L202": 1}
    assert an_open_round(ledger, weeks(5)).number == 3
    assert purge_ledger(ledger, a_stamp(weeks(6))).lapsed == ()


def test_a_clock_that_ran_ahead_keeps_nothing_for_longer(ledger: Ledger) -> None:
    a_closed_round(ledger, weeks(40))
    a_closed_round(ledger, weeks(1))

    purge(ledger, weeks(7))

    assert read(ledger, 1).proposal is None and read(ledger, 2).proposal is None


def test_a_round_allocated_again_lapses_with_its_opening_and_makes_way_for_another(ledger: Ledger) -> None:
    opened = an_open_round(ledger)
    propose_again(ledger, opened, a_proposal(), a_stamp(weeks(3)))

    purged = purge_ledger(ledger, a_stamp(weeks(5)))

    assert purged.lapsed == (1,) and read(ledger, 1).status == "lapsed"
    assert an_open_round(ledger, weeks(5)).number == 2
    assert purge_ledger(ledger, a_stamp(weeks(8))).lapsed == ()
