"""Looks back over the rounds: what happened to one case or with one worker, and every change of worker."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Column, Connection, Select, or_, select

from caseload.domain.round_changes import WorkerChange
from caseload.domain.rounds import Made, Round
from caseload.ledger.read_round import list_rounds
from caseload.ledger.tables import DECISIONS, ENTRIES, PROPOSALS, WORKERS

NAMING: Final = (
    (DECISIONS.c.case_id, DECISIONS.c.worker, DECISIONS.c.worker_before),
    (
        PROPOSALS.c.case_id,
        PROPOSALS.c.holder,
        PROPOSALS.c.worker,
        PROPOSALS.c.co_worker,
        PROPOSALS.c.overseer,
        PROPOSALS.c.cover,
    ),
    (WORKERS.c.worker,),
)
"""The columns that hold ids of cases and workers, by table."""


def list_changes(connection: Connection) -> tuple[WorkerChange, ...]:
    """Every change of worker that a closed round made, in the order of the rounds."""
    return tuple(change for found in list_rounds(connection) for change in list_round_changes(found))


def list_round_changes(found: Round) -> Iterator[WorkerChange]:
    """The changes of one round; none unless it is closed."""
    for case in sorted(found.effective) if found.status == "closed" else ():
        final = found.find_final(case)
        if final is not None and final.decision.is_change and final.decision.before is not None:
            yield WorkerChange(case, final.decision.before, found.as_of)


def list_rounds_of(connection: Connection, name: str) -> tuple[tuple[Round, tuple[Made, ...]], ...]:
    """Every round that has a case or worker of this id, in a decision or in a proposal that is still kept; with the
    decisions about it."""
    numbers = {number for columns in NAMING for number in connection.execute(find_rounds(columns, name)).scalars()}
    rounds = list_rounds(connection, sorted(numbers))
    return tuple((found, tuple(made for made in found.made if is_about(made, name))) for found in rounds)


def find_rounds(columns: Sequence[Column[Any]], name: str) -> Select[Any]:
    """The rounds with a row in which one of the columns of a table has this id."""
    table = columns[0].table
    found = select(ENTRIES.c.round).join(table, table.c.entry == ENTRIES.c.entry)
    return found.where(or_(*(column == name for column in columns))).distinct()


def is_about(made: Made, name: str) -> bool:
    """Whether a decision is on a case, or to, from or about a worker, of this id."""
    return name in (made.decision.case, made.decision.worker, made.decision.before)


def list_known(connection: Connection) -> frozenset[str]:
    """Every id of a case or worker of which anything is kept."""
    found = (connection.execute(select(column).distinct()).scalars() for columns in NAMING for column in columns)
    return frozenset(name for names in found for name in names if name is not None)
