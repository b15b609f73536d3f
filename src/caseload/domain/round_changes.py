"""The changes of worker that closed rounds made, by case and date: what the counts of 12 months are kept up by."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseload.domain.calendar import subtract_months
from caseload.domain.caseload import Case

MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class WorkerChange:
    """A case that left a worker by a closed round, as of a date."""

    case: str
    before: str
    day: date


def keep_year(case: Case, changes: Iterable[WorkerChange], since: date, day: date, workers: Collection[str]) -> Case:
    """The case with the `changes` known of it: those of the 12 months before `day` counted, older ones forgotten.

    The count of a case falls by the changes that were within 12 months at `since` and on `day` no longer are, and is
    never below those that are. A worker is no longer among the earlier ones where the case last left them longer ago;
    one whom it left since is, if still among the `workers`.
    """
    first, last = subtract_months(since, MONTHS), subtract_months(day, MONTHS)
    known = list(changes)
    gone = [change.before for change in known if first <= change.day < last]
    recent = [change.before for change in known if change.day >= last]
    left = set(gone) - set(recent)
    earlier = [worker for worker in (*case.earlier, *recent) if worker not in left and worker in workers]
    return replace(case, changes=max(len(recent), case.changes - len(gone)), earlier=tuple(dict.fromkeys(earlier)))


def group_changes(changes: Iterable[WorkerChange]) -> Mapping[str, list[WorkerChange]]:
    """The changes by case."""
    by_case: dict[str, list[WorkerChange]] = {}
    for change in changes:
        by_case.setdefault(change.case, []).append(change)
    return by_case
