"""What stops a worker from taking work in a plan as it stands: the first rule, found by auditing it taken."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from caseload.analysis.plan_view import PlanView, narrow_plan, narrow_problem
from caseload.audit.after import summarise_plan
from caseload.audit.check import find_breaches
from caseload.audit.goals.over_pace import measure as measure_over_pace
from caseload.audit.rules.new_cases import measure_intake
from caseload.domain.eligibility import can_stand_by_all, is_co_worked, is_overseen
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.standing import Standing
from caseload.domain.takers import find_unit_bar, list_received
from caseload.domain.units import Unit

StandBy = Literal["co_working", "overseeing"]
MOST_STAND_BY: Final = 6


def find_stop(view: PlanView, unit: Unit, member: StaffMember) -> str | None:
    """The first rule that keeps a worker from taking a whole unit with everything else as planned; None if none.

    First what `find_unit_bar` looks at, then the limits in the order of the rules. `unit` may be a part of one.
    """
    bar = find_unit_bar(view.problem, unit, member)
    if bar is not None or not list_received(view.problem, unit, member.id):
        return bar
    if is_over_cap(view, unit, member):
        return "cap"
    first: str | None = None
    for plan, helper in list_plans_taken(view.problem, view.plan, unit, member):
        broken = find_broken_rules(view, plan, unit, (member.id, *helper))
        if not broken:
            return find_pace_stop(view, plan, unit, member)
        own = [breach.rule for breach in broken if breach.worker not in helper]
        first = first or (own[0] if own else name_duty(view.problem, unit, member))
        if own:
            break
    return first


def is_over_cap(view: PlanView, unit: Unit, member: StaffMember) -> bool:
    """Whether a unit would take a worker who receives any of it over their cap: what an audit would find first, told
    without one, since most are stopped by it where work is short of people."""
    if unit.is_waiting or not member.is_available or not view.problem.policy.has_rule("cap"):
        return False
    own = frozenset(unit.cases)
    others = sum(len(cases) for one, cases in view.after.parts.get(member.id, ()) if own.isdisjoint(one.cases))
    is_receiving = any(member.id not in (s.holder, s.waits_for) for s in list_received(view.problem, unit, member.id))
    return is_receiving and others + len(own) > member.role_cap


def find_cover_stop(view: PlanView, unit: Unit, member: StaffMember) -> str | None:
    """The first rule that keeps a worker from covering a waiting unit; None if none does."""
    asking = [view.problem.standings[case] for case in unit.cases if view.problem.standings[case].needs_cover]
    if not can_stand_by_all(asking, member, view.problem.policy):
        return "protected" if member.is_protected else "lead"
    plan = replace(view.plan, cover={**view.plan.cover, **{standing.id: member.id for standing in asking}})
    broken = find_broken_rules(view, plan, unit, (member.id,))
    return broken[0].rule if broken else None


def find_pace_stop(view: PlanView, plan: Plan, unit: Unit, member: StaffMember) -> str | None:
    """The limit that gives way only for must-allocate children, where taking a unit without any would stretch it."""
    if any(view.problem.standings[case].is_must for case in unit.cases):
        return None
    near, taken = cut_out(view, plan, unit, (member.id,))
    _, before = cut_out(view, view.plan, unit, (member.id,))
    after, was = summarise_plan(near, taken), summarise_plan(near, before)
    if measure_over_pace(near, taken, after) <= measure_over_pace(near, before, was):
        return None
    intake = measure_intake(near, after, member.id)
    return "new_cases" if intake.received > intake.room and near.policy.has_rule("new_cases") else "kind_limit"


def find_broken_rules(view: PlanView, plan: Plan, unit: Unit, workers: tuple[str, ...]) -> list[Breach]:
    """What a changed plan breaks of its own doing, looking only at these workers and the unit, in the rules' order."""
    near, changed = cut_out(view, plan, unit, workers)
    return [breach for breach in find_breaches(near, changed) if breach.since is None]


def cut_out(view: PlanView, plan: Plan, unit: Unit, workers: tuple[str, ...]) -> tuple[Problem, Plan]:
    """The problem and a plan with only what these workers touch, and the unit in place of those it is part of."""
    near_workers = view.list_with_supported(workers)
    own = frozenset(unit.cases)
    others = tuple(u for u in view.list_near(near_workers) if own.isdisjoint(u.cases))
    near = narrow_problem(view.problem, (*others, unit))
    return near, narrow_plan(plan, near.standings, near_workers)


def list_plans_taken(
    problem: Problem, plan: Plan, unit: Unit, member: StaffMember
) -> Iterator[tuple[Plan, tuple[str, ...]]]:
    """The plan with a unit taken by a worker, once for each person who might stand by them where one must.

    An officer who takes it gives no support: their hours go to the case first.
    """
    gone = frozenset(unit.cases)
    taken = replace(
        plan,
        lead={**plan.lead, **{case: member.id for case in unit.cases}},
        co_worker={case: w for case, w in plan.co_worker.items() if case not in gone or w != member.id},
        overseer={case: w for case, w in plan.overseer.items() if case not in gone or w != member.id},
        cover={case: w for case, w in plan.cover.items() if case not in gone},
        discipline={key: w for key, w in plan.discipline.items() if key[0] not in gone},
        support={pair: hours for pair, hours in plan.support.items() if pair[0] != member.id},
    )
    received = list_received(problem, unit, member.id)
    co_worked = [s for s in received if is_co_worked(s, member, problem.policy)]
    overseen = list(received) if is_overseen(member, problem.policy) else []
    if not co_worked and not overseen:
        yield taken, ()
    for helper in list_helpers(problem, co_worked or overseen, member) if co_worked or overseen else ():
        named = {standing.id: helper for standing in co_worked or overseen}
        if co_worked:
            yield replace(taken, co_worker={**taken.co_worker, **named}), (helper,)
        else:
            yield replace(taken, overseer={**taken.overseer, **named}), (helper,)


def list_helpers(problem: Problem, cases: list[Standing], lead: StaffMember) -> list[str]:
    """A few who may stand by the cases: those of the team first, then those with most hours."""
    able = [
        other
        for other in problem.staff.values()
        if other.id != lead.id and can_stand_by_all(cases, other, problem.policy)
    ]
    able.sort(key=lambda other: (other.team != lead.team, -other.capacity, other.id))
    return [other.id for other in able[:MOST_STAND_BY]]


def name_duty(problem: Problem, unit: Unit, member: StaffMember) -> StandBy:
    """The rule that asks for someone beside this worker."""
    received = list_received(problem, unit, member.id)
    return "co_working" if any(is_co_worked(s, member, problem.policy) for s in received) else "overseeing"
