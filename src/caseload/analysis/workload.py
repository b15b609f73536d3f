"""Each worker's load before and after: cases, hours, the larger of the two as a share, and who waits for them."""

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction

from caseload.audit.after import After, summarise_plan
from caseload.domain.base_plan import build_base_plan
from caseload.domain.calendar import ONE_DAY
from caseload.domain.findings import BoundBy, Workload
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember

Share = tuple[Fraction, BoundBy] | tuple[None, None]


def measure_workload(problem: Problem, plan: Plan) -> tuple[Workload, ...]:
    """Every worker, by team, then id; see `Workload` for the units."""
    after, held = summarise_plan(problem, plan), summarise_held(problem, plan)
    before = Counter(case.holder for case in problem.caseload.cases)
    members = sorted(problem.staff.values(), key=lambda member: (member.team, member.id))
    return tuple(
        replace(
            measure_worker(problem, plan, after, member, before[member.id]),
            share_before=measure_share_before(problem, held, after, member),
        )
        for member in members
    )


def summarise_held(problem: Problem, plan: Plan) -> After:
    """What everyone holds now, whatever is decided, with the practitioners' work of the plan and no support."""
    lead = {case.id: case.holder for case in problem.caseload.cases}
    return summarise_plan(problem, replace(build_base_plan(problem), lead=lead, discipline=plan.discipline))


def measure_share_before(problem: Problem, held: After, after: After, member: StaffMember) -> Fraction | None:
    """A worker's workload now, beside that of a plan: with the plan's support, as far as those cases ask for it."""
    worker, cases = member.id, held.list_led(member.id)
    asked = sum(problem.standings[case].support_hours for case in cases)
    hours = held.measure_hours(worker) - min(asked, after.support_received.get(worker, 0))
    left = held.measure_capacity_left(worker) if member.is_available else None
    return measure_share(len(cases), member.cap, hours, left)[0]


def measure_worker(problem: Problem, plan: Plan, after: After, member: StaffMember, before: int) -> Workload:
    """One worker. `cases_before` counts the holders of the input; of a waiting worker's cases, those with a cover
    are `covered` and the others `waiting`."""
    worker, led = member.id, after.list_led(member.id)
    left = after.measure_capacity_left(worker) if member.is_available else None
    share, bound_by = measure_share(len(led), member.cap, after.measure_hours(worker), left)
    waiting = [case for case in led if problem.standings[case].waits_for == worker]
    covered = sum(1 for case in waiting if case in plan.cover)
    return Workload(
        worker=worker,
        team=member.team,
        role=member.worker.role,
        available=member.is_available,
        cases_before=before,
        cases=len(led),
        cap=member.cap,
        hours=after.measure_hours(worker),
        capacity=left,
        support=after.support_received.get(worker, 0),
        share=share,
        bound_by=bound_by,
        new_families=len(after.list_families(worker) - problem.held.get(worker, frozenset())),
        protected_months=member.months if member.is_protected else None,
        back_on=find_day_back(member),
        leaves_on=member.leaving,
        waiting=len(waiting) - covered,
        covered=covered,
    )


def measure_share(
    cases: int, cap: int | None, hours: int, capacity: int | None
) -> tuple[Fraction | None, BoundBy | None]:
    """The larger of cases / cap and hours / capacity, and which it is (cases where equal).

    None where not available (`capacity` None) or where cap or capacity is 0; without a cap, hours alone count.
    """
    if not capacity or cap == 0:
        return None, None
    by_hours = Fraction(hours, capacity)
    if cap is None or by_hours > Fraction(cases, cap):
        return by_hours, "hours"
    return Fraction(cases, cap), "cases"


def find_day_back(member: StaffMember) -> date | None:
    """The first day on which an absent worker is there again, if it is known."""
    if member.absence is None or member.absence.end is None:
        return None
    return member.absence.end + ONE_DAY
