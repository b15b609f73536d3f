"""Fairness case by case: children with many workers, protected and demanding work, who took the new families."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from fractions import Fraction
from functools import partial
from typing import Final

from caseload.audit.after import After
from caseload.audit.stand_by import can_stand_by
from caseload.domain.fairness import BarredCase, DemandingWork, ManyWorkers, NewFamilies, ProtectedWorker
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.standing import Standing

Families = frozenset[str]
NONE: Final = Fraction(0)


def list_many_workers(problem: Problem, after: After, many: int) -> tuple[ManyWorkers, ...]:
    """Every child with at least `many` workers in the last 12 months, the most first, then by team and case.

    Before this plan: those named as earlier and the holder, or one more than the changes that are stated where that is
    more. With it: one more where its worker is none of these.
    """
    found = [count_workers(problem, after, standing, many) for standing in problem.standings.values()]
    listed = [one for one in found if one.after >= many]
    return tuple(sorted(listed, key=lambda one: (not one.is_new, -one.after, one.team, one.case)))


def count_workers(problem: Problem, after: After, standing: Standing, many: int) -> ManyWorkers:
    """One child's workers in the last 12 months."""
    case, lead = standing.case, after.lead[standing.id]
    member = problem.staff.get(case.holder or "")
    holder = None if member is not None and member.role.tray else case.holder
    known = {*case.earlier, *([holder] if holder else [])}
    before = max(len(known), case.changes + (1 if holder else 0))
    worker = lead if lead is not None and lead not in known else None
    total = before + (1 if worker else 0)
    return ManyWorkers(standing.id, case.team, before, total, worker, before < many <= total)


def list_protected(problem: Problem, plan: Plan, after: After) -> tuple[ProtectedWorker, ...]:
    """Every available newly qualified worker, by team, then id."""
    held = Counter(case.holder for case in problem.caseload.cases)
    return tuple(
        ProtectedWorker(
            worker=member.id,
            team=member.team,
            months=member.months,
            load=member.protected_load,
            cases_before=held[member.id],
            cases=len(after.list_led(member.id)),
            barred=tuple(list_barred(problem, plan, after, member)),
        )
        for member in sort_members(problem)
        if member.is_available and member.protected_load is not None
    )


def list_barred(problem: Problem, plan: Plan, after: After, member: StaffMember) -> Iterable[BarredCase]:
    """The barred work that a newly qualified worker leads; allowed only late enough, and co-worked."""
    for case in after.list_led(member.id):
        if not problem.standings[case].is_barred:
            continue
        if member.months < problem.policy.protected_from:
            yield BarredCase(case, "protected", False)
        else:
            helper = plan.co_worker.get(case)
            yield BarredCase(case, "co_working", bool(helper) and can_stand_by(problem, case, helper or "", member.id))


def list_demanding(problem: Problem, after: After) -> tuple[DemandingWork, ...]:
    """Every available worker who leads barred work or is there to lead it, by team, then id."""
    families = {
        worker: list_families(problem, filter(partial(is_barred, problem), after.led[worker])) for worker in after.led
    }
    able = [member for member in problem.staff.values() if member.role.registered and not member.is_protected]
    teams, parts = sum_by_team(problem, {w: len(found) for w, found in families.items()}), share_out(able)
    return tuple(
        measure_demanding(problem, after, member, families[member.id], parts.get(member.id, NONE) * teams[member.team])
        for member in sort_members(problem)
        if member.is_available and (families[member.id] or member.id in parts)
    )


def measure_demanding(
    problem: Problem, after: After, member: StaffMember, families: Families, expected: Fraction
) -> DemandingWork:
    """One worker's demanding work."""
    led = after.list_led(member.id)
    protection = [case for case in led if problem.policy.kinds[problem.standings[case].case.kind].barred]
    proceedings = [case for case in led if problem.standings[case].case.proceedings != "none"]
    return DemandingWork(
        worker=member.id,
        team=member.team,
        protection_cases=len(protection),
        protection_families=len(list_families(problem, protection)),
        proceedings_cases=len(proceedings),
        proceedings_families=len(list_families(problem, proceedings)),
        families=len(families),
        expected=expected,
    )


def is_barred(problem: Problem, case: str) -> bool:
    """Whether a case is of a kind barred from newly qualified workers (child protection, section 47), or in
    proceedings."""
    return problem.standings[case].is_barred


def list_families(problem: Problem, cases: Iterable[str]) -> Families:
    """The families of some cases."""
    return frozenset(problem.standings[case].family for case in cases)


def list_new_families(problem: Problem, after: After, weeks: int) -> tuple[NewFamilies, ...]:
    """Every available worker who holds cases or took a new family, by team, then id.

    A family is recent where every case of it that the worker held came to them within the last weeks.
    """
    recent = find_recent(problem, weeks)
    now = {worker: after.list_families(worker) - problem.held.get(worker, frozenset()) for worker in after.led}
    taken = {worker: len(recent[worker] & after.list_families(worker)) + len(now[worker]) for worker in after.led}
    teams = sum_by_team(problem, taken)
    parts = share_out(problem.staff.values())
    return tuple(
        NewFamilies(
            worker=member.id,
            team=member.team,
            recent=taken[member.id] - len(now[member.id]),
            now=len(now[member.id]),
            share=Fraction(taken[member.id], max(1, teams[member.team])),
            expected=parts.get(member.id, NONE),
        )
        for member in sort_members(problem)
        if member.is_available and (taken[member.id] or member.id in parts)
    )


def find_recent(problem: Problem, weeks: int) -> dict[str, Families]:
    """By worker, the families they held that came to them within the last weeks."""
    first = problem.caseload.as_of - timedelta(weeks=weeks)
    fresh: dict[tuple[str, str], bool] = {}
    for standing in problem.standings.values():
        if standing.before is not None:
            key, since = (standing.before, standing.family), standing.case.held_since
            fresh[key] = fresh.get(key, True) and since is not None and since > first
    found: dict[str, set[str]] = {worker: set() for worker in problem.staff}
    for (worker, family), is_fresh in fresh.items():
        found[worker] |= {family} if is_fresh else set()
    return {worker: frozenset(families) for worker, families in found.items()}


def share_out(members: Iterable[StaffMember]) -> dict[str, Fraction]:
    """The part that each of these workers' time is of their team's; those without time for cases are left out."""
    listed = [member for member in members if member.share > 0]
    time: dict[str, Fraction] = {}
    for member in listed:
        time[member.team] = time.get(member.team, NONE) + member.share
    return {member.id: member.share / time[member.team] for member in listed}


def sum_by_team(problem: Problem, amounts: Mapping[str, int]) -> dict[str, int]:
    """The sum of the workers' amounts in each team."""
    teams: dict[str, int] = {}
    for member in problem.staff.values():
        teams[member.team] = teams.get(member.team, 0) + amounts.get(member.id, 0)
    return teams


def sort_members(problem: Problem) -> list[StaffMember]:
    """Every worker by team, then id."""
    return sorted(problem.staff.values(), key=lambda member: (member.team, member.id))
