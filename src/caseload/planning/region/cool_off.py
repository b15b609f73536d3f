"""Who is no agency supply: those who left a permanent post in any of the councils within the cool-off."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from caseload.domain.caseload import Caseload, Worker
from caseload.planning.region.council import Council
from caseload.planning.region.set_apart import shorten


@dataclass(frozen=True, slots=True)
class Barred:
    """An agency worker who left a permanent post in another council within the cool-off, and the cases they hold."""

    worker: str
    council: str
    left: str
    last_day: date
    cases: int


@dataclass(frozen=True, slots=True)
class CoolOff:
    """The day since which those who left are no supply, how many registered FTE left each council since, and the agency
    workers who are among them."""

    since: date
    left: tuple[tuple[str, Fraction], ...]
    barred: tuple[Barred, ...]

    @property
    def fte(self) -> Fraction:
        """FTE of all who left."""
        return sum((fte for _, fte in self.left), Fraction(0))


def shift_months(day: date, months: int) -> date:
    """The same day so many months before, or the last of its month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_leaver(worker: Worker, caseload: Caseload, since: date) -> bool:
    """Whether a worker left a permanent registered post on or after a day and before the caseload's."""
    role = caseload.policy.roles[worker.role]
    is_permanent = role.registered and not role.temporary
    return is_permanent and worker.last_day is not None and since <= worker.last_day < caseload.as_of


def apply_cool_off(councils: Sequence[Council], months: int) -> tuple[tuple[Council, ...], CoolOff]:
    """The councils without the agency workers whom the cool-off bars, and who they are.

    The same id in two councils is the same person. One who is barred counts as gone the day before, so that what they
    hold needs somebody, with sharing and without.
    """
    since = shift_months(councils[0].caseload.as_of, months)
    leavers = [(c, w) for c in councils for w in c.caseload.workers if is_leaver(w, c.caseload, since)]
    gone = {shorten(council, worker.id): (council, worker) for council, worker in leavers}
    kept, barred = [], []
    for council in councils:
        own = list_barred(council, gone)
        kept.append(let_go(council, {one.worker for one in own}))
        barred += own
    left = [
        (council.name, sum((worker.fte for owner, worker in leavers if owner is council), Fraction(0)))
        for council in councils
    ]
    return tuple(kept), CoolOff(since, tuple(left), tuple(barred))


def list_barred(council: Council, gone: dict[str, tuple[Council, Worker]]) -> list[Barred]:
    """The agency workers at work in a council who left a permanent post in another."""
    found = []
    for worker in council.caseload.workers:
        left = gone.get(shorten(council, worker.id))
        is_here = worker.last_day is None or worker.last_day >= council.caseload.as_of
        if (
            left is None
            or left[0] is council
            or not council.caseload.policy.roles[worker.role].temporary
            or not is_here
        ):
            continue
        cases = sum(case.holder == worker.id for case in council.caseload.cases)
        last_day = left[1].last_day or council.caseload.as_of
        found.append(Barred(worker.id, council.name, left[0].name, last_day, cases))
    return found


def let_go(council: Council, workers: set[str]) -> Council:
    """The council as if these workers' last day were the day before."""
    before = council.caseload.as_of - timedelta(days=1)
    rows = tuple(replace(w, last_day=before) if w.id in workers else w for w in council.caseload.workers)
    return replace(council, caseload=replace(council.caseload, workers=rows))
