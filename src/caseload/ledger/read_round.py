"""Reads rounds back from the ledger."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, cast

from sqlalchemy import Connection, Row, Select, func, select

from caseload.domain.rounds import Ending, Made, Proposal, ProposedCase, Round, RoundDecision, RoundFacts
from caseload.ledger.append import MOMENT
from caseload.ledger.ledger_codes import refuse_round
from caseload.ledger.tables import ACTIONS, CHECKPOINTS, DECISIONS, ENTRIES, PROPOSALS, WORKERS

ENDINGS: Final = ("closed", "abandoned")
MARK_DIGITS: Final = 8


def list_numbers(connection: Connection) -> tuple[int, ...]:
    """The number of every round of which anything is kept, in order."""
    found = select(ENTRIES.c.round).where(ENTRIES.c.round.is_not(None)).distinct().order_by(ENTRIES.c.round)
    return tuple(connection.execute(found).scalars())


def find_last_number(connection: Connection) -> int:
    """The number of the last round ever opened, 0 before the first."""
    opened = connection.execute(select(func.max(ENTRIES.c.round))).scalar() or 0
    purged = connection.execute(select(func.max(CHECKPOINTS.c.last_round))).scalar() or 0
    return max(int(opened), int(purged))


def list_endings(connection: Connection) -> Mapping[int, str]:
    """How each round that has ended did so, `closed` or `abandoned`, by its number."""
    found = select(ENTRIES.c.round, ENTRIES.c.kind).where(ENTRIES.c.kind.in_(ENDINGS))
    return {row.round: row.kind for row in connection.execute(found)}


def read_round(connection: Connection, number: int) -> Round:
    """One round; refuses a number that is not there (L201)."""
    entries = read_entries(connection, number)
    if not entries:
        last = find_last_number(connection)
        fix = "Give the number of a round; `caseload round history` lists them"
        got = f"the last one is round {last}" if last else "none has been opened yet"
        raise refuse_round("L201", number, "there is no such round, or all of it has been purged", fix, got)
    first = entries[0]
    ended = next((entry for entry in entries if entry.kind in ENDINGS), None)
    return Round(
        number=number,
        mark=f"{number}-{first.hash[:MARK_DIGITS]}",
        as_of=first.as_of,
        opened=first.day,
        last=entries[-1].entry,
        proposal=read_proposal(connection, entries),
        made=read_made(connection, number),
        ending=None if ended is None else Ending(ended.kind, ended.day, ended.who, get_facts(ended).get("reason")),
    )


def read_entries(connection: Connection, number: int) -> Sequence[Row[Any]]:
    """Every entry of a round with who made it and its facts, in order; those are None once purged."""
    columns = (ENTRIES, ACTIONS.c.at, ACTIONS.c.who, ACTIONS.c.facts)
    joined = ENTRIES.outerjoin(ACTIONS, ENTRIES.c.entry == ACTIONS.c.entry)
    found = select(*columns).select_from(joined).where(ENTRIES.c.round == number).order_by(ENTRIES.c.entry)
    return connection.execute(found).all()


def get_facts(entry: Row[Any]) -> Mapping[str, Any]:
    """The facts of an entry; none once purged."""
    return cast(Mapping[str, Any], json.loads(entry.facts)) if entry.facts else {}


def read_proposal(connection: Connection, entries: Sequence[Row[Any]]) -> Proposal | None:
    """The last proposal among the entries of a round, unless it was purged."""
    opened = next((entry for entry in entries if entry.kind == "opened" and entry.facts), None)
    proposed = next((entry for entry in reversed(entries) if entry.kind == "proposed" and entry.facts), None)
    if opened is None or proposed is None:
        return None
    facts = RoundFacts(**{**get_facts(opened), **get_facts(proposed)})
    return Proposal(
        entry=proposed.entry,
        facts=facts,
        cases=read_cases(connection, proposed.entry),
        workers=read_workers(connection, proposed.entry),
    )


def read_cases(connection: Connection, entry: int) -> dict[str, ProposedCase]:
    """The cases of a proposal, by id, in the order of the ids."""
    found = select(PROPOSALS).where(PROPOSALS.c.entry == entry).order_by(PROPOSALS.c.case_id)
    return {
        row.case_id: ProposedCase(
            row.case_id, row.holder, row.is_here, row.worker, row.fate, row.co_worker, row.overseer, row.cover
        )
        for row in connection.execute(found)
    }


def read_workers(connection: Connection, entry: int) -> tuple[str, ...]:
    """The workers whom a proposal could choose."""
    found = select(WORKERS.c.worker).where(WORKERS.c.entry == entry).order_by(WORKERS.c.worker)
    return tuple(connection.execute(found).scalars())


def read_made(connection: Connection, number: int) -> tuple[Made, ...]:
    """Every decision of a round in the order in which they were made; within an entry by case and word."""
    joined = DECISIONS.join(ENTRIES, ENTRIES.c.entry == DECISIONS.c.entry).outerjoin(
        ACTIONS, ACTIONS.c.entry == DECISIONS.c.entry
    )
    order = (DECISIONS.c.entry, DECISIONS.c.case_id, DECISIONS.c.word, DECISIONS.c.worker)
    columns = (DECISIONS, ENTRIES.c.day, ACTIONS.c.who, ACTIONS.c.at)
    found = select(*columns).select_from(joined).where(ENTRIES.c.round == number).order_by(*order)
    return tuple(build_made(row) for row in connection.execute(found))


def build_made(row: Row[Any]) -> Made:
    """One decision from its row."""
    decision = RoundDecision(row.case_id, row.word, row.worker, row.worker_before, row.reason, row.review)
    return Made(row.entry, row.day, decision, row.who, parse_moment(row.at))


def parse_moment(text: str | None) -> datetime | None:
    """A moment in UTC as the ledger has it."""
    return None if text is None else datetime.strptime(text, MOMENT).replace(tzinfo=UTC)


def list_rounds(connection: Connection, numbers: Iterable[int] | None = None) -> tuple[Round, ...]:
    """Every round of which anything is kept, or those of some numbers, in order."""
    wanted = list_numbers(connection) if numbers is None else numbers
    return tuple(read_round(connection, number) for number in wanted)


def find_open_rounds() -> Select[Any]:
    """What finds the rounds that are open, by the entry that opened each: not ended, and that entry not yet purged of
    its facts."""
    ended = select(ENTRIES.c.round).where(ENTRIES.c.kind.in_(ENDINGS))
    opened = select(ENTRIES.c.round, ENTRIES.c.entry).join(ACTIONS, ACTIONS.c.entry == ENTRIES.c.entry)
    return opened.where(ENTRIES.c.kind == "opened", ENTRIES.c.round.not_in(ended)).order_by(ENTRIES.c.round)


def list_open_cases(connection: Connection) -> dict[str, int]:
    """Every case of an open round, and which round that is."""
    latest = (
        select(func.max(ENTRIES.c.entry))
        .where(ENTRIES.c.kind == "proposed", ENTRIES.c.round.in_(find_open_rounds().with_only_columns(ENTRIES.c.round)))
        .group_by(ENTRIES.c.round)
    )
    found = (
        select(PROPOSALS.c.case_id, ENTRIES.c.round)
        .join(ENTRIES, ENTRIES.c.entry == PROPOSALS.c.entry)
        .where(PROPOSALS.c.entry.in_(latest))
    )
    return {row.case_id: row.round for row in connection.execute(found)}
