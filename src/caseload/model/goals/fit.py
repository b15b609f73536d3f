"""Fit: travel, pair costs, preferences not met, and earlier workers passed over."""

from ortools.sat.python import cp_model

from caseload.domain.problem import Problem
from caseload.model.decisions import Decisions
from caseload.model.outcome import Outcome


def express(decisions: Decisions) -> cp_model.LinearExprT:
    """Minutes and costs a week over every outcome, plus preferences that nobody meets."""
    total: cp_model.LinearExprT = 0
    for outcome, literal in decisions.all_outcomes():
        cost = measure_outcome(decisions.problem, outcome)
        if cost:
            total += literal * cost
    return total


def measure_outcome(problem: Problem, outcome: Outcome) -> int:
    """What one outcome costs."""
    cost = sum(measure_preference(problem, case, outcome) for case in outcome.unit.cases)
    worker = outcome.worker
    if worker is None or not problem.staff[worker].is_available:
        return cost
    pairs = problem.caseload.pairs
    cost += problem.measure_travel(outcome.led, worker)
    cost += sum(pairs[case, worker].cost for case in outcome.led if (case, worker) in pairs)
    return cost + sum(measure_passing_over(problem, case, worker) for case in outcome.received)


def measure_preference(problem: Problem, case: str, outcome: Outcome) -> int:
    """The penalties of a case's preferences for another worker than the one who leads it."""
    worker = outcome.worker if case in outcome.led else None
    return sum(d.penalty for d in problem.prefers.get(case, ()) if d.worker != worker)


def measure_passing_over(problem: Problem, case: str, worker: str) -> int:
    """The policy's cost where a received case has available earlier workers and goes to none of them."""
    earlier = [w for w in problem.standings[case].case.earlier if w in problem.staff and problem.staff[w].is_available]
    return problem.policy.earlier_cost if earlier and worker not in earlier else 0
