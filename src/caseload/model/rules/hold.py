"""Hold: a case with `hold_until` stays with its available holder, and its core with it."""

from caseload.domain.problem import Problem
from caseload.model.outcome import Outcome


def is_barred(problem: Problem, outcome: Outcome) -> bool:
    """A held core does not leave its holder."""
    day = problem.caseload.as_of
    cases = (problem.standings[case].case for case in outcome.unit.core)
    return outcome.is_leaving_holder and any(case.hold_until and case.hold_until >= day for case in cases)
