"""The tables of the ledger, and the chain that ties its entries together.

Whatever changes the ledger appends one *entry* or more in one transaction; nothing is ever updated but `head`.

| table | a row is | kept |
|---|---|---|
| `entries` | one thing done: a round opened, proposed, decided in, closed or abandoned; or a purge | 13 months |
| `decisions` | what was decided of one case: word, worker, the worker before, reason code, review | 13 months |
| `actions` | who made an entry, when (UTC), and its facts: hashes, versions, seed, settings | 30 days |
| `proposals` | one proposed case: holder, worker, what becomes of it, co-worker, overseer, cover | 30 days |
| `workers` | one worker whom a proposal could choose | 30 days |
| `checkpoints` | what a purge took away, and the hash the chain goes on from (since schema 2) | 13 months |
| `head` | the number and hash of the last entry: one row, so that a last entry cannot vanish unseen | always |
| `schema_version` | the number of the newest migration that was carried out | always |

Ids, dates, codes, numbers and the names that people typed as their own: no other text is in any of them.

*The chain.* Entries are numbered 1, 2, 3 ... Each has two content hashes, of what is kept 13 months (`kept_hash`) and
of what is kept 30 days (`rest_hash`), so that a purge of the second leaves the first to be verified. Then

    hash = SHA-256 of the canonical JSON of
           [number, kind, round, as_of, day, kept_hash, rest_hash, hash of the entry before]

with 64 zeros before the first entry. Canonical JSON: ASCII, keys sorted, no spaces; dates as 2026-01-05. Rows of an
entry are sorted by their text. Each content has a random `salt` of its own, purged with it, so that nobody can
find out from a hash that remains what was hashed. There is no secret key: the chain shows what was changed by hand
or by accident, not what somebody forged who rewrote every later entry; a hash noted elsewhere shows that too.
"""

from typing import Final

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, MetaData, String, Table

SCHEMA: Final = 2
METADATA: Final = MetaData()

VERSION: Final = Table("schema_version", METADATA, Column("version", Integer, nullable=False))
HEAD: Final = Table(
    "head", METADATA, Column("entry", Integer, nullable=False), Column("hash", String(64), nullable=False)
)
ENTRIES: Final = Table(
    "entries",
    METADATA,
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(10), nullable=False),
    Column("round", Integer),
    Column("as_of", Date),
    Column("day", Date, nullable=False),
    Column("salt", String(32), nullable=False),
    Column("kept_hash", String(64), nullable=False),
    Column("rest_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("entries_by_round", "round"),
)


def refer_to_entry(is_key: bool = False) -> Column[int]:
    """The column that says which entry a row belongs to."""
    return Column("entry", Integer, ForeignKey("entries.entry"), nullable=False, primary_key=is_key)


ACTIONS: Final = Table(
    "actions",
    METADATA,
    refer_to_entry(is_key=True),
    Column("at", String(20), nullable=False),
    Column("who", String),
    Column("facts", String, nullable=False),
    Column("salt", String(32), nullable=False),
)
PROPOSALS: Final = Table(
    "proposals",
    METADATA,
    refer_to_entry(),
    Column("case_id", String, nullable=False),
    Column("holder", String),
    Column("is_here", Boolean, nullable=False),
    Column("worker", String),
    Column("fate", String(11), nullable=False),
    Column("co_worker", String),
    Column("overseer", String),
    Column("cover", String),
    Index("proposals_by_entry", "entry"),
)
WORKERS: Final = Table(
    "workers",
    METADATA,
    refer_to_entry(),
    Column("worker", String, nullable=False),
    Index("workers_by_entry", "entry"),
)
DECISIONS: Final = Table(
    "decisions",
    METADATA,
    refer_to_entry(),
    Column("case_id", String, nullable=False),
    Column("word", String(6), nullable=False),
    Column("worker", String),
    Column("worker_before", String),
    Column("reason", String(10)),
    Column("review", Date),
    Index("decisions_by_entry", "entry"),
    Index("decisions_by_case", "case_id"),
)
CHECKPOINTS: Final = Table(
    "checkpoints",
    METADATA,
    refer_to_entry(is_key=True),
    Column("dropped_through", Integer, nullable=False),
    Column("dropped_hash", String(64), nullable=False),
    Column("rest_through", Integer, nullable=False),
    Column("last_round", Integer, nullable=False),
)
KEPT: Final = (DECISIONS, CHECKPOINTS)
"""The tables of what is kept 13 months, beside `entries`."""
REST: Final = (ACTIONS, PROPOSALS, WORKERS)
"""The tables of what is kept 30 days."""
