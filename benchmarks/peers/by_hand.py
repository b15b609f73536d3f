"""Two rules people use by hand: lowest load first; previous worker first, then lowest load over capacity.

Nobody who has a worker moves. Units without one are taken in turn, must-allocate children first, then the most urgent;
each goes to the first worker in the rule's order whom no rule keeps from it, with someone to stand by where one must.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from benchmarks.peers.answer import Answer
from caseload.analysis.plan_view import PlanView, view_plan
from caseload.analysis.stops import find_broken_rules, find_cover_stop, find_stop, list_plans_taken
from caseload.domain.base_plan import build_base_plan
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.units import Unit

Order = Callable[[PlanView, Unit, StaffMember], tuple[object, ...]]


def order_by_load(view: PlanView, unit: Unit, member: StaffMember) -> tuple[object, ...]:
    """Fewest cases first."""
    return len(view.after.list_led(member.id)), member.id


def order_by_previous(view: PlanView, unit: Unit, member: StaffMember) -> tuple[object, ...]:
    """Who had one of the children before, then the lowest share of hours in use."""
    earlier = any(member.id in view.problem.standings[case].case.earlier for case in unit.cases)
    hours = view.after.led_hours.get(member.id, 0) + view.after.duty_hours.get(member.id, 0)
    return not earlier, Fraction(hours, max(1, member.capacity)), member.id


ORDERS: dict[str, Order] = {"load": order_by_load, "previous": order_by_previous}


def solve_by_hand(problem: Problem, rule: str, seconds: float) -> Answer:
    """One pass over the units; what time does not reach stays as it is."""
    start = time.monotonic()
    view = view_plan(problem, build_base_plan(problem))
    for unit in list_turns(problem):
        if time.monotonic() - start > seconds:
            break
        plan = cover(view, unit, ORDERS[rule]) if unit.is_waiting else allocate(view, unit, ORDERS[rule])
        if plan is not None:
            view = view_plan(problem, plan)
    return Answer(view.plan, solving=time.monotonic() - start)


def list_turns(problem: Problem) -> list[Unit]:
    """Units with a child who has no worker, or needs cover: must-allocate first, then the most urgent."""

    def rank(unit: Unit) -> tuple[object, ...]:
        left = [problem.standings[case] for case in (unit.core if unit.is_waiting else unit.joiners)]
        return not any(s.is_must for s in left), -sum(s.urgency for s in left), unit.id

    open_units = (unit for unit in problem.units if is_open(problem, unit))
    return sorted(open_units, key=rank)


def is_open(problem: Problem, unit: Unit) -> bool:
    """Whether a unit has anything to allocate."""
    if unit.is_waiting:
        return any(problem.standings[case].needs_cover for case in unit.cases)
    return bool(unit.joiners) and not unit.is_parked


def list_in_order(view: PlanView, unit: Unit, order: Order) -> Iterator[StaffMember]:
    """Who is asked, in turn: only the holder where brothers or sisters have one."""
    members = [member for member in view.problem.staff.values() if member.is_available]
    asked = [member for member in members if not unit.core or unit.is_waiting or member.id == unit.holder]
    yield from sorted(asked, key=lambda member: order(view, unit, member))


def allocate(view: PlanView, unit: Unit, order: Order) -> Plan | None:
    """The plan with a unit given to the first whom nothing stops; None where every one is stopped."""
    for member in list_in_order(view, unit, order):
        if find_stop(view, unit, member) is None:
            for plan in list_given(view, unit, member):
                return plan
    return None


def list_given(view: PlanView, unit: Unit, member: StaffMember) -> Iterator[Plan]:
    """The plans with a unit given to a worker that break nothing; who is named beside a kept case stays named."""
    for plan, helper in list_plans_taken(view.problem, view.plan, unit, member):
        if not find_broken_rules(view, plan, unit, (member.id, *helper)):
            yield plan


def cover(view: PlanView, unit: Unit, order: Order) -> Plan | None:
    """The plan with a waiting unit covered by the first whom nothing stops; None where somebody covers it already."""
    needing = [case for case in unit.cases if view.problem.standings[case].needs_cover]
    if all(case in view.plan.cover for case in needing):
        return None
    for member in list_in_order(view, unit, order):
        if find_cover_stop(view, unit, member) is None:
            return replace(view.plan, cover={**view.plan.cover, **dict.fromkeys(needing, member.id)})
    return None
