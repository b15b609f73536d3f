"""The linear form of each kind of constraint, as tight as it can be written in one row."""

import pytest
from ortools.sat.python import cp_model

from caseload.solve.rows import INFINITE, Terms, relax

Row = tuple[Terms, int, int]


def write_rows(model: cp_model.CpModel) -> list[Row]:
    model.minimize(0)
    relaxation = relax(model)
    return list(zip(relaxation.rows, relaxation.low, relaxation.high, strict=True))


@pytest.fixture
def model() -> cp_model.CpModel:
    """Two literals, 0 and 1, and a number from -2 to 3, 2."""
    model = cp_model.CpModel()
    model.new_bool_var(""), model.new_bool_var(""), model.new_int_var(-2, 3, "")
    return model


def take(model: cp_model.CpModel, index: int) -> cp_model.IntVar:
    return model.get_int_var_from_proto_index(index)


def test_a_linear_row_is_itself(model: cp_model.CpModel) -> None:
    model.add_linear_constraint(2 * take(model, 0) - 3 * take(model, 2), -4, 5)

    assert write_rows(model) == [({0: 2, 2: -3}, -4, 5)]


def test_an_upper_limit_that_a_literal_enforces_gives_way_by_the_reach_of_its_row(model: cp_model.CpModel) -> None:
    model.add(2 * take(model, 2) <= 1).only_enforce_if(take(model, 0))

    assert write_rows(model) == [({2: 2, 0: 5}, -INFINITE, 6)]


def test_a_lower_limit_that_a_literal_enforces_gives_way_likewise(model: cp_model.CpModel) -> None:
    model.add(2 * take(model, 2) >= 1).only_enforce_if(take(model, 0))

    assert write_rows(model) == [({2: 2, 0: -5}, -4, INFINITE)]


def test_an_enforced_equality_is_two_rows(model: cp_model.CpModel) -> None:
    model.add(take(model, 2) == 1).only_enforce_if(take(model, 0))

    assert write_rows(model) == [({2: 1, 0: 2}, -INFINITE, 3), ({2: 1, 0: -3}, -2, INFINITE)]


def test_a_limit_that_can_never_bind_has_no_row(model: cp_model.CpModel) -> None:
    model.add_linear_constraint(take(model, 2), -2, 3).only_enforce_if(take(model, 0))

    assert write_rows(model) == []


def test_what_two_literals_or_a_negated_one_enforce_is_left_out(model: cp_model.CpModel) -> None:
    model.add(take(model, 2) <= 1).only_enforce_if(take(model, 0), take(model, 1))
    model.add(take(model, 2) <= 1).only_enforce_if(take(model, 0).negated())

    assert write_rows(model) == []


def test_exactly_one_at_most_one_and_any_are_sums_of_literals(model: cp_model.CpModel) -> None:
    model.add_exactly_one([take(model, 0), take(model, 1)])
    model.add_at_most_one([take(model, 0), take(model, 1).negated()])
    model.add_bool_or([take(model, 0), take(model, 1).negated()])

    assert write_rows(model) == [({0: 1, 1: 1}, 1, 1), ({0: 1, 1: -1}, -1, 0), ({0: 1, 1: -1}, 0, INFINITE)]


def test_an_implication_is_one_row(model: cp_model.CpModel) -> None:
    model.add_implication(take(model, 0), take(model, 1))

    assert write_rows(model) == [({1: 1, 0: -1}, 0, INFINITE)]
