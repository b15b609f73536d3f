"""Skills: a received case goes to someone with every skill it needs."""

from caseload.domain.problem import Problem
from caseload.model.outcome import Outcome


def is_barred(problem: Problem, outcome: Outcome) -> bool:
    """A skill that the worker lacks."""
    member = problem.staff.get(outcome.worker or "")
    return member is not None and not all(
        problem.standings[case].case.skills <= member.worker.skills for case in outcome.received
    )
