"""Where each case stands before the allocation: its holder, what it waits for, what is decided."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from caseload.domain.calendar import ONE_DAY, count_full_weeks, count_working_days
from caseload.domain.caseload import Case, Caseload, Decision
from caseload.domain.numbers import (
    measure_case_hours,
    measure_points,
    measure_support_hours,
    round_hours_down,
    round_hours_up,
)
from caseload.domain.policy import Policy
from caseload.domain.staff import StaffMember


@dataclass(frozen=True, slots=True)
class Standing:
    """One case as the as-of date finds it, decisions included. Hours are whole hour units a week.

    `before` is the available holder the case had; `holder` the one it counts as having now (a `give`'s
    worker, or `before`), `waits_for` the absent holder it waits for. `is_fixed`: it may not leave its holder.
    `is_decided`: a `give` settles it. `urgency` is its part of the goal `unallocated` while it has no worker.
    """

    case: Case
    hours: int
    support_hours: int
    points: int
    is_must: bool
    is_barred: bool
    weeks: int
    urgency: int
    change_cost: int
    before: str | None
    holder: str | None
    waits_for: str | None
    needs_cover: bool
    is_fixed: bool
    is_handed_on: bool
    is_decided: bool
    is_parked: bool

    @property
    def id(self) -> str:
        """The case's id."""
        return self.case.id

    def list_named(self) -> Iterator[str]:
        """Everyone whom the case names, and whom it counts as having."""
        case = self.case
        named = (self.before, self.holder, self.waits_for, case.holder, case.co_worker, case.overseer, case.cover)
        yield from (worker for worker in (*named, *case.earlier) if worker is not None)

    @property
    def family(self) -> str:
        """The case's family; a case without one is a family of its own, told apart from every named family."""
        return self.case.family if self.case.family is not None else f"\0{self.case.id}"


def is_must_allocate(case: Case, policy: Policy) -> bool:
    """Whether council policies never leave a case like this without a social worker."""
    return case.proceedings != "none" or policy.kinds[case.kind].must_allocate


def may_lead_by_law(member: StaffMember, case: Case, policy: Policy) -> bool:
    """An unregistered role never leads must-allocate work, whatever the policy says."""
    return member.role.registered or not is_must_allocate(case, policy)


def may_lead(member: StaffMember, case: Case, policy: Policy) -> bool:
    """Whether the worker's role may lead a case of this kind, by law and by the skill-mix table."""
    return case.kind in member.role.leads and may_lead_by_law(member, case, policy)


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who had a case before this allocation: an available holder, or the absent one it waits for."""

    before: str | None = None
    waits_for: str | None = None
    lost_on: date | None = None


def find_tenure(case: Case, caseload: Caseload, staff: Mapping[str, StaffMember]) -> Tenure:
    """The case's available holder, or the absent one it waits for, or the day it lost its holder."""
    member = staff.get(case.holder) if case.holder else None
    if member is None or member.role.tray or not may_lead_by_law(member, case, caseload.policy):
        return Tenure()
    if member.is_available:
        return Tenure(before=member.id)
    absence = member.absence
    back_by = caseload.as_of + timedelta(weeks=caseload.policy.absence_weeks)
    if absence and absence.end and absence.end + ONE_DAY <= back_by:
        return Tenure(waits_for=member.id)
    return Tenure(lost_on=absence.start if absence else None)


def is_cover_needed(member: StaffMember, day: date, policy: Policy) -> bool:
    """Whether an absence lasts over 5 working days, Mondays to Fridays of the whole of it."""
    if member.absence is None or member.absence.end is None:
        return False
    return count_working_days(member.absence.start or day, member.absence.end) > policy.cover_after_days


