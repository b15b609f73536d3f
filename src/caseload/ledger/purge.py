"""Takes away what has been kept long enough: after 30 days all but the decisions, after 13 months those too."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection, delete, func, select

from caseload.domain.calendar import subtract_months
from caseload.domain.rounds import Stamp
from caseload.ledger.append import NewEntry, append_entry
from caseload.ledger.chain import START
from caseload.ledger.connect import opening, translating
from caseload.ledger.read_round import find_last_number, find_open_rounds
from caseload.ledger.store import Ledger
from caseload.ledger.tables import ACTIONS, CHECKPOINTS, ENTRIES, KEPT, REST
from caseload.ledger.verify import Start, find_start

REST_DAYS: Final = timedelta(days=30)
KEPT_MONTHS: Final = 13


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge took away: how many entries whole, of how many all but the decisions, and the last of each.

    `rest_before` and `dropped_before`: what was recorded before these days is gone. `lapsed` are the rounds that
    were never closed and can now no longer be. Where the log could not be emptied, as somebody was reading, what was
    deleted is in it until the next purge.
    """

    dropped: int
    reduced: int
    dropped_before: date
    rest_before: date
    lapsed: tuple[int, ...] = ()
    is_emptied: bool = True


def purge_ledger(ledger: Ledger, stamp: Stamp) -> Purged:
    """Take away what is older than it may be on the stamp's day, in one transaction, with a checkpoint in the chain.

    What was written before an entry that is old enough is old enough too, whatever its day says. Where there is
    nothing to take away nothing is written. What was deleted is overwritten in the file and gone from its log.
    """
    rest_before, dropped_before = stamp.day - REST_DAYS, subtract_months(stamp.day, KEPT_MONTHS)
    with ledger.writing() as connection:
        start = find_start(connection)
        through = max(start.dropped, find_last_before(connection, dropped_before))
        rest = max(start.rest, through, find_last_before(connection, rest_before))
        reduced = connection.execute(select(func.count()).where(ACTIONS.c.entry.between(through + 1, rest))).scalar()
        lapsed = list_lapsing(connection, rest)
        if (through, rest) != (start.dropped, start.rest):
            carry_out(connection, start, through, rest, stamp)
    is_emptied = empty_log(ledger)
    return Purged(through - start.dropped, int(reduced or 0), dropped_before, rest_before, lapsed, is_emptied)


def find_last_before(connection: Connection, day: date) -> int:
    """The last entry recorded before a day, 0 where there is none."""
    return int(connection.execute(select(func.max(ENTRIES.c.entry)).where(ENTRIES.c.day < day)).scalar() or 0)


def list_lapsing(connection: Connection, rest: int) -> tuple[int, ...]:
    """The open rounds of whose opening all but the decisions is among what is taken away."""
    return tuple(row.round for row in connection.execute(find_open_rounds()) if row.entry <= rest)


def carry_out(connection: Connection, start: Start, through: int, rest: int, stamp: Stamp) -> None:
    """Append the checkpoint from which the chain is verified from now on, and delete."""
    hashed = connection.execute(select(ENTRIES.c.hash).where(ENTRIES.c.entry == through)).scalar()
    checkpoint = {
        "dropped_through": through,
        "dropped_hash": hashed or (start.hash if through == start.dropped else START),
        "rest_through": rest,
        "last_round": find_last_number(connection),
    }
    append_entry(connection, NewEntry("purged", rows={CHECKPOINTS.name: [checkpoint]}), stamp)
    for table in REST:
        connection.execute(delete(table).where(table.c.entry <= rest))
    for table in (*KEPT, ENTRIES):
        connection.execute(delete(table).where(table.c.entry <= through))


def empty_log(ledger: Ledger) -> bool:
    """Move everything from the write-ahead log into the file and empty the log; whether nobody was in the way."""
    with translating(), opening(ledger.path, patience=ledger.patience) as opened:
        return bool(opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
