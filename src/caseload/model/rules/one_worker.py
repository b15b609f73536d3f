"""One worker: a received case has one available worker or none."""

from caseload.domain.problem import Problem
from caseload.model.decisions import Decisions
from caseload.model.outcome import Outcome


def is_barred(problem: Problem, outcome: Outcome) -> bool:
    """A worker who is not available receives nothing."""
    return bool(outcome.received) and not problem.staff[outcome.worker or ""].is_available


def add(decisions: Decisions) -> None:
    """For every unit: exactly one outcome."""
    for unit in decisions.units:
        literals = [literal for _, literal in decisions.outcomes_of(unit)]
        if len(literals) > 1:
            decisions.model.add_exactly_one(literals)
