"""What a person could decide so that a child who may wait has a worker, with nobody else losing theirs for it."""

import time
from collections.abc import Callable, Iterable
from fractions import Fraction

from caseload.analysis.over_limits import list_over
from caseload.analysis.plan_view import PlanView, view_plan
from caseload.analysis.trial import Trial, give_cases, try_gives
from caseload.analysis.ways.over import NUMBERS, build_way, list_candidates
from caseload.domain.caseload import Decision
from caseload.domain.findings import WayOut
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.units import Unit

Nearness = tuple[bool, bool, int, int, int, Fraction, str]


def find_ways_waiting(problem: Problem, solved: Solved, seconds: float) -> dict[str, tuple[WayOut, ...]]:
    """By case that may wait and has no worker, the nearest give to one worker; () where there is none.

    Accepted by the audit: the give passes the checks, a sound plan exists with it, and no other child loses a worker
    for it, and only numbers are exceeded: never a skill, somebody who leaves, or a newly qualified worker's protection.
    Nearest: one more new family this week for somebody of the team who has room, then over the hours or the cap. A unit
    that also has a child who may not wait is left to `find_ways_out`. The longest waiting come first; those not reached
    in `seconds` are left out.
    """
    view, end = view_plan(problem, solved.plan), time.monotonic() + seconds
    ways: dict[str, tuple[WayOut, ...]] = {}
    for unit in list_waiting_units(view):
        if time.monotonic() >= end:
            break
        way = find_way(view, unit, lambda: time.monotonic() >= end)
        ways.update({case: (way,) if way else () for case in list_left(view, unit)})
    return ways


def list_left(view: PlanView, unit: Unit) -> tuple[str, ...]:
    """The cases of a unit that have no worker."""
    return tuple(case for case in unit.cases if view.after.lead[case] is None)


def list_waiting_units(view: PlanView) -> list[Unit]:
    """The units in which somebody has no worker and everybody may wait, those who wait longest first."""
    units = [
        unit
        for unit in view.problem.units
        if list_left(view, unit)
        and not unit.is_parked
        and not any(view.problem.standings[case].is_must for case in unit.cases)
    ]
    return sorted(units, key=lambda unit: (-max(view.problem.standings[case].weeks for case in unit.cases), unit.id))


def find_way(view: PlanView, unit: Unit, is_late: Callable[[], bool]) -> WayOut | None:
    """The nearest give of what is left of a unit to one worker who serves its team."""
    cases, found = list_left(view, unit), list[tuple[Nearness, WayOut]]()
    for member in list_serving(unit, list_candidates(view, cases)):
        if is_late():
            break
        gives, trial = try_member(view, cases, member)
        if trial is not None:
            over = list_over(trial.problem, trial.plan, trial.breaches, [member.id])
            way = build_way(unit, gives, over)
            if is_offered(way, member):
                found.append((measure_nearness(view, unit, member, way), way))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def try_member(
    view: PlanView, cases: tuple[str, ...], member: StaffMember
) -> tuple[tuple[Decision, ...], Trial | None]:
    """The gives to one worker that gain a worker for the cases at nobody's cost, with their trial; None if none do.

    A worker taken over a limit receives no more: then what the plan brings them is given to them too.
    """
    alone = give_cases(cases, member.id)
    received = give_cases(view.after.list_received(member.id), member.id)
    for gives in (alone, alone + received) if received else (alone,):
        trial = try_gives(view, gives)
        if trial is not None and is_gain(view, cases, trial):
            return gives, trial
    return alone, None


def list_serving(unit: Unit, members: Iterable[StaffMember]) -> list[StaffMember]:
    """Those who serve the unit's team."""
    return [member for member in members if unit.team in member.serves]


def is_gain(view: PlanView, cases: tuple[str, ...], trial: Trial) -> bool:
    """Whether these cases are allocated and nobody else loses a worker: the waiting falls by all of theirs."""
    own = sum(view.problem.standings[case].urgency for case in cases)
    return trial.must_saved >= 0 and trial.urgency_lost <= -own


def is_offered(way: WayOut, member: StaffMember) -> bool:
    """Whether a way exceeds numbers alone, and none of a newly qualified worker's."""
    rules = {rule for rule, _, _, _ in way.over}
    return rules <= NUMBERS and not (rules and member.is_protected)


def measure_nearness(view: PlanView, unit: Unit, member: StaffMember, way: WayOut) -> Nearness:
    """Sorts ways that part no family first, then the team's own, fewest cases over, hours, families, workload."""
    over = {rule: then - limit for rule, _, then, limit in way.over}
    load = Fraction(len(view.after.list_led(member.id)), member.cap) if member.cap else Fraction(1)
    families = over.get("new_cases", 0) + over.get("kind_limit", 0)
    is_elsewhere = member.team != unit.team
    return way.kind == "split", is_elsewhere, over.get("cap", 0), over.get("hours", 0), families, load, member.id
