"""What the plain model covers: the duties of those who stand by a case, and the refusal of all it does not have."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from caseload.domain.eligibility import is_co_worked, is_overseen, may_stand_by
from caseload.domain.names import GOALS
from caseload.domain.policy import Policy
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.standing import Standing
from caseload.domain.units import Unit


@dataclass(frozen=True)
class Duty:
    """Standing by a case: for whose cases it is needed, whom a case names for it, and its hours a week for a unit."""

    is_needed: Callable[[Standing, StaffMember, Policy], bool]
    find_named: Callable[[Standing], str | None]
    find_hours: Callable[[Policy], Fraction]


DUTIES = {
    "overseer": Duty(
        lambda standing, member, policy: is_overseen(member, policy),
        lambda standing: standing.case.overseer,
        lambda policy: policy.overseeing_hours,
    ),
    "co_worker": Duty(is_co_worked, lambda standing: standing.case.co_worker, lambda policy: policy.co_working_hours),
}


class NotModelled(Exception):
    """The caseload or its policy asks for something that a peer does not have."""


def require(condition: bool, what: str) -> None:
    """NotModelled, by name, where a peer cannot do without."""
    if not condition:
        raise NotModelled(f"models {what}")


def refuse_what_is_not_modelled(problem: Problem) -> None:
    """NotModelled where the caseload or the policy asks for something this model does not have."""
    caseload, policy = problem.caseload, problem.policy
    require(problem.settings.moves is None and not problem.settings.hand_over, "any moves only, no handing over")
    require(policy.hours == "report" and not policy.rules_off, "hours that do not limit, every rule on")
    require(policy.goals == GOALS[: len(policy.goals)], "the goals in their usual order")
    require(not caseload.decisions and not caseload.pairs, "no decisions and no pairs")
    for standing in problem.standings.values():
        require(not standing.case.discipline and not standing.case.cover, "no disciplines, no cover named")
    for unit in problem.units:
        refuse_named(problem, unit)
        refuse_covers(problem, unit)


def refuse_named(problem: Problem, unit: Unit) -> None:
    """NotModelled where a unit names several people for one duty, or one who may not do it or is not needed."""
    for duty in DUTIES.values():
        for case in unit.cases:
            standing = problem.standings[case]
            holder = problem.staff.get(standing.before or "")
            named = problem.staff.get(duty.find_named(standing) or "")
            if named is not None and named.is_available:
                require(may_stand_by(standing, named, problem.policy), "nobody named to stand by who may not")
                is_needed = holder is not None and duty.is_needed(standing, holder, problem.policy)
                require(is_needed, "nobody named to stand by who is not needed")
        everyone = {duty.find_named(problem.standings[case]) for case in unit.cases} - {None}
        require(len(everyone) <= 1, "one person named for a unit")


def refuse_covers(problem: Problem, unit: Unit) -> None:
    """NotModelled where someone may cover one case of a unit and not another."""
    cases = [problem.standings[case] for case in unit.cases if problem.standings[case].needs_cover]
    for member in problem.staff.values():
        able = {may_stand_by(standing, member, problem.policy) for standing in cases}
        require(len(able) <= 1, "covers for whole units only")
