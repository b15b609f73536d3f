"""When a worker leaves: the week allocated as if they had gone, and what becomes of each case they have."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from threading import Event

from caseload.analysis.leaver import LeftCase, list_left
from caseload.domain.calendar import ONE_DAY
from caseload.domain.caseload import Caseload, Worker
from caseload.domain.errors import UsageRefused
from caseload.domain.findings import Change
from caseload.intake.asked_ids import find_worker
from caseload.pipeline.allocate import allocate_week
from caseload.pipeline.progress import OnStep, Step, ignore_step
from caseload.pipeline.read_week import Week, read_week, settle_problem
from caseload.pipeline.report import Report
from caseload.pipeline.request import Request
from caseload.pipeline.solve_week import read_to_solve


@dataclass(frozen=True)
class LeaverReport:
    """A worker who leaves after `last_day`, and the plan made as if they had gone: today (`is_now`), or the day after.

    `left` is everything they have, case by case; `planned` are the changes of cases to hand on to another team.
    """

    report: Report
    worker: str
    last_day: date
    is_now: bool
    left: tuple[LeftCase, ...]
    planned: tuple[Change, ...]


def review_leaver(
    request: Request,
    name: str,
    last_day: date | None,
    is_now: bool,
    on_step: OnStep = ignore_step,
    stop: Event | None = None,
) -> LeaverReport:
    """What becomes of a worker's cases when they leave; `is_now` hands them over today, before the last day.

    Otherwise the week is the one that begins the day after, with nothing else changed until then. Raises UsageRefused
    for a tray, somebody who has left, and a last day that is missing or has passed; InputRefused for a caseload with
    faults, a worker who is not there, and a decision that gives the leaver a case.
    """
    on_step(Step("read"))
    caseload = read_week(request).problem.caseload
    worker = find_worker(caseload, name)
    last_day = check_leaver(caseload, worker, last_day)
    day = caseload.as_of if is_now else last_day + ONE_DAY
    week = let_go(read_to_solve(replace(request, as_of=day)), worker, day - ONE_DAY, request)
    report = allocate_week(week, request, on_step, stop)
    left = list_left(report.problem, report.solved.plan, report.findings, worker)
    own = {one.case for one in left}
    planned = (change for change in report.findings.changes if change.because == "handed_on" and change.case not in own)
    return LeaverReport(report, worker, last_day, is_now, left, tuple(planned))


def check_leaver(caseload: Caseload, worker: str, last_day: date | None) -> date:
    """The last day of a worker who can leave; refuses anybody else in one sentence."""
    row = next(one for one in caseload.workers if one.id == worker)
    if caseload.policy.roles[row.role].tray:
        raise UsageRefused(f"{worker} is a tray and holds nothing, so nothing has to be handed over.")
    if row.last_day is not None and row.last_day < caseload.as_of:
        raise UsageRefused(f"{worker} left on {row.last_day.isoformat()}: their cases are allocated as new ones are.")
    chosen = last_day or row.last_day
    if chosen is None:
        raise UsageRefused(f"{worker} has no last day in the table of workers. Give it: --last-day DATE.")
    if chosen < caseload.as_of:
        raise UsageRefused(f"The last day, {chosen.isoformat()}, lies before the week, {caseload.as_of.isoformat()}.")
    return chosen


def let_go(week: Week, worker: str, last_day: date, request: Request) -> Week:
    """The week with the worker gone after that day; everything else as it is."""
    caseload = week.problem.caseload
    workers = tuple(set_last_day(caseload.workers, worker, last_day))
    return replace(week, problem=settle_problem(replace(caseload, workers=workers), (), request.settings))


def set_last_day(workers: Iterable[Worker], worker: str, last_day: date) -> Iterable[Worker]:
    """The workers, one of them with another last day."""
    return (replace(one, last_day=last_day) if one.id == worker else one for one in workers)
