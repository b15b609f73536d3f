"""A fair start for sharing: each unit that waits in all councils alone goes to the lender with most room, if any.

Whoever may not wait comes first, then the most urgent. Nobody is taken beyond cap, pace, a kind limit or the hours they
lend, so that no council's goals get worse; the audit judges the plan before it is used.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from caseload.audit.after import summarise_plan
from caseload.audit.check import find_breaches, is_sound
from caseload.audit.guarantees import find_exceeded
from caseload.audit.rules.lending import measure_lent
from caseload.audit.rules.new_cases import measure_intake
from caseload.domain.eligibility import is_co_worked, is_overseen
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.takers import could_take_alone
from caseload.domain.units import Unit


@dataclass
class Room:
    """What one worker may still take; hours in hour units."""

    cases: int
    families: int
    lent: int
    hours: int
    limited: dict[str, int] = field(default_factory=dict)


def lend_greedily(ruled: Problem) -> Plan:
    """The plan that all alone make with lenders for who waits even so; that plan itself where the audit finds fault."""
    assert ruled.guarantees is not None
    start = ruled.guarantees.start
    waiting = [unit for unit in ruled.units if not unit.core and all(start.lead[case] is None for case in unit.cases)]
    lenders = find_lenders(ruled, {unit.team for unit in waiting})
    rooms = measure_rooms(ruled, start, {worker for workers in lenders.values() for worker in workers})
    lead = dict(start.lead)
    for unit in sorted(waiting, key=lambda unit: rank(ruled, unit)):
        worker = choose(ruled, unit, lenders[unit.team], rooms)
        if worker is not None:
            take(ruled, unit, worker, rooms[worker])
            lead.update(dict.fromkeys(unit.cases, worker))
    plan = replace(start, lead=lead)
    return plan if is_sound(find_breaches(ruled, plan)) and not find_exceeded(ruled, plan) else start


def rank(problem: Problem, unit: Unit) -> tuple[int, int, str]:
    """Most children who may not wait first, then the most urgent, then by id."""
    standings = [problem.standings[case] for case in unit.cases]
    return -sum(s.is_must for s in standings), -sum(s.urgency for s in standings), unit.id


def find_lenders(problem: Problem, teams: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Those who serve each team and are not of it."""
    return {
        team: tuple(worker for worker in problem.serving[team] if problem.staff[worker].team != team) for team in teams
    }


def measure_rooms(problem: Problem, start: Plan, workers: Iterable[str]) -> dict[str, Room]:
    """What each lender may still take beside a plan."""
    after, policy = summarise_plan(problem, start), problem.policy
    lent, rooms = measure_lent(problem, after), {}
    for worker in sorted(workers):
        member, led = problem.staff[worker], after.list_led(worker)
        intake = measure_intake(problem, after, worker)
        pace = intake.room - intake.received if policy.has_rule("new_cases") else len(problem.units)
        room = Room(
            cases=(len(problem.standings) if member.cap is None else member.cap) - len(led),
            families=pace,
            lent=member.lend_limit - lent.get(worker, 0),
            hours=after.measure_capacity_left(worker) - after.measure_hours(worker),
        )
        for name, limit in policy.kind_limits.items() if policy.has_rule("kind_limit") else ():
            counted = {problem.standings[case].family for case in led if is_limited(problem, name, case)}
            room.limited[name] = limit - len(counted)
        rooms[worker] = room
    return rooms


def is_limited(problem: Problem, name: str, case: str) -> bool:
    """Whether a case counts in a kind limit."""
    stated = problem.standings[case].case
    return problem.policy.is_limited(name, stated.kind, stated.proceedings)


def choose(problem: Problem, unit: Unit, lenders: Iterable[str], rooms: dict[str, Room]) -> str | None:
    """The lender with most hours left to lend who may take a unit, the first by id of several."""
    able = [worker for worker in lenders if fits(problem, unit, problem.staff[worker], rooms[worker])]
    return min(able, key=lambda worker: (-rooms[worker].lent, worker), default=None)


def fits(problem: Problem, unit: Unit, member: StaffMember, room: Room) -> bool:
    """Whether somebody has room for a unit and may lead it with nobody beside them."""
    if len(unit.cases) > room.cases or room.families < 1 or not member.is_available:
        return False
    hours = problem.measure_led_hours(unit.cases, member.id)
    is_limit = problem.policy.hours == "limit" and problem.policy.has_rule("hours")
    if hours > room.lent or (is_limit and hours > room.hours):
        return False
    limited = (name for name, left in room.limited.items() if left < 1)
    if any(is_limited(problem, name, case) for name in limited for case in unit.cases):
        return False
    standings = [problem.standings[case] for case in unit.cases]
    is_alone = not is_overseen(member, problem.policy) and not any(
        is_co_worked(standing, member, problem.policy) for standing in standings
    )
    return is_alone and could_take_alone(problem, unit, member)


def take(problem: Problem, unit: Unit, worker: str, room: Room) -> None:
    """Note that somebody takes a unit."""
    hours = problem.measure_led_hours(unit.cases, worker)
    room.cases -= len(unit.cases)
    room.families -= 1
    room.lent -= hours
    room.hours -= hours
    for name in room.limited:
        room.limited[name] -= any(is_limited(problem, name, case) for case in unit.cases)
