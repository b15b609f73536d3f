"""Lead: a received case goes to a role that may lead its kind."""

from caseload.domain.problem import Problem
from caseload.domain.standing import may_lead
from caseload.model.outcome import Outcome


def is_barred(problem: Problem, outcome: Outcome) -> bool:
    """The skill-mix table, and the law on must-allocate work."""
    member = problem.staff.get(outcome.worker or "")
    return member is not None and not all(
        may_lead(member, problem.standings[case].case, problem.policy) for case in outcome.received
    )
