"""How the tests ask the audit, and the model, about one aim of the shortfall."""

from dataclasses import replace

from caseload.audit.check import measure_goals
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from tests.builders import a_plan


def aim_at_only(aim: str, problem: Problem) -> Problem:
    """The problem with one aim in the place of its goals."""
    policy = replace(problem.policy, goals=(aim,))
    return replace(problem, caseload=replace(problem.caseload, policy=policy))


def measure_aim(aim: str, problem: Problem, plan: Plan | None = None) -> int:
    """The value of one aim; of the base plan unless told."""
    return measure_goals(aim_at_only(aim, problem), plan or a_plan(problem))[aim]
