"""Finds what is not wrong with a caseload but should be known before it is allocated."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from caseload.domain.calendar import ONE_DAY
from caseload.domain.errors import Fault
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.intake.codes import make_fault
from caseload.intake.dates_read import MONTHS

MOST_NAMED: Final = 3
HIGH: Final = Fraction(11, 10)
MANY: Final = Fraction(1, 3)


def find_warnings(problem: Problem) -> tuple[Fault, ...]:
    """Every warning about a problem: absent holders, split families, high loads, missing journeys, many NQSWs."""
    found = (
        find_absent_holders(problem),
        find_split_families(problem),
        find_high_loads(problem),
        find_missing_journeys(problem),
        find_many_protected(problem),
        find_unknown_teams(problem),
    )
    return tuple(fault for faults in found for fault in faults)


def warn(code: str, where: str, what: str, fix: str, got: str, rows: int = 1) -> Fault:
    """A warning of a known code that stands for this many rows."""
    fault = make_fault(code, where, what, fix, got, "warning")
    return Fault(fault.code, where, what, fault.fix, got, "warning", rows)


def name_some(names: Iterable[str]) -> str:
    """The first few names and how many more there are."""
    listed = sorted(names)
    more = len(listed) - MOST_NAMED
    return ", ".join(listed[:MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def count_cases(number: int) -> str:
    """`1 case`, `7 cases`."""
    return f"{number:,} case{'' if number == 1 else 's'}"


def find_absent_holders(problem: Problem) -> Iterator[Fault]:
    """Workers who are not available but hold cases, and what becomes of these."""
    held: dict[str, int] = {}
    for case in problem.caseload.cases:
        if case.holder:
            held[case.holder] = held.get(case.holder, 0) + 1
    waiting = {standing.waits_for for standing in problem.standings.values()}
    for worker in sorted(held):
        member = problem.staff[worker]
        if not member.is_available:
            fix = "Their cases wait for them" if worker in waiting else "Their cases count as held by nobody"
            fix += "; correct first_day, last_day or the reductions if they are at work"
            what = f"not available{describe_return(member)}, but holds cases"
            yield warn("W301", f"worker {worker}", what, fix, count_cases(held[worker]), held[worker])


def describe_return(member: StaffMember) -> str:
    """` before 2 February 2026` where the end of an absence is known."""
    if member.absence is None or member.absence.end is None:
        return ""
    back = member.absence.end + ONE_DAY
    return f" before {back.day} {MONTHS[back.month - 1].capitalize()} {back.year}"


def find_split_families(problem: Problem) -> Iterator[Fault]:
    """Families whose cases several workers hold."""
    holders: dict[str, set[str]] = {}
    for case in problem.caseload.cases:
        if case.family and case.holder:
            holders.setdefault(case.family, set()).add(case.holder)
    split = [family for family, workers in holders.items() if len(workers) > 1]
    if split:
        what = f"{len(split):,} famil{'y is' if len(split) == 1 else 'ies are'} split between holders"
        fix = "Nothing to do: brothers and sisters with different workers stay with them"
        yield warn("W302", "cases", what, fix, name_some(split), len(split))


def find_high_loads(problem: Problem) -> Iterator[Fault]:
    """A team of whom more than a third start above 110%: the policy's hours may not be theirs."""
    loads = list(measure_loads(problem))
    high = sum(load > HIGH for load in loads)
    if loads and Fraction(high, len(loads)) > MANY:
        fix = "If they do manage, fit the hours to them: `caseload policy --fit PATH` writes a policy that does"
        got = f"{high} of {len(loads)}"
        yield warn("W303", "workers", "more than a third start above 110% of their cap or hours", fix, got, high)


def measure_loads(problem: Problem) -> Iterator[Fraction]:
    """The share of cap or of hours (before support), whichever is higher, of each available worker who may lead."""
    hours: dict[str, int] = {}
    cases: dict[str, int] = {}
    for unit in problem.units:
        if unit.holder and unit.core:
            hours[unit.holder] = hours.get(unit.holder, 0) + problem.measure_led_hours(unit.core, unit.holder)
            cases[unit.holder] = cases.get(unit.holder, 0) + len(unit.core)
    for worker, member in problem.staff.items():
        if member.is_available and member.role_cap > 0 and member.capacity > 0:
            cap = member.role_cap if member.cap is None else max(1, member.cap)
            yield max(Fraction(cases.get(worker, 0), cap), Fraction(hours.get(worker, 0), member.capacity))


def find_missing_journeys(problem: Problem) -> Iterator[Fault]:
    """Journeys between a worker's area and that of a case they may receive, which the table `travel` lacks."""
    travel = problem.caseload.travel
    if not travel:
        return
    areas: dict[str, set[str]] = {}
    for case in problem.caseload.cases:
        if case.area:
            areas.setdefault(case.team, set()).add(case.area)
    missing = {
        (member.worker.area, area)
        for member in problem.staff.values()
        if member.worker.area and member.role_cap > 0
        for team in member.serves
        for area in areas.get(team, ())
        if area != member.worker.area and (member.worker.area, area) not in travel
    }
    if missing:
        fix = f"Add the minutes to the table travel; until then each counts {problem.policy.default_minutes} minutes"
        names = name_some(f"{here} to {there}" for here, there in missing)
        what = f"{len(missing):,} journey{' has' if len(missing) == 1 else 's have'} no time"
        yield warn("W304", "travel", what, fix, names, len(missing))


def find_many_protected(problem: Problem) -> Iterator[Fault]:
    """Teams with more newly qualified workers for each experienced one than the policy advises."""
    most = problem.policy.protected_per_experienced
    if most is None:
        return
    for team in sorted({member.team for member in problem.staff.values()}):
        members = [member for member in problem.staff.values() if member.team == team]
        protected = sum(member.role.protected for member in members)
        experienced = sum(member.role.experienced for member in members)
        if protected > most * experienced:
            fix = f"The policy advises at most {float(most):g} for each (protected_per_experienced)"
            got = f"{protected} newly qualified, {experienced} experienced"
            what = "there are many newly qualified workers for the experienced ones"
            yield warn("W305", f"team {team}", what, fix, got, protected)


def find_unknown_teams(problem: Problem) -> Iterator[Fault]:
    """Teams that the policy names, in profiles, vacancies or usual referrals, and that nobody and no case is in."""
    policy = problem.policy
    teams = {member.team for member in problem.staff.values()} | {case.team for case in problem.caseload.cases}
    hired, vacant = (row.team for row in policy.profiles), (row.team for row in policy.vacancies)
    named = {team for team in (*hired, *vacant, *policy.usual_referrals) if team is not None}
    unknown = sorted(named - teams)
    if unknown:
        fix = "Correct the name, unless the policy serves another caseload too"
        what = "the policy names a team that is not in the caseload"
        yield warn("W306", "policy", what, fix, name_some(unknown), len(unknown))
