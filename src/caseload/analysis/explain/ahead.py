"""The days that change what a worker may have: steps of a protected load, reductions, first and last days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from caseload.analysis.coming_days import find_next_month, find_step_day, list_reductions
from caseload.domain.calendar import ONE_DAY
from caseload.domain.caseload import Reduction
from caseload.domain.explanation import Ahead
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember, prepare_staff

WEEKS: Final = 26


def list_ahead(problem: Problem, member: StaffMember) -> tuple[Ahead, ...]:
    """The days of the next 26 weeks after which the worker's cap or availability differ, and the next protected step,
    however far; in order. A last day is told as the day after it."""
    caseload, today = problem.caseload, problem.caseload.as_of
    step = find_next_step(problem, member)
    days = {
        day
        for day in list_edges(member, list_reductions(caseload, member.id))
        if today < day <= today + timedelta(weeks=WEEKS)
    }
    days |= {step} if step else set()
    found: list[Ahead] = []
    cap, availability = member.cap, member.availability
    for day in sorted(days):
        then = find_member_on(problem, member, day)
        if (then.cap, then.availability) != (cap, availability) or day == step:
            ends = member.worker.last_day is not None and day == member.worker.last_day + ONE_DAY
            found.append(Ahead(day, then.cap, then.availability, then.protected_load if day == step else None, ends))
        cap, availability = then.cap, then.availability
    return tuple(found)


def find_member_on(problem: Problem, member: StaffMember, day: date) -> StaffMember:
    """The worker as that day will find them, by what is known now."""
    later = replace(problem.caseload, as_of=day, workers=(replace(member.worker, lend_to=()),))
    return prepare_staff(later)[member.id]


def list_edges(member: StaffMember, reductions: list[Reduction]) -> Iterator[date]:
    """The days on which the worker's time may change."""
    for reduction in reductions:
        if reduction.start is not None:
            yield reduction.start
        if reduction.end is not None:
            yield reduction.end + ONE_DAY
    if member.worker.first_day is not None:
        yield member.worker.first_day
    if member.worker.last_day is not None:
        yield member.worker.last_day + ONE_DAY


def find_next_step(problem: Problem, member: StaffMember) -> date | None:
    """The day on which a newly qualified worker's load steps up next, within four years; None without one."""
    month = find_next_month(problem.policy, member)
    return None if month is None else find_step_day(problem.caseload, member.worker, month)
