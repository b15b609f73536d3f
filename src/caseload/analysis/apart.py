"""Brothers and sisters nobody can take together, who could each have a worker apart."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from caseload.analysis.plan_view import PlanView, view_plan
from caseload.analysis.stops import find_stop
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.units import Unit, build_part, list_partitions

Split = tuple[tuple[tuple[str, ...], str], ...]
MOST_DIVISIONS: Final = 200


def list_apart(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """The ids of the units with several cases left unallocated that could all be allocated apart, within limits."""
    view = view_plan(problem, plan)
    return tuple(unit.id for unit in problem.units if find_split(view, unit) is not None)


def find_split(view: PlanView, unit: Unit) -> Split | None:
    """The cases of a unit that have no worker in fewest groups, each group with a worker of its own; None if none.

    Every rule is kept but `siblings`, and everything else is as planned. Groups are found as units are divided:
    fewest, then most even, then smallest ids; the first 200 divisions are looked at.
    """
    left = tuple(case for case in unit.cases if view.after.lead[case] is None)
    has_kept_core = bool(left) and len(left) < len(unit.cases)
    if len(left) + has_kept_core < 2:
        return None
    takers: dict[tuple[str, ...], list[str]] = {}
    for looked, parts in enumerate(list_divisions(unit, left, 1 if has_kept_core else 2)):
        if looked >= MOST_DIVISIONS:
            return None
        for part in parts:
            if part.cases not in takers:
                takers[part.cases] = list_takers(view, part)
        workers = choose_distinct([takers[part.cases] for part in parts])
        if workers is not None:
            return tuple((part.cases, worker) for part, worker in zip(parts, workers, strict=True))
    return None


def list_divisions(unit: Unit, left: tuple[str, ...], fewest: int) -> Iterator[tuple[Unit, ...]]:
    """Ways to divide the cases left, fewest groups first."""
    whole = build_part(unit, left)
    for count in range(fewest, len(left) + 1):
        yield from ((whole,),) if count == 1 else list_partitions(whole, count)


def list_takers(view: PlanView, part: Unit) -> list[str]:
    """The workers nothing keeps from taking a part: the case's team first, then the lowest share of the cap."""
    able = [member for member in view.problem.staff.values() if can_take(view, part, member)]
    able.sort(key=lambda member: (member.team != part.team, measure_load(view, member), member.id))
    return [member.id for member in able]


def can_take(view: PlanView, part: Unit, member: StaffMember) -> bool:
    """Whether a worker is there, could serve the team, and is stopped by no rule."""
    return member.is_available and find_stop(view, part, member) is None


def measure_load(view: PlanView, member: StaffMember) -> Fraction:
    """Cases led as a share of the cap; 0 without a cap."""
    return Fraction(len(view.after.list_led(member.id)), member.cap) if member.cap else Fraction(0)


def choose_distinct(choices: list[list[str]]) -> list[str] | None:
    """One of each list, all different, the first in order; None if there is no such choice."""
    if not choices:
        return []

    def extend(chosen: list[str]) -> list[str] | None:
        if len(chosen) == len(choices):
            return chosen
        for worker in choices[len(chosen)]:
            if worker not in chosen:
                whole = extend([*chosen, worker])
                if whole is not None:
                    return whole
        return None

    return extend([])
