"""Support: what officers and practitioners give stays within their time and what the cases ask for."""

from collections.abc import Iterator

from caseload.audit.after import After, total
from caseload.audit.wording import say_hours
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember

NAME = "support"


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Support between people who may not, beyond the officer's time or the worker's need; then disciplines."""
    for (officer, worker), units in after.support.items():
        fault = find_pair_fault(problem, officer, worker, units)
        if fault:
            yield Breach(NAME, worker, None, None, fault)
    yield from find_officer_breaches(problem, after)
    yield from find_worker_breaches(problem, after)
    for (case, discipline), worker in after.discipline.items():
        fault = find_discipline_fault(problem, after, case, discipline, worker)
        if fault:
            yield Breach(NAME, worker, case, None, fault)
    yield from find_practitioner_breaches(problem, after)


def find_pair_fault(problem: Problem, officer: str, worker: str, units: int) -> str | None:
    """What is wrong with support between two people, whatever else they do."""
    giver, taker = problem.staff.get(officer), problem.staff.get(worker)
    if giver is None or taker is None:
        return "has support from or for someone who is not among the workers"
    if units < 0:
        return "has less than no support"
    if units == 0:
        return None
    if not giver.role.supports or not giver.is_available:
        return "has support from someone who is no available support officer"
    if taker.role.supports or not taker.is_available:
        return "has support but is a support officer or not available"
    return None if serves(problem, giver, taker.team) else "has support from an officer who does not serve their team"


def serves(problem: Problem, member: StaffMember, team: str) -> bool:
    """Whether someone is of the team or lends to it; anyone does where the rule `lending` is switched off."""
    return team in member.serves or not problem.policy.has_rule("lending")


def find_officer_breaches(problem: Problem, after: After) -> Iterator[Breach]:
    """Officers who give more than their capacity left less the hours they lead."""
    given = total((officer, units) for (officer, _), units in after.support.items() if units > 0)
    for officer, units in given.items():
        if officer not in problem.staff:
            continue
        room = max(0, after.measure_capacity_left(officer) - after.led_hours[officer])
        if units > room:
            yield Breach(
                NAME,
                officer,
                None,
                None,
                f"gives {say_hours(units, problem.policy)} of {say_hours(room, problem.policy)} hours",
            )


def find_worker_breaches(problem: Problem, after: After) -> Iterator[Breach]:
    """Workers who receive more than the support hours of their cases, or than the limit a worker."""
    for worker, units in after.support_received.items():
        if worker not in problem.staff:
            continue
        asked = sum(problem.standings[case].support_hours for case in after.list_led(worker))
        most = min(asked, problem.staff[worker].support_limit)
        if units > most:
            yield Breach(
                NAME,
                worker,
                None,
                None,
                f"receives {say_hours(units, problem.policy)} of {say_hours(most, problem.policy)} hours",
            )


def find_discipline_fault(problem: Problem, after: After, case: str, discipline: str, worker: str) -> str | None:
    """What is wrong with one practitioner doing one discipline of one case, whatever else they do."""
    standing, member = problem.standings.get(case), problem.staff.get(worker)
    if standing is None or member is None:
        return "has a practitioner or a case that is not in the caseload"
    lead = after.lead[case]
    if discipline not in dict(standing.case.discipline) or lead is None:
        return "has a practitioner for hours it does not have, or no worker"
    if problem.has_pair_hours(case, lead):
        return "has a practitioner though `pairs` states all its hours"
    if member.role.discipline != discipline or not member.is_available:
        return "has someone who is no available practitioner of the discipline"
    return None if serves(problem, member, standing.case.team) else "has a practitioner who does not serve its team"


def find_practitioner_breaches(problem: Problem, after: After) -> Iterator[Breach]:
    """Practitioners whose discipline hours and led hours exceed the capacity left."""
    done = total(
        (worker, problem.measure_discipline(case, discipline))
        for (case, discipline), worker in after.discipline.items()
        if case in problem.standings and discipline in dict(problem.standings[case].case.discipline)
    )
    for worker, units in done.items():
        if worker not in problem.staff:
            continue
        whole, left = units + after.led_hours[worker], after.measure_capacity_left(worker)
        if whole > left:
            yield Breach(
                NAME,
                worker,
                None,
                None,
                f"has {say_hours(whole, problem.policy)} of {say_hours(left, problem.policy)} hours with disciplines",
            )
