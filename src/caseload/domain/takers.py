"""Who could take a unit, and which rule keeps the others from it, before anyone's load is counted."""

from caseload.domain.eligibility import can_stand_by_all, find_bar, is_co_worked, is_overseen
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.standing import Standing
from caseload.domain.units import Unit


def list_received(problem: Problem, unit: Unit, worker: str) -> tuple[Standing, ...]:
    """The cases a worker would receive by taking the whole unit; the holder keeps the core."""
    cases = unit.joiners if worker == unit.holder else unit.cases
    return tuple(problem.standings[case] for case in cases)


def find_unit_bar(problem: Problem, unit: Unit, member: StaffMember) -> str | None:
    """The first rule that keeps a worker from taking the whole unit, whatever they hold; None if none does.

    The rules of each received case, a core that may not move, a `not`, and a missing co-worker or overseer.
    """
    received = list_received(problem, unit, member.id)
    if not received:
        return None
    if unit.is_parked or (problem.policy.has_rule("decisions") and member.id in problem.list_nots(unit)):
        return "decisions"
    if unit.core and member.id != unit.holder and unit.is_fixed:
        return find_fixing_rule(problem, unit)
    for standing in received:
        bar = find_bar(standing, member, problem.policy)
        if bar:
            return bar
    return find_missing_duty(problem, received, member)


def find_fixing_rule(problem: Problem, unit: Unit) -> str:
    """The rule that keeps a fixed core with its holder: a decision, a hold, or a holder in another team."""
    core = [problem.standings[case] for case in unit.core]
    if any(standing.is_decided for standing in core):
        return "decisions"
    if any(s.case.hold_until and s.case.hold_until >= problem.caseload.as_of for s in core):
        return "hold"
    return "transfer"


def find_missing_duty(problem: Problem, received: tuple[Standing, ...], member: StaffMember) -> str | None:
    """`co_working` or `overseeing` where the worker would need someone beside them and nobody may be."""
    policy = problem.policy
    co_worked = [s for s in received if is_co_worked(s, member, policy)]
    if co_worked and not any(can_stand_by_all(co_worked, other, policy) for other in problem.staff.values()):
        return "co_working"
    if is_overseen(member, policy) and not any(
        can_stand_by_all(received, other, policy) for other in problem.staff.values()
    ):
        return "overseeing"
    return None


def could_take_alone(problem: Problem, unit: Unit, member: StaffMember) -> bool:
    """Whether a worker could take the unit with an empty caseload and no limit on new families."""
    if find_unit_bar(problem, unit, member) is not None:
        return False
    if member.cap is not None and len(unit.cases) > member.cap and list_received(problem, unit, member.id):
        return False
    if problem.policy.hours != "limit" or not problem.policy.has_rule("hours"):
        return True
    support = sum(problem.standings[case].support_hours for case in unit.cases)
    hours = problem.measure_led_hours(unit.cases, member.id) - min(support, member.support_limit)
    return hours <= member.capacity


def is_takeable(problem: Problem, unit: Unit) -> bool:
    """Whether any available worker could take the whole unit with an empty caseload and no pace limit."""
    return any(member.is_available and could_take_alone(problem, unit, member) for member in problem.staff.values())
