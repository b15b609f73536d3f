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


def refuse_what_is_not_modelled(problem: Problem) -> None:
    """AssertionError where the caseload or the policy asks for something this model does not have."""
    caseload, policy = problem.caseload, problem.policy
    assert problem.settings.moves is None and not problem.settings.hand_over, "any moves only, no handing over"
    assert policy.hours == "report" and not policy.rules_off, "hours do not limit, every rule is on"
    assert policy.goals == GOALS[: len(policy.goals)], "the goals in their usual order"
    assert not caseload.decisions and not caseload.pairs, "no decisions and no pairs"
    for member in problem.staff.values():
        assert not member.worker.lend_to, "no lending"
    for standing in problem.standings.values():
        case = standing.case
        assert not case.discipline and not case.cover, "no disciplines, no cover named"
        assert not standing.is_handed_on, "no cases to hand on"
        holder = problem.staff.get(standing.before or "")
        for duty in DUTIES.values():
            named = problem.staff.get(duty.find_named(standing) or "")
            if named is not None and named.is_available:
                assert may_stand_by(standing, named, policy), "who is named to stand by a case may do so"
                assert holder and duty.is_needed(standing, holder, policy), "nobody is named who is not needed"
    for unit in problem.units:
        for duty in DUTIES.values():
            everyone = {duty.find_named(problem.standings[case]) for case in unit.cases} - {None}
            assert len(everyone) <= 1, "one person named for a unit"
