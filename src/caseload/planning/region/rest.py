"""Agency posts with sharing where all councils together are too much to search: lend first, then each for the rest.

What comes of it would do; that fewer might is said by a bound that counts: cases that must have somebody, less the room
of everybody there is, over what one post may hold.
"""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Final

from caseload.analysis.shortfall.rows import list_profiles
from caseload.analysis.shortfall.steady import aim_at, list_waiting
from caseload.audit.after import summarise_plan
from caseload.domain.base_plan import build_base_plan
from caseload.domain.caseload import Case, Worker
from caseload.domain.guarantees import Guarantees
from caseload.domain.numbers import measure_role_cap
from caseload.domain.plan import Plan
from caseload.domain.policy import Profile
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.planning.region.join import STILL, Alone, settle_home, start_from
from caseload.planning.region.lend_greedily import lend_greedily

FULL: Final = Fraction(1)
EVERY_CHILD: Final = 2


def ease_pace(joint: Problem, start: Plan) -> Problem:
    """The joint problem without a limit on new families, every child in its goals: who has a worker in the plan known
    stays with them, the others may be lent somebody."""
    eased = settle_home(aim_at(replace(joint, guarantees=Guarantees((), start)), EVERY_CHILD))
    return start_from(eased, lend_greedily(eased))


def take_rest(each: Alone, joint: Problem, plan: Plan) -> Problem:
    """A council's own problem once a plan has lent: the children whom others lead are gone, and those whom its people
    lead for others are theirs."""
    people = {worker.id for worker in each.council.caseload.workers}
    cases = []
    for case in joint.caseload.cases:
        lead = plan.lead[case.id]
        if case.team in each.council.teams and (lead is None or lead in people):
            cases.append(case)
        elif case.team not in each.council.teams and lead in people:
            cases.append(adopt(case, joint.staff[lead].worker))
    kept = {case.id for case in cases}
    decisions = tuple(decision for decision in each.problem.caseload.decisions if decision.case in kept)
    return prepare_problem(replace(each.problem.caseload, cases=tuple(cases), decisions=decisions), STILL)


def adopt(case: Case, worker: Worker) -> Case:
    """Another council's child as one that a worker holds, with nobody else beside them."""
    alone = replace(case, co_worker=None, overseer=None, cover=None, transfer=False, hold_until=None)
    return replace(alone, team=worker.team, holder=worker.id, skills=frozenset())


def count_least(joint: Problem, level: int) -> Fraction:
    """FTE of posts that no plan with sharing does without at a level, by counting alone."""
    policy, profiles = joint.policy, list_profiles(joint)
    waiting = list_waiting(joint, build_base_plan(joint), level)
    needing = sum(any(could_lead(joint, case, profile) for profile in profiles) for case in waiting)
    most = [measure_role_cap(Worker("", "", p.role, FULL), policy.roles[p.role], policy, FULL) for p in profiles]
    short = needing - measure_room(joint)
    if short <= 0 or not policy.has_rule("cap") or max(most, default=0) == 0:
        return Fraction(0)
    return Fraction(short, max(most))


def could_lead(joint: Problem, case: str, profile: Profile) -> bool:
    """Whether a case has no worker at all, may have one, and a post of a profile may lead it."""
    standing, role = joint.standings[case], joint.policy.roles[profile.role]
    is_free = standing.holder is None and standing.waits_for is None and not standing.is_parked
    is_able = standing.case.skills <= profile.skills or not joint.policy.has_rule("skills")
    return is_free and is_able and standing.case.kind in role.leads and (role.registered or not standing.is_must)


def measure_room(joint: Problem) -> int:
    """Cases that everybody at work could take beside what stays with them."""
    after = summarise_plan(joint, build_base_plan(joint))

    def list_rooms() -> Iterable[int]:
        for worker, member in joint.staff.items():
            if member.is_available:
                led = sum(not joint.standings[case].is_handed_on for case in after.list_led(worker))
                yield max(0, (len(joint.standings) if member.cap is None else member.cap) - led)

    return sum(list_rooms())
