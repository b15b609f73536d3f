"""Dates: availability, absences, leaving, and protected months, each worked out in one place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from caseload.domain.caseload import Reduction, Worker

ONE_DAY = timedelta(days=1)
FULL = Fraction(100)


@dataclass(frozen=True, slots=True)
class Absence:
    """A run of days on which a worker is not available. `end` is the last such day, None = never back."""

    start: date | None
    end: date | None


def count_full_months(start: date, end: date) -> int:
    """Full calendar months from start to end: 15 January to 14 March is 1. At least 0."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return max(0, months - (end.day < start.day))


def subtract_months(day: date, months: int) -> date:
    """The day so many calendar months before: 31 March less one is 28 (or 29) February."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = (date(years + month // 11, (month + 1) % 12 + 1, 1) - ONE_DAY).day
    return date(years, month + 1, min(day.day, last))


def count_working_days(start: date, end: date) -> int:
    """Mondays to Fridays from start to end, both included."""
    days = (end - start).days + 1
    weeks, rest = divmod(max(0, days), 7)
    return 5 * weeks + sum((start.weekday() + extra) % 7 < 5 for extra in range(rest))


def count_full_weeks(start: date, end: date) -> int:
    """Full weeks from start to end, at least 0."""
    return max(0, (end - start).days // 7)


def measure_availability(worker: Worker, reductions: Sequence[Reduction], day: date) -> Fraction:
    """The share of a worker's time that is there on a day: 1 less the reductions in force, at least 0.

    0 before the first day and after the last. `reductions` are this worker's.
    """
    if (worker.first_day and day < worker.first_day) or (worker.last_day and day > worker.last_day):
        return Fraction(0)
    taken = sum((r.percent for r in reductions if is_in_force(r, day)), Fraction(0))
    return max(Fraction(0), 1 - taken / FULL)


def is_in_force(reduction: Reduction, day: date) -> bool:
    """Whether a reduction covers a day; its dates are inclusive, blank is open."""
    return (reduction.start is None or reduction.start <= day) and (reduction.end is None or day <= reduction.end)


def find_absences(worker: Worker, reductions: Sequence[Reduction]) -> tuple[Absence, ...]:
    """Every maximal run of days without availability, in order; open ends are None."""
    edges = {day for r in reductions for day in (r.start, r.end and r.end + ONE_DAY) if day}
    edges |= {worker.first_day} if worker.first_day else set()
    edges |= {worker.last_day + ONE_DAY} if worker.last_day else set()
    starts: list[date | None] = [None, *sorted(edges)]
    absences: list[Absence] = []
    for index, start in enumerate(starts):
        after = starts[index + 1] if index + 1 < len(starts) else None
        sample = start or (after - ONE_DAY if after else date(2000, 1, 1))
        if measure_availability(worker, reductions, sample) > 0:
            continue
        end = after - ONE_DAY if after else None
        if absences and absences[-1].end is not None and start and absences[-1].end + ONE_DAY == start:
            absences[-1] = Absence(absences[-1].start, end)
        else:
            absences.append(Absence(start, end))
    return tuple(absences)


def find_absence_on(absences: Sequence[Absence], day: date) -> Absence | None:
    """The absence that covers a day, if any."""
    for absence in absences:
        if (absence.start is None or absence.start <= day) and (absence.end is None or day <= absence.end):
            return absence
    return None


def find_leaving_day(
    worker: Worker, absences: Sequence[Absence], day: date, weeks: int, long_weeks: int
) -> date | None:
    """The day within `weeks` of `day` on which a worker's last day falls or a long absence begins.

    Long: 100% for more than `long_weeks` weeks, or with no end.
    """
    horizon = day + timedelta(weeks=weeks)
    days = [worker.last_day] if worker.last_day and day <= worker.last_day <= horizon else []
    for absence in absences:
        if absence.start and day < absence.start <= horizon:
            long = absence.end is None or (absence.end - absence.start).days + 1 > 7 * long_weeks
            if long and not (worker.last_day and absence.start > worker.last_day):
                days.append(absence.start)
    return min(days) if days else None


def count_protected_months(worker: Worker, reductions: Sequence[Reduction], day: date) -> int:
    """Full months of the protected period served by `day`, times FTE if below 1, rounded down.

    Full calendar months at a 100% reduction are left out. 0 without a start date.
    """
    if worker.start_date is None or worker.start_date > day:
        return 0
    away = 0
    for absence in find_absences(worker, reductions):
        start = max(worker.start_date, absence.start or worker.start_date)
        end = min(day, absence.end + ONE_DAY if absence.end else day)
        away += count_full_months(start, end) if start < end else 0
    months = max(0, count_full_months(worker.start_date, day) - away)
    return int(months * min(Fraction(1), worker.fte))
