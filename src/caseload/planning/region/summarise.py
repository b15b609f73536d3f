"""From a council to its counts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from caseload.audit.after import summarise_plan
from caseload.domain.base_plan import build_base_plan
from caseload.domain.policy import Policy
from caseload.domain.problem import Problem
from caseload.domain.small_counts import is_small
from caseload.domain.staff import StaffMember
from caseload.planning.region.council import Council
from caseload.planning.region.join import prepare_alone
from caseload.planning.region.managers import measure_fte
from caseload.planning.region.summary import HELD, MANAGERS, SPARE, WAITING, CountRow, Summary

MOST_ROOM: Final = 1_000_000
"""The room of somebody with no limit on cases."""
Key = tuple[str, str, str, tuple[str, ...]]


@dataclass
class Room:
    """What people of one role and skills have room for so far; hours in hour units."""

    workers: int = 0
    cases: int = 0
    hours: int = 0
    lend_cases: int = 0
    lend_hours: int = 0

    def add(self, cases: int, hours: int, lent: tuple[int, int]) -> None:
        """Count one more of them; `lent` are the cases and hours they lend."""
        self.workers += 1
        self.cases += cases
        self.hours += hours
        self.lend_cases += lent[0]
        self.lend_hours += lent[1]

    def count(self, role: str, skills: tuple[str, ...], unit: Fraction) -> CountRow:
        """The row of all of them."""
        return CountRow(
            SPARE,
            role=role,
            skills=skills,
            workers=self.workers,
            cases=self.cases,
            hours=self.hours * unit,
            lend_cases=self.lend_cases,
            lend_hours=self.lend_hours * unit,
        )


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
    found: dict[Key, list[int]] = {}
    for standing in problem.standings.values():
        case = standing.case
        is_waiting = (standing.holder is None and standing.waits_for is None) or standing.is_handed_on
        key = (WAITING if is_waiting else HELD, case.kind, case.area or "", tuple(sorted(case.skills)))
        found.setdefault(key, []).append(standing.hours)
    unit = problem.policy.hours_unit
    for (what, kind, area, skills), hours in sorted(found.items()):
        yield CountRow(
            what,
            kind=kind,
            area=area,
            skills=skills,
            cases=len(hours),
            hours=sum(hours) * unit,
            least_hours=min(hours) * unit,
        )


def list_spare(council: Council, problem: Problem) -> Iterator[CountRow]:
    """The room of those at work, by role and skills: cases under the cap, hours of the capacity."""
    after = summarise_plan(problem, build_base_plan(problem))
    willing = {row.id for row in council.caseload.workers if set(row.lend_to) - council.teams - {council.name}}
    found: dict[tuple[str, tuple[str, ...]], Room] = {}
    for worker, member in problem.staff.items():
        if may_receive(problem.policy, member):
            led = sum(not problem.standings[case].is_handed_on for case in after.list_led(worker))
            cases = MOST_ROOM if member.cap is None else max(0, member.cap - led)
            hours = max(0, after.measure_capacity_left(worker) - after.measure_hours(worker))
            lent = (cases, member.lend_limit) if worker in willing else (0, 0)
            key = (member.role.name, tuple(sorted(member.worker.skills)))
            found.setdefault(key, Room()).add(cases, hours, lent)
    for (role, skills), room in sorted(found.items()):
        yield room.count(role, skills, problem.policy.hours_unit)


def may_receive(policy: Policy, member: StaffMember) -> bool:
    """Whether somebody is at work and may lead anything, and does not leave within weeks."""
    is_leaving = member.leaving is not None and policy.has_rule("leaving")
    return member.is_available and bool(member.role.leads) and not is_leaving


def measure_managers(problem: Problem) -> CountRow:
    """FTE of managers, and of those they look after."""
    holders = measure_fte(problem, is_manager=False)
    return CountRow(MANAGERS, fte=measure_fte(problem, is_manager=True), holders_fte=holders)


def suppress(row: CountRow) -> CountRow:
    """The row without its numbers where it counts 1 to 5 cases or workers."""
    counts = [count for count in (row.cases if row.what != SPARE else None, row.workers) if count is not None]
    if not any(map(is_small, counts)):
        return row
    return replace(row, workers=None, cases=None, hours=None, least_hours=None, lend_cases=None, lend_hours=None)
