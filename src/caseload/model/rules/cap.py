"""Cap: nobody who receives a case leads more cases than their role's cap."""

from caseload.domain.problem import Problem
from caseload.model.decisions import Decisions
from caseload.model.outcome import Outcome


def is_barred(problem: Problem, outcome: Outcome) -> bool:
    """A unit larger than the whole cap is never received."""
    return bool(outcome.received) and len(outcome.led) > problem.staff[outcome.worker or ""].role_cap


def add(decisions: Decisions) -> None:
    """For every worker w who receives: cases led by w <= cap of w."""
    for member in decisions.members:
        decisions.add_case_limit(member, member.role_cap)