def find_released(
    caseload: Caseload, tenures: Mapping[str, Tenure], decisions: Mapping[str, list[Decision]]
) -> set[str]:
    """Cases whose whole core a `not` takes from its holder: same family, team and holder as the case named."""
    gone: set[tuple[str, str, str]] = set()
    for case in caseload.cases:
        tenure = tenures[case.id]
        holder = tenure.before or tenure.waits_for
        if holder and any(d.word == "not" and d.worker == holder for d in decisions.get(case.id, [])):
            gone.add((case.family or f"\0{case.id}", case.team, holder))
    released = set()
    for case in caseload.cases:
        holder = tenures[case.id].before or tenures[case.id].waits_for
        if holder and (case.family or f"\0{case.id}", case.team, holder) in gone:
            released.add(case.id)
    return released


def prepare_standings(caseload: Caseload, staff: Mapping[str, StaffMember], hand_over: bool) -> dict[str, Standing]:
    """Every case as the as-of date finds it, by id, in the order of the ids."""
    decisions: dict[str, list[Decision]] = {}
    for decision in caseload.decisions if caseload.policy.has_rule("decisions") else ():
        decisions.setdefault(decision.case, []).append(decision)
    tenures = {case.id: find_tenure(case, caseload, staff) for case in caseload.cases}
    released = find_released(caseload, tenures, decisions)
    given = {case: d.worker for case, listed in decisions.items() for d in listed if d.word == "give" and d.worker}
    parked = {case for case, listed in decisions.items() if any(d.word == "wait" for d in listed)}
    standings = {}
    for case in sorted(caseload.cases, key=lambda case: case.id):
        tenure = tenures[case.id]
        if case.id in released and case.id not in given:
            tenure = Tenure()
        standings[case.id] = prepare_standing(
            case, caseload, staff, tenure, Settled(given.get(case.id), case.id in parked, hand_over)
        )
    return standings


@dataclass(frozen=True, slots=True)
class Settled:
    """What decides where a case stands: the worker a `give` names, a `wait`, and the hand-over setting."""

    given_to: str | None
    is_parked: bool
    hand_over: bool


def prepare_standing(
    case: Case, caseload: Caseload, staff: Mapping[str, StaffMember], tenure: Tenure, settled: Settled
) -> Standing:
    """One case as the as-of date finds it."""
    policy, day = caseload.policy, caseload.as_of
    must = is_must_allocate(case, policy)
    kind = policy.kinds[case.kind]
    waits_for = None if settled.given_to or settled.is_parked else tenure.waits_for
    holder = None if settled.is_parked else settled.given_to or tenure.before
    free = holder is not None and settled.given_to is None
    held = free and case.hold_until is not None and case.hold_until >= day and policy.has_rule("hold")
    elsewhere = free and holder is not None and staff[holder].team != case.team and policy.has_rule("transfer")
    leaving = free and settled.hand_over and holder is not None and staff[holder].leaving is not None
    handed_on = not held and (leaving or (elsewhere and case.transfer))
    since = case.waiting_since or tenure.lost_on
    weeks = count_full_weeks(since, day) if since else 0
    hours = measure_case_hours(case, policy)
    units = round_hours_up(hours, policy)
    priority = kind.priority if not must else max(kind.priority, find_must_priority(policy, case))
    return Standing(
        case=case,
        hours=units,
        support_hours=min(units, round_hours_down(measure_support_hours(case, policy), policy)),
        points=measure_points(units * policy.hours_unit, policy, 1),
        is_must=must,
        is_barred=kind.barred or case.proceedings != "none",
        weeks=weeks,
        urgency=priority * (1 + min(weeks, policy.max_weeks)),
        change_cost=kind.change_weight * (1 + min(case.changes, policy.max_changes)),
        before=tenure.before,
        holder=holder,
        waits_for=waits_for,
        needs_cover=bool(waits_for) and must and is_cover_needed(staff[waits_for or ""], day, policy),
        is_fixed=bool(settled.given_to or held or (elsewhere and not handed_on)),
        is_handed_on=handed_on,
        is_decided=settled.given_to is not None,
        is_parked=settled.is_parked,
    )


def find_must_priority(policy: Policy, case: Case) -> int:
    """The priority of a case that proceedings make must-allocate: the highest of the must-allocate kinds."""
    if case.proceedings == "none":
        return 0
    return max((kind.priority for kind in policy.kinds.values() if kind.must_allocate), default=1)
