"""Records what happens in a round, each step in one transaction: opened, proposed, decided, closed, abandoned."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from caseload.domain.rounds import Proposal, Round, RoundDecision, Stamp, group_by_case
from caseload.ledger.append import NewEntry, Rows, append_entry
from caseload.ledger.checks import check_decided, check_free, check_open, check_others
from caseload.ledger.read_round import find_last_number, read_round
from caseload.ledger.store import Ledger
from caseload.ledger.tables import DECISIONS, PROPOSALS, WORKERS

PROPOSED_FACTS: Final = frozenset({"proposal", "seed", "versions"})
Build = Callable[[Round], Iterable[RoundDecision]]


def open_round(ledger: Ledger, as_of: date, proposal: Proposal, stamp: Stamp) -> Round:
    """Record a new round with its first proposal; refuses a case that is in an open round already (L203)."""
    opened = {name: value for name, value in asdict(proposal.facts).items() if name not in PROPOSED_FACTS}
    with ledger.writing() as connection:
        check_free(connection, proposal.cases)
        number = find_last_number(connection) + 1
        append_entry(connection, NewEntry("opened", number, as_of, opened), stamp)
        append_proposal(connection, number, as_of, proposal, stamp)
        return read_round(connection, number)


def append_proposal(connection: Connection, number: int, as_of: date, proposal: Proposal, stamp: Stamp) -> None:
    """Append a proposal to a round."""
    facts = {name: value for name, value in asdict(proposal.facts).items() if name in PROPOSED_FACTS}
    cases = [rename(asdict(case), case="case_id") for case in proposal.cases.values()]
    rows: dict[str, Rows] = {PROPOSALS.name: cases, WORKERS.name: [{"worker": worker} for worker in proposal.workers]}
    append_entry(connection, NewEntry("proposed", number, as_of, facts, rows), stamp)


def rename(row: dict[str, Any], **names: str) -> dict[str, Any]:
    """A row with some of its keys renamed."""
    return {names.get(key, key): value for key, value in row.items()}


def propose_again(ledger: Ledger, read: Round, proposal: Proposal, stamp: Stamp) -> Round:
    """Record a new proposal of a round, as it was `read`; refuses a round that has changed since (L205)."""
    with ledger.writing() as connection:
        check_open(read_round(connection, read.number), read.last)
        append_proposal(connection, read.number, read.as_of, proposal, stamp)
        return read_round(connection, read.number)


def decide_round(ledger: Ledger, number: int, build: Build, stamp: Stamp, may_replace: bool = False) -> Round:
    """Record the decisions that `build` makes of the round as it stands; what is in force already is not repeated.

    Everything is recorded or, where `build` or a check refuses, nothing. Refuses to replace what somebody else
    decided, unless it `may_replace` that (L204).
    """
    with ledger.writing() as connection:
        before = check_open(read_round(connection, number))
        wanted = list_new(before, build(before))
        if not may_replace:
            check_others(before, wanted, stamp.by)
        if not wanted:
            return before
        rows = [rename(asdict(one), case="case_id", before="worker_before") for one in wanted]
        append_entry(connection, NewEntry("decided", number, before.as_of, rows={DECISIONS.name: rows}), stamp)
        return read_round(connection, number)


def list_new(before: Round, wanted: Iterable[RoundDecision]) -> tuple[RoundDecision, ...]:
    """The decisions that say something new of their case: what is in force is left out, all or nothing for a case."""
    return tuple(
        one
        for case, listed in group_by_case(wanted).items()
        if not is_in_force([made.decision for made in before.effective.get(case, ())], listed)
        for one in listed
    )


def is_in_force(effective: Iterable[RoundDecision], listed: Iterable[RoundDecision]) -> bool:
    """Whether every one of the decisions on a case stands already; one without a reason repeats one with a reason."""
    stands = list(effective)
    return all(any(is_same(one, other) for other in stands) for one in listed)


def is_same(one: RoundDecision, stands: RoundDecision) -> bool:
    """Whether a decision says no more than one that stands: `agree` and `give` to the same worker are one."""
    same_word = one.word == stands.word or {one.word, stands.word} == {"agree", "give"}
    same_detail = one.reason in (None, stands.reason) and one.review in (None, stands.review)
    return same_word and one.worker == stands.worker and same_detail


def close_round(ledger: Ledger, number: int, stamp: Stamp) -> tuple[Round, bool]:
    """Make a round final; returns it, and whether it was closed just now: one that is closed stays as it is.

    Refuses a round with a case that nobody has decided (L206), or a decision that is not carried out (L207).
    """
    with ledger.writing() as connection:
        before = read_round(connection, number)
        if before.status == "closed":
            return before, False
        check_decided(check_open(before))
        append_entry(connection, NewEntry("closed", number, before.as_of), stamp)
        return read_round(connection, number), True


def abandon_round(ledger: Ledger, number: int, reason: str, stamp: Stamp) -> tuple[Round, bool]:
    """Give a round up, for a reason by code; returns it, and whether that was done just now."""
    with ledger.writing() as connection:
        before = read_round(connection, number)
        if before.status == "abandoned":
            return before, False
        check_open(before)
        append_entry(connection, NewEntry("abandoned", number, before.as_of, {"reason": reason}), stamp)
        return read_round(connection, number), True
