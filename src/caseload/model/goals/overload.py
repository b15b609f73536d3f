"""Overload: cases above the cap, families above a kind limit, and kept cases that break a rule."""

from ortools.sat.python import cp_model

from caseload.domain.eligibility import is_barred_by_protection
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.standing import may_lead
from caseload.model.decisions import Decisions
from caseload.model.duties import RULE_OF
from caseload.model.outcome import Outcome


def express(decisions: Decisions) -> cp_model.LinearExprT:
    """Over available workers: cases above cap + families above a limit + kept cases in breach, each once."""
    total = sum((count_above_cap(decisions, m) for m in decisions.members if m.is_available), 0)
    total += sum((count_above_limits(decisions, m) for m in decisions.members if m.is_available), 0)
    return total + count_in_breach(decisions)


def count_above_cap(decisions: Decisions, member: StaffMember) -> cp_model.LinearExprT:
    """Cases a worker leads above their cap; only one who starts above it can end there."""
    kept = decisions.count_most_kept(member.id)
    if member.cap is None or kept <= member.cap:
        return 0
    above = decisions.new_whole(kept - member.cap)
    decisions.model.add(above >= decisions.count_cases(member.id) - member.cap)
    return above


def count_above_limits(decisions: Decisions, member: StaffMember) -> cp_model.LinearExprT:
    """Families a worker leads above each kind limit."""
    policy = decisions.problem.policy
    total: cp_model.LinearExprT = 0
    for limit in sorted(policy.kind_limits) if policy.has_rule("kind_limit") else ():
        counted = decisions.families.of_limit(member, limit)
        if counted is not None and counted.most > counted.limit:
            above = decisions.new_whole(counted.most - counted.limit)
            decisions.model.add(above >= counted.total - counted.limit)
            total += above
    return total


def count_in_breach(decisions: Decisions) -> cp_model.LinearExprT:
    """Kept cases of available workers that break a rule themselves, or lack a co-worker or overseer."""
    missing: dict[str, list[cp_model.IntVar]] = {}
    for duty in ("co_worker", "overseer"):
        if decisions.problem.policy.has_rule(RULE_OF[duty]):
            for case, literal in decisions.duties.missing(duty):
                missing.setdefault(case, []).append(literal)
    total: cp_model.LinearExprT = 0
    for outcome, literal in decisions.all_outcomes():
        for case in outcome.kept:
            if is_in_breach(decisions.problem, outcome, case):
                total += literal
                missing.pop(case, None)
    return total + sum(decisions.any_of(literals) for _, literals in sorted(missing.items()))


def is_in_breach(problem: Problem, outcome: Outcome, case: str) -> bool:
    """Whether a kept case breaks lead, skills, protected or, where given, lending, whoever stands by."""
    member, standing, policy = problem.staff[outcome.worker or ""], problem.standings[case], problem.policy
    if not member.is_available:
        return False
    return (
        not may_lead(member, standing.case, policy)
        or (policy.has_rule("skills") and not standing.case.skills <= member.worker.skills)
        or (policy.has_rule("protected") and is_barred_by_protection(standing, member, policy))
        or (policy.has_rule("lending") and standing.is_decided and standing.case.team not in member.serves)
    )
