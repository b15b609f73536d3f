"""How the tests ask the audit about one rule or one goal."""

from caseload.audit.check import find_breaches, measure_goals
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from tests.builders import a_plan

Found = tuple[str | None, str | None, str | None]


def find(rule: str, problem: Problem, plan: Plan | None = None) -> list[Found]:
    """(worker, case, since) of every breach of one rule; of the base plan unless told."""
    breaches = find_breaches(problem, plan or a_plan(problem))
    return [(breach.worker, breach.case, breach.since) for breach in breaches if breach.rule == rule]


def read_details(rule: str, problem: Problem, plan: Plan | None = None) -> list[str]:
    """What every breach of one rule says."""
    return [breach.detail for breach in find_breaches(problem, plan or a_plan(problem)) if breach.rule == rule]


def measure(goal: str, problem: Problem, plan: Plan | None = None) -> int:
    """The value of one goal; of the base plan unless told."""
    return measure_goals(problem, plan or a_plan(problem))[goal]
