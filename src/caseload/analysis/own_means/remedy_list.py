"""Which remedies other than agency staff there are this week, each with what it costs and when it can be had."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from caseload.analysis.coming_days import find_back_day, find_next_month, find_step_day
from caseload.analysis.new_workers import name_new
from caseload.analysis.shortfall.steady import list_waiting
from caseload.domain.agency import WEEKS_A_YEAR
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.remedies import Remedy
from caseload.domain.staff import StaffMember

OFFICER: Final = "support_officer"
MOVES: Final[tuple[int | None, ...]] = (1, 3, None)


def list_remedies(problem: Problem, plan: Plan) -> tuple[Remedy, ...]:
    """Every remedy there is for what a plan of the steady state leaves waiting, in a fixed order."""
    found: list[Remedy] = []
    for listed in (
        list_steps(problem), list_returns(problem), list_lending(problem, plan), list_leads(problem),
        list_overtime(problem), list_officers(problem), list_moves(problem),
    ):  # fmt: skip
        found.extend(listed)
    return tuple(found)


def list_steps(problem: Problem) -> Iterable[Remedy]:
    """The next row of the protected table of each NQSW who is there, with the day it comes."""
    for member in problem.staff.values():
        month = find_next_month(problem.policy, member) if member.is_available else None
        day = None if month is None else find_step_day(problem.caseload, member.worker, month)
        if day is not None:
            yield Remedy("protected_step", member.team, workers=(member.id,), month=month, from_day=day)


def list_returns(problem: Problem) -> Iterable[Remedy]:
    """Everyone who leads or supports, is away, and has a day of return (or a first day)."""
    for member in problem.staff.values():
        day = None if member.is_available or not is_of_use(member) else find_back_day(problem.caseload, member.worker)
        if day is not None:
            yield Remedy("absence_ends", member.team, workers=(member.id,), from_day=day)


def is_of_use(member: StaffMember) -> bool:
    """Whether a worker's role leads, supports or works in a discipline."""
    return bool(member.role.leads) or member.role.supports or member.role.discipline is not None


def list_lending(problem: Problem, plan: Plan) -> Iterable[Remedy]:
    """For each team with waiting children, each other team whose workers have room and do not serve it yet."""
    if not problem.policy.has_rule("lending"):
        return
    wanting = sorted({problem.standings[case].case.team for case in list_waiting(problem, plan, 2)})
    led: dict[str, int] = {}
    for worker in plan.lead.values():
        if worker is not None:
            led[worker] = led.get(worker, 0) + 1
    free = [member for member in problem.staff.values() if has_room(member, led.get(member.id, 0))]
    for to_team in wanting:
        for team in sorted({member.team for member in free} - {to_team}):
            lent = tuple(m.id for m in free if m.team == team and to_team not in m.serves)
            if lent:
                day = problem.caseload.as_of
                yield Remedy("lending", team, to_team, lent, share=problem.policy.lend_share, from_day=day)


def has_room(member: StaffMember, led: int) -> bool:
    """Whether a worker may lead one case more."""
    return member.is_available and bool(member.role.leads) and (member.cap is None or led < member.cap)


def list_leads(problem: Problem) -> Iterable[Remedy]:
    """Unregistered practitioners who hold cases leading every kind that the law does not keep for social workers."""
    policy = problem.policy
    allowed = {name for name, kind in policy.kinds.items() if not kind.must_allocate}
    for name in sorted({member.role.name for member in problem.staff.values() if is_family_practitioner(member)}):
        kinds = tuple(sorted(allowed - policy.roles[name].leads))
        if kinds:
            day = problem.caseload.as_of
            yield Remedy("leads_more", role=name, kinds=kinds, from_day=day)


def is_family_practitioner(member: StaffMember) -> bool:
    """Whether someone who is there holds cases that a social worker oversees, and gives no support."""
    role = member.role
    return member.is_available and role.overseen and not role.registered and not role.supports


def list_overtime(problem: Problem) -> Iterable[Remedy]:
    """Everyone who is there, unprotected and leads cases, working more hours up to the policy's limit."""
    share = problem.policy.overtime_share
    able = [m for m in problem.staff.values() if m.is_available and m.role.leads and not m.is_protected and m.capacity]
    if share > 0 and able:
        workers = tuple(member.id for member in able)
        cost = measure_overtime_cost(problem, able, share)
        yield Remedy("overtime", workers=workers, share=share, weekly_cost=cost, from_day=problem.caseload.as_of)


def measure_overtime_cost(problem: Problem, members: Sequence[StaffMember], share: Fraction) -> Fraction | None:
    """Pounds a week if all of the overtime is worked and paid at the plain rate: yearly cost / 52 / hours of a week;
    None where a role has no yearly cost."""
    policy, total = problem.policy, Fraction(0)
    for member in members:
        yearly = policy.yearly_costs.get(member.role.name)
        if yearly is None:
            return None
        hours = member.capacity * policy.hours_unit * share
        total += yearly / WEEKS_A_YEAR / policy.week_hours * hours
    return total


def list_officers(problem: Problem) -> Iterable[Remedy]:
    """One more full-time support officer in each team that has cases; when they could start is not known."""
    role = problem.policy.roles.get(OFFICER)
    if role is None or not role.supports:
        return
    yearly = problem.policy.yearly_costs.get(OFFICER)
    cost = yearly / WEEKS_A_YEAR if yearly is not None else None
    taken = {worker.id for worker in problem.caseload.workers}
    for team in sorted({standing.case.team for standing in problem.standings.values()}):
        name = name_new(OFFICER, taken)
        taken.add(name)
        yield Remedy(OFFICER, team, workers=(name,), role=OFFICER, weekly_cost=cost)


def list_moves(problem: Problem) -> Iterable[Remedy]:
    """More families a team that may change worker than the run lets: 1, 3, any."""
    own = problem.settings.moves
    if own is None or not problem.policy.has_rule("moves"):
        return
    one = Remedy("moves", from_day=problem.caseload.as_of)
    yield from (replace(one, moves=number) for number in MOVES if number is None or number > own)
