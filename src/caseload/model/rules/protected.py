"""Protected: an NQSW receives only within the protected load, and no barred work before month 6."""

from caseload.domain.eligibility import is_barred_by_protection
from caseload.domain.problem import Problem
from caseload.model.decisions import Decisions
from caseload.model.outcome import Outcome


def is_barred(problem: Problem, outcome: Outcome) -> bool:
    """No child protection, section 47 or proceedings for an NQSW before the policy's month."""
    member = problem.staff.get(outcome.worker or "")
    return member is not None and any(
        is_barred_by_protection(problem.standings[case], member, problem.policy) for case in outcome.received
    )


def add(decisions: Decisions) -> None:
    """For every NQSW w who receives: cases led by w <= protected load of w."""
    for member in decisions.members:
        if member.protected_load is not None:
            decisions.add_case_limit(member, member.protected_load)
