"""Numbers stay below what the solver can be trusted with: coefficients under 2^31, objectives under 2^53."""

from collections.abc import Iterator
from typing import Any

import pytest
from ortools.sat.python import cp_model

from caseload.domain.errors import AuditFailed
from caseload.domain.names import GOALS
from caseload.domain.problem import Problem
from caseload.model.formulation import Formulation
from caseload.model.scope import find_parts, list_outcomes
from caseload.solve.part_search import require_safe_size
from tests.solve.weeks import read_week


def build_parts(problem: Problem) -> Iterator[Formulation]:
    for part in find_parts(problem, list_outcomes(problem)):
        yield Formulation(problem, part)


def find_largest(model: Any) -> int:
    """The largest coefficient of any linear constraint."""
    return max((abs(a) for row in model.proto.constraints for a in row.linear.coeffs), default=0)


@pytest.mark.parametrize(("instance", "moves"), [("service", 0), ("service", None), ("team-short", None)])
def test_every_goal_and_rule_of_a_week_is_within_what_is_safe(instance: str, moves: int | None) -> None:
    largest = 0
    for formulation in build_parts(read_week(instance, moves)):
        for goal in GOALS:
            expression = formulation.express(goal)
            if not isinstance(expression, int):
                formulation.model.minimize(expression)
                require_safe_size(formulation.model)
        largest = max(largest, find_largest(formulation.model))

    assert 0 < largest < 2**31


def an_objective(*terms: tuple[int, int]) -> cp_model.CpModel:
    """Minimise the sum of coefficient x whole number from 0 to a most."""
    model = cp_model.CpModel()
    model.minimize(sum(a * model.new_int_var(0, most, "") for a, most in terms))
    return model


@pytest.mark.parametrize("coefficient", [2**31, -(2**31), 2**40])
def test_a_coefficient_from_two_to_the_31_on_is_refused(coefficient: int) -> None:
    with pytest.raises(AuditFailed):
        require_safe_size(an_objective((coefficient, 1)))


def test_a_sum_that_could_reach_two_to_the_53_is_refused() -> None:
    with pytest.raises(AuditFailed):
        require_safe_size(an_objective((2**30, 2**22), (2**30, 2**22)))


def test_the_largest_safe_numbers_are_taken() -> None:
    require_safe_size(an_objective((2**31 - 1, 1), (2**30, 2**22), (-(2**30), 2**21)))
