"""More workers than there are: rows with ids that nobody has, and the problem with them."""

from collections.abc import Iterable, Set
from dataclasses import replace
from itertools import count

from caseload.domain.caseload import Worker
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem


def name_new(stem: str, taken: Set[str]) -> str:
    """The first of `stem 1`, `stem 2`, .. that is not taken."""
    return next(name for number in count(1) if (name := f"{stem} {number}") not in taken)


def add_workers(problem: Problem, workers: Iterable[Worker]) -> Problem:
    """The problem of the same caseload with more workers."""
    everyone = tuple(sorted((*problem.caseload.workers, *workers), key=lambda worker: worker.id))
    return prepare_problem(replace(problem.caseload, workers=everyone), problem.settings)
