"""Finds the case or worker that a question names, or says which ids come nearest."""

from caseload.domain.caseload import Caseload
from caseload.domain.errors import InputRefused
from caseload.intake.codes import make_fault
from caseload.intake.name_book import IdBook
from caseload.intake.words import join_words

WHERE = "command line"
MOST_NEAREST = 3


def find_case(caseload: Caseload, name: str) -> str:
    """The id of the case that a name means; raises InputRefused with the nearest ids where there is none."""
    book = IdBook(case.id for case in caseload.cases)
    found = book.find(name)
    if found is None:
        raise refuse("case", name, book.list_nearest(name))
    return found


def find_worker(caseload: Caseload, name: str) -> str:
    """The id of the worker that a name means; raises InputRefused with the nearest ids where there is none."""
    book = IdBook(worker.id for worker in caseload.workers)
    found = book.find(name)
    if found is None:
        raise refuse("worker", name, book.list_nearest(name))
    return found


def find_case_or_worker(caseload: Caseload, name: str) -> tuple[str | None, str | None]:
    """The case and the worker that a name means, at least one of the two; exact ids come before loose ones.

    Raises InputRefused with the nearest ids of both where there is neither.
    """
    cases, workers = IdBook(case.id for case in caseload.cases), IdBook(worker.id for worker in caseload.workers)
    if name in cases.ids or name in workers.ids:
        return (name if name in cases.ids else None), (name if name in workers.ids else None)
    case, worker = cases.find(name), workers.find(name)
    if case is None and worker is None:
        near = dict.fromkeys((*cases.list_nearest(name), *workers.list_nearest(name)))
        raise refuse("case or worker", name, tuple(near)[:MOST_NEAREST])
    return case, worker


def refuse(what: str, name: str, near: tuple[str, ...]) -> InputRefused:
    """The refusal of a name that nothing has."""
    fix = f"Did you mean {join_words(near)}?" if near else "Give an id as the caseload has it"
    return InputRefused((make_fault("E607", WHERE, f"there is no {what} of this id", fix, name),))
