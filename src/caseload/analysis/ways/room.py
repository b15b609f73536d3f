"""Ways out that make room: another family changes worker, so that a worker within limits can take the unit."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from caseload.analysis.over_limits import list_over
from caseload.analysis.plan_view import PlanView
from caseload.analysis.stops import find_stop
from caseload.analysis.trial import find_helpers, give_cases, try_gives
from caseload.analysis.ways.over import is_full
from caseload.audit.rules.new_cases import measure_intake
from caseload.domain.caseload import Decision
from caseload.domain.findings import WayOut
from caseload.domain.staff import StaffMember
from caseload.domain.takers import find_unit_bar
from caseload.domain.units import Unit, build_part

MOST_TRIALS: Final = 30
Stops = dict[tuple[str, str], bool]


def find_way_by_room(view: PlanView, unit: Unit, cases: tuple[str, ...], known: Stops) -> WayOut | None:
    """The move of one family that gives these cases a worker within every limit; None if none is found.

    The move that costs least in the goal `changes` first, then smallest ids; the first 30 that look possible
    are tried. `known` remembers from unit to unit which family could go to whom.
    """
    moving = replace(view, problem=replace(view.problem, settings=replace(view.problem.settings, moves=None)))
    wanted = build_part(unit, cases)
    tried = 0
    for family, holder in list_movable(view, wanted):
        for taker in list_takers(moving, family, holder, known):
            gives = give_cases(family.cases, taker.id) + give_cases(cases, holder.id)
            if is_within_limits(view, gives, cases):
                return WayOut("family_elsewhere", gives)
            tried += 1
            if tried >= MOST_TRIALS:
                return None
    return None


def is_within_limits(view: PlanView, gives: tuple[Decision, ...], cases: tuple[str, ...]) -> bool:
    """Whether gives allocate the cases at nobody's cost, exceed no limit, and need nobody beside the worker."""
    if any(find_helpers(view.problem, give) for give in gives):
        return False
    trial = try_gives(view, gives)
    if trial is None or not is_full(view, cases, trial) or trial.urgency_lost > 0:
        return False
    workers = [give.worker for give in gives if give.worker]
    return not list_over(trial.problem, trial.plan, trial.breaches, workers)


def list_movable(view: PlanView, wanted: Unit) -> Iterator[tuple[Unit, StaffMember]]:
    """Families that may leave a worker who could then take the cases wanted, the least change first."""
    staff = view.problem.staff
    able = {member.id for member in staff.values() if is_able(view, wanted, member)}
    movable = [unit for unit in view.problem.units if unit.holder in able and is_movable(view, unit)]
    movable.sort(key=lambda unit: (sum(view.problem.standings[case].change_cost for case in unit.core), unit.id))
    for unit in movable:
        holder = staff[unit.holder or ""]
        if unit.family != wanted.family and makes_room(view, unit, wanted, holder):
            yield unit, holder


def is_able(view: PlanView, wanted: Unit, member: StaffMember) -> bool:
    """Whether only their load may keep a worker from the cases."""
    return member.is_available and find_unit_bar(view.problem, wanted, member) is None


def is_movable(view: PlanView, unit: Unit) -> bool:
    """Whether a unit is all with its holder and may leave them."""
    fixed = unit.is_fixed or unit.is_waiting or unit.is_parked or bool(unit.joiners)
    return not fixed and all(view.after.lead[case] == unit.holder for case in unit.core)


def makes_room(view: PlanView, family: Unit, wanted: Unit, holder: StaffMember) -> bool:
    """Whether a worker without the family and with the cases wanted stays within cap and, where limited, hours.

    What they receive of support is not counted: it can only help.
    """
    led = len(view.after.list_led(holder.id)) - len(family.cases) + len(wanted.cases)
    if holder.cap is not None and led > holder.cap:
        return False
    if view.problem.policy.hours != "limit":
        return True
    problem = view.problem
    hours = view.after.measure_hours(holder.id) - problem.measure_led_hours(family.cases, holder.id)
    return hours + problem.measure_led_hours(wanted.cases, holder.id) <= (
        view.after.measure_capacity_left(holder.id)
        + sum(problem.standings[case].support_hours for case in family.cases)
    )


def list_takers(view: PlanView, family: Unit, holder: StaffMember, known: Stops) -> Iterator[StaffMember]:
    """The workers nothing keeps from receiving a family that moves."""
    for member in view.problem.staff.values():
        key = (family.id, member.id)
        if key not in known:
            known[key] = member.id != holder.id and has_any_room(view, family, member)
            known[key] = known[key] and find_stop(view, family, member) is None
        if known[key]:
            yield member


def has_any_room(view: PlanView, family: Unit, member: StaffMember) -> bool:
    """A quick look before the audit: available, serving, with room for the cases and for a new family."""
    if not member.is_available or (member.cap is not None and len(view.after.list_led(member.id)) >= member.cap):
        return False
    if find_unit_bar(view.problem, family, member) is not None:
        return False
    intake = measure_intake(view.problem, view.after, member.id)
    return not view.problem.policy.has_rule("new_cases") or intake.room > intake.received
