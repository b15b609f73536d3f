"""Bounds are safe: never above the best there is, and what they fix leaves a best solution standing."""

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from caseload.solve.bounds import Optimum, find_safe_bound, recompute
from caseload.solve.exact_bound import find_exact_bound, recompute_exactly
from caseload.solve.rows import relax
from tests.solve.small_models import SmallModel, small_models

MANY = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
DUALS = st.lists(st.floats(-20, 20), min_size=30, max_size=30)


@MANY
@given(small_models())
def test_no_safe_bound_is_above_the_best_solution(small: SmallModel) -> None:
    safe, exact = find_safe_bound(relax(small.model), 5), find_exact_bound(small.model, 5)

    assert safe is not None and safe.value <= small.best
    assert exact is not None and exact <= small.best


@MANY
@given(small_models(), DUALS)
def test_whatever_the_duals_the_bound_recomputed_from_them_is_safe(small: SmallModel, duals: Sequence[float]) -> None:
    relaxation = relax(small.model)
    own = duals[: len(relaxation.rows)]

    assert recompute(relaxation, Optimum(own, ())).value <= small.best
    assert recompute_exactly(relaxation, own) + relaxation.offset <= small.best


@MANY
@given(small_models())
def test_every_solution_of_a_model_obeys_every_row_of_its_relaxation(small: SmallModel) -> None:
    relaxation = relax(small.model)

    for values in small.solutions:
        for terms, low, high in zip(relaxation.rows, relaxation.low, relaxation.high, strict=True):
            assert low <= sum(a * values[j] for j, a in terms.items()) <= high


@MANY
@given(small_models(), st.integers(0, 6))
def test_what_a_bound_fixes_holds_in_every_solution_as_good_as_the_one_in_hand(small: SmallModel, worse: int) -> None:
    safe = find_safe_bound(relax(small.model), 5)
    assert safe is not None

    fixed = safe.find_fixed(small.best + worse)

    for values, value in small.solutions.items():
        if value <= small.best + worse:
            assert all(values[j] == kept for j, kept in fixed.items())


@MANY
@given(small_models(), DUALS, st.integers(0, 3))
def test_even_poor_duals_fix_nothing_that_a_good_solution_needs(
    small: SmallModel, duals: Sequence[float], worse: int
) -> None:
    relaxation = relax(small.model)

    fixed = recompute(relaxation, Optimum(duals[: len(relaxation.rows)], ())).find_fixed(small.best + worse)

    good = [values for values, value in small.solutions.items() if value <= small.best + worse]
    assert all(values[j] == kept for values in good for j, kept in fixed.items())


def test_a_knapsack_has_the_bound_of_its_linear_relaxation_rounded_up() -> None:
    model = cp_model.CpModel()
    taken = [model.new_bool_var("") for _ in range(3)]
    model.add(2 * taken[0] + 2 * taken[1] + 2 * taken[2] >= 3)
    model.minimize(sum(taken))

    safe = find_safe_bound(relax(model), 5)

    assert safe is not None
    assert safe.value == 2


def test_reduced_costs_fix_what_is_too_dear() -> None:
    model = cp_model.CpModel()
    cheap, dear = model.new_bool_var(""), model.new_bool_var("")
    model.add_exactly_one([cheap, dear])
    model.minimize(cheap + 5 * dear)

    safe = find_safe_bound(relax(model), 5)

    assert safe is not None
    assert safe.find_fixed(2)[dear.index] == 0


def test_what_costs_exactly_as_much_as_the_solution_in_hand_is_not_fixed() -> None:
    model = cp_model.CpModel()
    cheap, dear = model.new_bool_var(""), model.new_bool_var("")
    model.add_exactly_one([cheap, dear])
    model.minimize(cheap + 5 * dear)

    safe = find_safe_bound(relax(model), 5)

    assert safe is not None
    assert safe.find_fixed(4) == {dear.index: 0}
    assert safe.find_fixed(5) == {}
