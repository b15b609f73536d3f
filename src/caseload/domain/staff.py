"""What each worker can do this week: availability, cap, capacity, protection, whom they serve."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor

from caseload.domain.calendar import (
    Absence,
    count_protected_months,
    find_absence_on,
    find_absences,
    find_leaving_day,
    measure_availability,
)
from caseload.domain.caseload import Caseload, Reduction, Worker
from caseload.domain.numbers import (
    find_protected_row,
    measure_capacity,
    measure_protected_load,
    measure_protected_share,
    measure_role_cap,
    measure_share,
    measure_target,
    measure_weight,
    round_hours_down,
)
from caseload.domain.policy import Policy, Role


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A worker as this week finds them. Hours are whole hour units a week.

    `role_cap` and `protected_load` are the two limits on cases (`protected_load` None = not protected);
    `cap` the smaller of those in force, None where neither rule is on. `absence` is the one that covers the date.
    `serves` are the teams whose cases the worker may receive. `weight` is 0 outside `unevenness`.
    """

    worker: Worker
    role: Role
    availability: Fraction
    absence: Absence | None
    leaving: date | None
    months: int
    target: int
    role_cap: int
    protected_load: int | None
    cap: int | None
    capacity: int
    share: Fraction
    weight: int
    max_new: int
    serves: frozenset[str]
    lend_limit: int
    support_limit: int

    @property
    def id(self) -> str:
        """The worker's id."""
        return self.worker.id

    @property
    def team(self) -> str:
        """The worker's team."""
        return self.worker.team

    @property
    def is_available(self) -> bool:
        """Whether any of the worker's time is there at the as-of date."""
        return self.availability > 0

    @property
    def aim(self) -> int:
        """The load of level 4 of the shortfall: the target, an NQSW's protected load instead."""
        return self.target if self.protected_load is None else self.protected_load

    @property
    def is_protected(self) -> bool:
        """Whether this is a newly qualified social worker."""
        return self.role.protected


def prepare_staff(caseload: Caseload) -> dict[str, StaffMember]:
    """Every worker as the as-of date finds them, by id, in the order of the ids."""
    reductions: dict[str, list[Reduction]] = {}
    for reduction in caseload.reductions:
        reductions.setdefault(reduction.worker, []).append(reduction)
    teams = find_teams_by_name(caseload)
    return {
        worker.id: prepare_worker(worker, reductions.get(worker.id, []), caseload, teams)
        for worker in sorted(caseload.workers, key=lambda worker: worker.id)
    }


def find_teams_by_name(caseload: Caseload) -> dict[str, frozenset[str]]:
    """Each name that `lend_to` may use, a team or an authority, with the teams it stands for."""
    teams = {worker.team: {worker.team} for worker in caseload.workers}
    teams.update({case.team: {case.team} for case in caseload.cases})
    for worker in caseload.workers:
        if worker.authority and worker.authority not in teams:
            teams[worker.authority] = set()
    for worker in caseload.workers:
        if worker.authority:
            teams[worker.authority].add(worker.team)
    return {name: frozenset(members) for name, members in teams.items()}


def prepare_worker(
    worker: Worker, reductions: Sequence[Reduction], caseload: Caseload, teams: Mapping[str, frozenset[str]]
) -> StaffMember:
    """One worker as the as-of date finds them."""
    policy, day = caseload.policy, caseload.as_of
    role = policy.roles[worker.role]
    availability = measure_availability(worker, reductions, day)
    absences = find_absences(worker, reductions)
    months = count_protected_months(worker, reductions, day) if role.protected else 0
    row = find_protected_row(policy, months) if role.protected else None
    protected_share = measure_protected_share(policy, row)
    load = measure_protected_load(worker, policy, availability, row) if row else None
    role_cap = measure_role_cap(worker, role, policy, availability)
    share = measure_share(worker, role, policy, availability, protected_share)
    capacity = measure_capacity(worker, role, policy, availability, protected_share)
    usual_new = policy.new_cases_protected if role.protected else policy.new_cases
    return StaffMember(
        worker=worker,
        role=role,
        availability=availability,
        absence=find_absence_on(absences, day) if availability == 0 else None,
        leaving=find_leaving_day(worker, absences, day, policy.leaving_weeks, policy.absence_weeks),
        months=months,
        target=measure_target(worker, policy, availability),
        role_cap=role_cap,
        protected_load=load,
        cap=find_cap(policy, role_cap, load),
        capacity=capacity,
        share=share,
        weight=measure_weight(share, policy),
        max_new=worker.max_new if worker.max_new is not None else usual_new,
        serves=frozenset({worker.team}).union(*(teams.get(name, frozenset()) for name in worker.lend_to)),
        lend_limit=floor(capacity * policy.lend_share),
        support_limit=round_hours_down(policy.support_days * policy.day_hours * worker.fte * availability, policy),
    )


def find_cap(policy: Policy, role_cap: int, protected_load: int | None) -> int | None:
    """The smaller of the limits on cases that are in force; None where none is."""
    limits = [role_cap] if policy.has_rule("cap") else []
    if protected_load is not None and policy.has_rule("protected"):
        limits.append(protected_load)
    return min(limits) if limits else None
