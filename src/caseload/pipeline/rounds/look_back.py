"""Looks back over the rounds of the ledger, by the name of a case or worker as a person types it."""

from caseload.domain.errors import InputRefused
from caseload.domain.rounds import Made, Round
from caseload.intake.name_book import IdBook
from caseload.intake.words import join_words
from caseload.ledger.ledger_codes import WHERE, make_ledger_fault
from caseload.ledger.read_history import list_known, list_rounds_of
from caseload.ledger.read_round import list_rounds
from caseload.ledger.store import Ledger

Rounds = tuple[tuple[Round, tuple[Made, ...]], ...]


def look_back(ledger: Ledger, name: str | None) -> tuple[str | None, Rounds]:
    """Every round with all its decisions; or the id that a name means, and the rounds that have it.

    Raises InputRefused for a name of which nothing is recorded (L210).
    """
    with ledger.reading() as connection:
        if name is None:
            return None, tuple((found, found.made) for found in list_rounds(connection))
        book = IdBook(list_known(connection))
        known = book.find(name)
        if known is None:
            near = book.list_nearest(name)
            fix = f"Did you mean {join_words(near)}?" if near else "Give an id as the caseload has it"
            what = "nothing is recorded of a case or worker of this id, or all of it has been purged"
            raise InputRefused((make_ledger_fault("L210", WHERE, what, fix, name),))
        return known, list_rounds_of(connection, known)
