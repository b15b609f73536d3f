"""Where two models are as good as each other along an axis."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from caseload.planning.design.break_even import BreakEven, find_break_evens, find_roots
from tests.planning.design.sweeps import make_axis, make_outcome, make_sweep


def compare(
    one: Callable[[Fraction], Fraction], other: Callable[[Fraction], Fraction], luck: Sequence[float] = (0,)
) -> BreakEven:
    """Two models whose children waiting are functions of the axis, the second's with some luck in each replication."""
    axis = make_axis("close_faster", 0, 0.5, 1)
    sweep = make_sweep({"a": "", "b": ""}, axis)
    assert axis.amounts is not None
    outcomes = []
    for point in sweep.points:
        usual = float((one, other)[point.model](axis.amounts[point.places[0]]))
        outcomes.append(make_outcome(point, "", 0, [usual + point.model * by for by in luck]))
    (found,) = find_break_evens(sweep, outcomes)
    return found


def test_the_place_where_they_cross_is_found_between_the_values_run() -> None:
    found = compare(lambda at: Fraction(8), lambda at: 10 - 4 * at)

    assert (found.at, found.lower) == ((Fraction(1, 2),), None)
    assert compare(lambda at: Fraction(7), lambda at: 10 - 4 * at).at == (Fraction(3, 4),)


def test_without_a_crossing_the_lower_one_is_named() -> None:
    assert compare(lambda at: Fraction(1), lambda at: Fraction(2)).lower == "a"
    assert compare(lambda at: Fraction(3), lambda at: Fraction(2)).lower == "b"
    equal = compare(lambda at: at, lambda at: at)
    assert (equal.at, equal.lower) == ((), None)


def test_a_difference_that_luck_could_make_is_no_crossing() -> None:
    luck = (-0.2, 0.1, 0.2)
    found = compare(lambda at: Fraction(8), lambda at: 8 - 4 * at, luck)

    assert (found.at, found.lower, found.alike) == ((), "b", (Fraction(0),))
    found = compare(lambda at: Fraction(8), lambda at: 10 - 4 * at, luck)
    (root,) = found.at
    assert abs(root - Fraction(1, 2)) < Fraction(1, 10) and found.alike == (Fraction(1, 2),)
    assert compare(lambda at: Fraction(8), lambda at: Fraction(8), luck).lower is None


@given(st.lists(st.integers(-3, 3), min_size=2, max_size=6))
def test_every_crossing_is_a_root_and_every_change_of_sign_has_one(values: list[int]) -> None:
    steps = [(Fraction(place), Fraction(value)) for place, value in enumerate(values)]

    roots = find_roots(steps)

    for root in roots:
        low = int(root) if root < len(values) - 1 else len(values) - 2
        assert values[low] + (root - low) * (values[low + 1] - values[low]) == 0
    for place, (here, there) in enumerate(pairwise(values)):
        if here * there <= 0 and (here or there):
            assert any(place <= root <= place + 1 for root in roots)
