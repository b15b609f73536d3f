"""What one simulated week comes to, as figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from caseload.audit.after import After, summarise_plan
from caseload.audit.goals.unallocated_must import list_without
from caseload.domain.plan import GoalResult, Plan, Solved
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.planning.simulation.limits_met import list_limits_met
from caseload.planning.simulation.money import measure_cost
from caseload.planning.simulation.people import is_employed


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """One week after its plan. `workers` are those available who hold cases; `above_cap` of them lead more than the
    policy's cap; `workload` is the sum over those with capacity (`measured`) of hours after support / capacity.

    `changes` are cases that go from one worker to another, whatever the reason; `first` the referred cases that got
    their first worker, after `first_weeks` in all; `cost` pounds for the week, None where a rate is missing. Of the
    goals `proven` were, of `goals`; `gap` is the sum of theirs. `limits` are those that bound (limits_met.LIMITS).
    `led_registered` are the cases led by social workers, `registered_fte` the FTE of those employed to hold cases.
    """

    open: int
    led: int
    workers: int
    above_cap: int
    must_waiting: int
    waiting: int
    changes: int
    protected_breaches: int
    workload: Fraction
    measured: int
    agency_fte: Fraction
    cost: Fraction | None
    travel: int
    referred: int
    closed: int
    first: int
    first_weeks: int
    proven: int
    goals: int
    gap: Fraction
    is_proven: bool
    limits: tuple[str, ...] = ()
    led_registered: int = 0
    registered_fte: Fraction = Fraction(0)


def measure_week(problem: Problem, solved: Solved, referred: int, closed: int) -> WeekFigures:
    """The figures of a week's audited plan; `referred` families came, `closed` cases had closed before it."""
    after = summarise_plan(problem, solved.plan)
    people = [member for member in problem.staff.values() if member.is_available and is_holding(member)]
    loads = [len(after.list_led(member.id)) for member in people]
    shares = [share for member in people if (share := measure_share(after, member)) is not None]
    waits = list_first_waits(problem, after)
    return WeekFigures(
        open=len(problem.standings),
        led=sum(loads),
        workers=len(people),
        above_cap=sum(load > problem.policy.cap for load in loads),
        must_waiting=len(frozenset(list_without(problem, solved.plan, after))),
        waiting=sum(lead is None for lead in after.lead.values()),
        changes=len(list_changed(problem, solved.plan)),
        protected_breaches=sum(breach.rule == "protected" for breach in solved.breaches),
        workload=sum(shares, Fraction(0)),
        measured=len(shares),
        agency_fte=measure_agency(problem),
        cost=measure_cost(problem.caseload),
        travel=measure_travel(problem, after),
        referred=referred,
        closed=closed,
        first=len(waits),
        first_weeks=sum(waits),
        proven=sum(goal.proven for goal in solved.goals),
        goals=len(solved.goals),
        gap=sum(map(measure_gap, solved.goals), Fraction(0)),
        is_proven=solved.is_optimal,
        limits=list_limits_met(problem, solved),
        led_registered=sum(len(after.list_led(member.id)) for member in people if member.role.registered),
        registered_fte=measure_registered(problem),
    )


def is_holding(member: StaffMember) -> bool:
    """Whether the worker's role holds cases."""
    return not member.role.tray and bool(member.role.cap or member.role.cap_share)


def measure_share(after: After, member: StaffMember) -> Fraction | None:
    """Hours after support over the capacity left for cases; None where there is none."""
    left = after.measure_capacity_left(member.id)
    return Fraction(after.measure_hours(member.id), left) if left else None


def list_changed(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """The cases that go from one worker to another, a tray not counted as one."""
    return tuple(
        case.id
        for case in problem.caseload.cases
        if (holder := problem.staff.get(case.holder or "")) is not None
        and not holder.role.tray
        and plan.lead.get(case.id) not in (None, case.holder)
    )


def list_first_waits(problem: Problem, after: After) -> list[int]:
    """The full weeks from referral of each case that gets the first worker it ever had."""
    day = problem.caseload.as_of
    return [
        (day - case.waiting_since).days // 7
        for case in problem.caseload.cases
        if case.waiting_since is not None and case.holder is None and not case.changes and after.lead[case.id]
    ]


def measure_registered(problem: Problem) -> Fraction:
    """The FTE of the social workers who are employed to hold cases, there or not."""
    day = problem.caseload.as_of
    members = problem.staff.values()
    held = [m for m in members if m.role.registered and is_holding(m) and is_employed(m.worker, day)]
    return sum((member.worker.fte for member in held), Fraction(0))


def measure_agency(problem: Problem) -> Fraction:
    """The FTE of the agency workers who are employed."""
    roles, day = problem.policy.roles, problem.caseload.as_of
    employed = [worker for worker in problem.caseload.workers if is_employed(worker, day)]
    return sum((worker.fte for worker in employed if roles[worker.role].temporary), Fraction(0))


def measure_travel(problem: Problem, after: After) -> int:
    """Minutes of travel a week of all units."""
    return sum(problem.measure_travel(cases, worker) for worker, parts in after.parts.items() for _, cases in parts)


def measure_gap(goal: GoalResult) -> Fraction:
    """(value - bound) / max(1, |value|), exactly."""
    return Fraction(goal.value - goal.bound, max(1, abs(goal.value)))


def count_often_changed(changed: Iterable[str], least: int = 3) -> frozenset[str]:
    """The cases that are named at least so often."""
    counts: dict[str, int] = {}
    for case in changed:
        counts[case] = counts.get(case, 0) + 1
    return frozenset(case for case, number in counts.items() if number >= least)
