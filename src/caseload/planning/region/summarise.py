"""From a council to its counts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from caseload.audit.after import summarise_plan
from caseload.domain.base_plan import build_base_plan
from caseload.domain.problem import Problem
from caseload.planning.region.council import Council
from caseload.planning.region.join import prepare_alone
from caseload.planning.region.managers import measure_fte
from caseload.planning.region.summary import HELD, MANAGERS, SPARE, WAITING, CountRow, Summary

LEAST_PUBLIC: Final = 6
Key = tuple[str, str, str, tuple[str, ...]]


@dataclass
class Room:
    """What people of one role and skills have room for so far; hours in hour units."""

    workers: int = 0
    cases: int = 0
    hours: int = 0
    lend_cases: int = 0
    lend_hours: int = 0


def summarise(council: Council, is_public: bool = False) -> Summary:
    """A council's counts before any allocation; `is_public` leaves out counts of 1 to 5 with what goes with them."""
    problem = prepare_alone(council).problem
    rows = (*list_cases(problem), *list_spare(council, problem), measure_managers(problem))
    return Summary(
        council.name,
        council.caseload.as_of,
        tuple(map(suppress, rows)) if is_public else rows,
        is_public,
    )


def list_cases(problem: Problem) -> Iterator[CountRow]:
    """Cases that wait for somebody or are held, by kind, area and skills."""
    counts: dict[Key, int] = {}
    hours: dict[Key, int] = {}
    for standing in problem.standings.values():
        case = standing.case
        is_waiting = (standing.holder is None and standing.waits_for is None) or standing.is_handed_on
        key = (WAITING if is_waiting else HELD, case.kind, case.area or "", tuple(sorted(case.skills)))
        counts[key] = counts.get(key, 0) + 1
        hours[key] = hours.get(key, 0) + standing.hours
    unit = problem.policy.hours_unit
    for (what, kind, area, skills), count in sorted(counts.items()):
        measured = hours[what, kind, area, skills] * unit
        yield CountRow(what, kind=kind, area=area, skills=skills, cases=count, hours=measured)


def list_spare(council: Council, problem: Problem) -> Iterator[CountRow]:
    """The room of those at work, by role and skills: cases under the cap, hours of the capacity."""
    after, found = summarise_plan(problem, build_base_plan(problem)), dict[tuple[str, tuple[str, ...]], Room]()
    willing = {row.id for row in council.caseload.workers if set(row.lend_to) - council.teams - {council.name}}
    for worker, member in problem.staff.items():
        if not member.is_available or not member.role.leads or member.leaving is not None:
            continue
        room = found.setdefault((member.role.name, tuple(sorted(member.worker.skills))), Room())
        led = len(after.list_led(worker))
        cases = max(0, (member.cap if member.cap is not None else len(problem.standings)) - led)
        hours = max(0, after.measure_capacity_left(worker) - after.measure_hours(worker))
        room.workers += 1
        room.cases += cases
        room.hours += hours
        if worker in willing:
            room.lend_cases += cases
            room.lend_hours += member.lend_limit
    unit = problem.policy.hours_unit
    for (role, skills), room in sorted(found.items()):
        yield CountRow(
            SPARE,
            role=role,
            skills=skills,
            workers=room.workers,
            cases=room.cases,
            hours=room.hours * unit,
            lend_cases=room.lend_cases,
            lend_hours=room.lend_hours * unit,
        )


def measure_managers(problem: Problem) -> CountRow:
    """FTE of managers, and of those they look after."""
    holders = measure_fte(problem, is_manager=False)
    return CountRow(MANAGERS, fte=measure_fte(problem, is_manager=True), holders_fte=holders)


def suppress(row: CountRow) -> CountRow:
    """The row without its numbers where it counts 1 to 5 cases or workers."""
    counts = [count for count in (row.cases if row.what != SPARE else None, row.workers) if count is not None]
    if not any(0 < count < LEAST_PUBLIC for count in counts):
        return row
    blank: Fraction | None = None
    return replace(row, workers=None, cases=None, hours=blank, lend_cases=None, lend_hours=blank)
