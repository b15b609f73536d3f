"""Small ledgers for the tests: a proposal of a few cases, and rounds in every state."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from caseload.domain.rounds import Fate, Proposal, ProposedCase, Round, RoundDecision, RoundFacts, RoundWord, Stamp
from caseload.ledger.read_round import read_round
from caseload.ledger.store import Ledger, open_ledger
from caseload.ledger.verify import Verified, verify_ledger
from caseload.ledger.write_round import close_round, decide_round, open_round

MONDAY = date(2026, 1, 5)
FACTS = RoundFacts(
    input_hash="1a2b3c4d5e6f7788",
    policy_hash="99aabbccddeeff00",
    proposal="5f0e1d2c",
    seed=0,
    versions={"caseload": "0.1.0"},
    settings={"moves": 0, "hand_over": False, "time_limit": 60.0, "decisions": []},
)


def a_stamp(day: date = MONDAY, by: str | None = "Amy Smith") -> Stamp:
    return Stamp(datetime(day.year, day.month, day.day, 10, 2, 33, tzinfo=UTC), day, by)


def a_proposed(case: str, fate: Fate = "new", **changes: Any) -> ProposedCase:
    """One proposed case: new to w1 unless told, or held by w2 where it moves or stays."""
    holder = None if fate in ("new", "unallocated") else "w2"
    worker = {"new": "w1", "moves": "w1", "stays": "w2", "waits": "w2", "loses": None, "unallocated": None}[fate]
    given: dict[str, Any] = {"holder": holder, "is_here": holder is not None and fate != "waits", "worker": worker}
    return ProposedCase(case, fate=fate, **{**given, **changes})


def a_proposal(cases: Iterable[ProposedCase] | None = None, proposal: str = "5f0e1d2c") -> Proposal:
    """A proposal of three cases, one new, one that moves, one that stays; w1 to w3 may be chosen."""
    listed = cases or (a_proposed("c1"), a_proposed("c2", "moves"), a_proposed("c3", "stays"))
    facts = RoundFacts(FACTS.input_hash, FACTS.policy_hash, proposal, 0, FACTS.versions, FACTS.settings)
    return Proposal(0, facts, {case.case: case for case in listed}, ("w1", "w2", "w3"))


def a_ledger(folder: Path) -> Ledger:
    return open_ledger(folder, may_make=True)


def an_open_round(ledger: Ledger, day: date = MONDAY, cases: Iterable[ProposedCase] | None = None) -> Round:
    return open_round(ledger, day, a_proposal(cases), a_stamp(day, None))


def decided(case: str, word: RoundWord = "agree", worker: str | None = "w1", **changes: Any) -> RoundDecision:
    return RoundDecision(case, word, worker, **changes)


def decide(
    ledger: Ledger, number: int, *decisions: RoundDecision, day: date = MONDAY, by: str = "Amy Smith", **how: Any
) -> Round:
    return decide_round(ledger, number, lambda before: decisions, a_stamp(day, by), **how)


def a_closed_round(ledger: Ledger, day: date = MONDAY, reason: str = "CONTIN") -> Round:
    """A round opened, decided and closed on one day: c1 new to w1, c2 from w2 to w1."""
    number = an_open_round(ledger, day).number
    decide(ledger, number, decided("c1", reason=reason), decided("c2", before="w2"), day=day)
    return close_round(ledger, number, a_stamp(day))[0]


def verify(ledger: Ledger) -> Verified:
    with ledger.reading() as connection:
        return verify_ledger(connection)


def read(ledger: Ledger, number: int) -> Round:
    with ledger.reading() as connection:
        return read_round(connection, number)


def weeks(count: int) -> date:
    return MONDAY + timedelta(weeks=count)


def codes(refused: Any) -> Mapping[str, int]:
    return {fault.code: 1 for fault in refused.value.faults}
