"""The building blocks of the model: any-of, limits that bind what is received, and the units' literals."""

from itertools import product

import pytest
from ortools.sat.python import cp_model

from caseload.model.decisions import Decisions
from caseload.model.scope import list_outcomes
from tests.builders import a_case, a_problem, a_worker


def decide(**tables: object) -> Decisions:
    problem = a_problem([a_worker("w1"), a_worker("w2")], [a_case("c1"), a_case("c2", holder="w1")], **tables)
    return Decisions(problem, list_outcomes(problem), problem.staff)


def solve(decisions: Decisions) -> cp_model.CpSolver | None:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return solver if solver.solve(decisions.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None


@pytest.mark.parametrize("values", list(product((0, 1), repeat=3)))
def test_any_of_is_true_exactly_when_one_is(values: tuple[int, ...]) -> None:
    decisions = decide()
    literals = [decisions.new_bool() for _ in values]
    any_literal = decisions.any_of(literals)
    for literal, value in zip(literals, values, strict=True):
        decisions.model.add(literal == value)

    solver = solve(decisions)

    assert solver is not None
    assert solver.value(any_literal) == max(values)


def test_any_of_one_is_that_one() -> None:
    decisions = decide()
    literal = decisions.new_bool()

    assert decisions.any_of([literal]) is literal


@pytest.mark.parametrize(
    ("kept", "received", "is_possible"), [(3, 0, True), (3, 1, False), (1, 1, True), (2, 1, False), (2, 0, True)]
)
def test_a_binding_limit_binds_only_who_receives(kept: int, received: int, is_possible: bool) -> None:
    decisions = decide()
    holding, literal = decisions.new_whole(3), decisions.new_bool()
    decisions.add_binding_limit(holding + literal, 2, most_kept=3, received=[literal])
    decisions.model.add(holding == kept)
    decisions.model.add(literal == received)

    assert (solve(decisions) is not None) is is_possible


def test_a_unit_with_one_outcome_needs_no_variable() -> None:
    decisions = decide()

    (_, literal), *others = decisions.outcomes_of(decisions.units[1])

    assert literal is decisions.true
    assert others == []
    assert decisions.is_certain("c2") and not decisions.is_certain("c1")


def test_what_a_worker_keeps_and_may_receive_is_told_apart() -> None:
    decisions = decide()

    assert [outcome.led for outcome, _ in decisions.led_by("w1")] == [("c1",), ("c2",)]
    assert [outcome.led for outcome, _ in decisions.received_by("w1")] == [("c1",)]
    assert decisions.count_most_kept("w1") == 1


def test_variables_have_no_names() -> None:
    decisions = decide(moves=None)
    decisions.new_bool(), decisions.new_whole(3), decisions.new_between(1, 2)

    assert {variable.name for variable in decisions.model.proto.variables} == {""}
