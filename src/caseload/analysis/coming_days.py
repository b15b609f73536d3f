"""When a remedy comes by itself: an NQSW's next protected step, the end of an absence; and the week as if it had."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from caseload.domain.calendar import ONE_DAY, count_protected_months, find_absence_on, find_absences, is_in_force
from caseload.domain.caseload import Caseload, Reduction, Worker
from caseload.domain.policy import Policy
from caseload.domain.staff import StaffMember

LONGEST_DAYS: Final = 4 * 366


def list_reductions(caseload: Caseload, worker: str) -> list[Reduction]:
    """One worker's reductions."""
    return [reduction for reduction in caseload.reductions if reduction.worker == worker]


def find_next_month(policy: Policy, member: StaffMember) -> int | None:
    """The protected month at which a newly qualified worker's load steps up next; None without one."""
    later = [row.month for row in policy.protected if row.month > member.months]
    return min(later) if member.is_protected and later else None


def find_step_day(caseload: Caseload, worker: Worker, month: int) -> date | None:
    """The first day after the caseload's on which an NQSW has served `month` months; None if not within four years."""
    reductions = list_reductions(caseload, worker.id)
    if worker.start_date is None:
        return None
    days = (caseload.as_of + timedelta(days=number) for number in range(1, LONGEST_DAYS))
    return next((day for day in days if count_protected_months(worker, reductions, day) >= month), None)


def advance_start(caseload: Caseload, worker: Worker, month: int) -> Worker:
    """The worker with the latest start date by which `month` months are served on the caseload's day."""
    reductions = list_reductions(caseload, worker.id)
    for number in range(1, LONGEST_DAYS):
        earlier = replace(worker, start_date=(worker.start_date or caseload.as_of) - timedelta(days=number))
        if count_protected_months(earlier, reductions, caseload.as_of) >= month:
            return earlier
    return worker


def find_back_day(caseload: Caseload, worker: Worker) -> date | None:
    """The first day on which a worker who is not available on the caseload's day is; None if not away, or for good."""
    absence = find_absence_on(find_absences(worker, list_reductions(caseload, worker.id)), caseload.as_of)
    return absence.end + ONE_DAY if absence and absence.end else None


def bring_back(caseload: Caseload, worker: Worker) -> tuple[Worker, tuple[Reduction, ...]]:
    """The worker and their reductions as if the first day back were the caseload's day.

    What is in force on that day begins now; what ends before it ended yesterday; the past stays, for it counts in the
    protected months, and so does what comes later.
    """
    as_of, back = caseload.as_of, find_back_day(caseload, worker)
    if back is None:
        return worker, tuple(list_reductions(caseload, worker.id))
    own = list_reductions(caseload, worker.id)
    first = None if worker.first_day and worker.first_day > as_of else worker.first_day
    return replace(worker, first_day=first), shift_reductions(own, as_of, back)


def shift_reductions(reductions: Sequence[Reduction], as_of: date, back: date) -> tuple[Reduction, ...]:
    """Reductions with the days from the caseload's to the day before the first day back left out."""
    kept: list[Reduction] = []
    for one in reductions:
        if is_in_force(one, back):
            kept.append(replace(one, start=as_of) if one.start is not None and one.start > as_of else one)
        elif (one.start is not None and one.start > back) or (one.end is not None and one.end < as_of):
            kept.append(one)
        elif one.start is None or one.start < as_of:
            kept.append(replace(one, end=as_of - ONE_DAY))
    return tuple(kept)
