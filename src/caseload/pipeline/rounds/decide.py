"""Decides in a round."""

from caseload.domain.rounds import Round, Stamp
from caseload.ledger.read_round import read_round
from caseload.ledger.store import Ledger
from caseload.ledger.write_round import decide_round
from caseload.pipeline.rounds.ask import Asked, build_decisions, read_asked


def decide(ledger: Ledger, number: int, asked: Asked, stamp: Stamp) -> Round:
    """The round with what was asked recorded, all of it or, where anything is wrong, nothing."""
    reading = read_asked(find_round(ledger, number), asked)
    return decide_round(ledger, number, lambda before: build_decisions(before, reading), stamp, asked.is_replacing)


def find_round(ledger: Ledger, number: int) -> Round:
    """A round as it stands."""
    with ledger.reading() as connection:
        return read_round(connection, number)
