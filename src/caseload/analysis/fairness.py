"""Who carries what: loads by role, working time and protection, and what a manager should look at for fairness."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from caseload.analysis.fairness_work import list_demanding, list_many_workers, list_new_families, list_protected
from caseload.analysis.workload import measure_workload
from caseload.audit.after import After, summarise_plan
from caseload.domain.fairness import Fairness, Grouping, GroupLoad, HeldAside, Spread, TeamMix
from caseload.domain.findings import Workload
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember

RECENT_WEEKS: Final = 4
MANY: Final = 3
GROUPINGS: Final[tuple[Grouping, ...]] = ("role", "working_time", "protection")


def measure_fairness(problem: Problem, plan: Plan, workload: Sequence[Workload] | None = None) -> Fairness:
    """Everything about fairness of one plan; `workload` is taken over where it has been measured already."""
    after = summarise_plan(problem, plan)
    return Fairness(
        groups=tuple(list_groups(problem, workload or measure_workload(problem, plan))),
        many_workers=list_many_workers(problem, after, MANY),
        protected=list_protected(problem, plan, after),
        demanding=list_demanding(problem, after),
        new_families=list_new_families(problem, after, RECENT_WEEKS),
        mixes=list_mixes(problem),
        held_aside=list_held_aside(problem, after),
        recent_weeks=RECENT_WEEKS,
        many=MANY,
    )


def list_groups(problem: Problem, workload: Sequence[Workload]) -> Iterable[GroupLoad]:
    """Every group of available workers who may hold cases, by grouping, then name."""
    here = [one for one in workload if one.available and is_holder(problem.staff[one.worker])]
    for grouping in GROUPINGS:
        groups: dict[str, list[Workload]] = {}
        for one in here:
            groups.setdefault(name_group(grouping, problem.staff[one.worker]), []).append(one)
        for name, members in sorted(groups.items()):
            yield measure_group(grouping, name, members)


def is_holder(member: StaffMember) -> bool:
    """Whether the worker's role holds cases at all."""
    return member.role_cap > 0 and bool(member.role.leads) and not member.role.tray


def name_group(grouping: Grouping, member: StaffMember) -> str:
    """The group of a worker."""
    if grouping == "role":
        return member.worker.role
    if grouping == "working_time":
        return "part_time" if member.worker.fte < 1 else "full_time"
    return "protected" if member.is_protected else "not_protected"


def measure_group(grouping: Grouping, name: str, members: Sequence[Workload]) -> GroupLoad:
    """One group: its workers, cases and shares."""
    capped = [(one, one.cap) for one in members if one.cap]
    return GroupLoad(
        grouping=grouping,
        group=name,
        workers=len(members),
        cases_before=sum(one.cases_before for one in members),
        cases=sum(one.cases for one in members),
        filled_before=measure_spread([Fraction(one.cases_before, cap) for one, cap in capped]),
        filled=measure_spread([Fraction(one.cases, cap) for one, cap in capped]),
        workload=measure_spread([one.share for one in members if one.share is not None]),
    )


def measure_spread(shares: Sequence[Fraction]) -> Spread | None:
    """Mean, least and most; None of none."""
    if not shares:
        return None
    return Spread(sum(shares, Fraction(0)) / len(shares), min(shares), max(shares))


def list_mixes(problem: Problem) -> tuple[TeamMix, ...]:
    """Every team that has a newly qualified or an experienced worker, there or not."""
    teams = sorted({member.team for member in problem.staff.values()})
    found = []
    for team in teams:
        members = [member for member in problem.staff.values() if member.team == team]
        protected = sum(member.role.protected for member in members)
        experienced = sum(member.role.experienced for member in members)
        if protected or experienced:
            found.append(TeamMix(team, protected, experienced, problem.policy.protected_per_experienced))
    return tuple(found)


def list_held_aside(problem: Problem, after: After) -> tuple[HeldAside, ...]:
    """Every manager and tray with cases to their name, by team, then id."""
    found = []
    for member in sorted(problem.staff.values(), key=lambda member: (member.team, member.id)):
        if not is_aside(member):
            continue
        held = [case.id for case in problem.caseload.cases if case.holder == member.id]
        cases = len(after.list_led(member.id))
        if member.role.tray:
            cases = sum(after.lead[case] is None for case in held)
        if held or cases:
            found.append(HeldAside(member.id, member.team, member.worker.role, member.role.tray, len(held), cases))
    return tuple(found)


def is_aside(member: StaffMember) -> bool:
    """Whether somebody is to hold no cases though their role could lead some, or is a tray."""
    holds_none = member.role.cap is None and member.role.cap_share == 0
    return member.role.tray or (holds_none and bool(member.role.leads))
