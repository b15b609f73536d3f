"""What if: a worker is away, one more joins, or a number of the policy is another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from caseload.domain.calendar import FULL, ONE_DAY
from caseload.domain.caseload import Caseload, Reduction, Worker


@dataclass(frozen=True, slots=True)
class Absent:
    """This worker is away from the caseload's date on, until the day they are back (None: for good)."""

    worker: str
    back_on: date | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """One more row in the table of workers, with an id that nobody has."""

    worker: Worker


@dataclass(frozen=True, slots=True)
class Changed:
    """One key of the policy, dotted as in `kinds.child_in_need.hours`, with its value as it was typed.

    `before` is the value it stands in place of, as a policy file has it; None where none was stated. Reading the
    policy under the change is intake's business; `apply_what_ifs` passes it over.
    """

    key: str
    value: str
    before: str | None = None


WhatIf = Absent | Added | Changed


def apply_what_ifs(caseload: Caseload, what_ifs: Iterable[WhatIf]) -> Caseload:
    """The caseload with those away and those added, in order; what it was read from stays as it is.

    An absence is a 100% reduction from `as_of` to the day before `back_on`. Workers stay sorted by id, reductions by
    worker and dates; `input_hash` stays that of what was read.
    """
    workers, reductions = list(caseload.workers), list(caseload.reductions)
    for one in what_ifs:
        if isinstance(one, Added):
            workers.append(one.worker)
        elif isinstance(one, Absent):
            reductions.append(make_reduction(one, caseload.as_of))
    return replace(
        caseload,
        workers=tuple(sorted(workers, key=lambda worker: worker.id)),
        reductions=tuple(sorted(set(reductions), key=lambda r: (r.worker, str(r.start), str(r.end), r.percent))),
    )


def make_reduction(absence: Absent, as_of: date) -> Reduction:
    """The reduction an absence amounts to: all of the worker's time, both days included."""
    return Reduction(absence.worker, FULL, as_of, absence.back_on - ONE_DAY if absence.back_on else None)
