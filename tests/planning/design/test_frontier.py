"""The frontier holds what nothing beats, and every other point is beaten by one on it."""

from hypothesis import given
from hypothesis import strategies as st

from caseload.planning.design.frontier import beats, find_frontier, read_goals
from caseload.planning.design.sweep import Point
from tests.planning.design.sweeps import make_axis, make_outcome, make_sweep

SMALL = st.integers(0, 4)


@given(st.lists(st.tuples(SMALL, SMALL, SMALL), min_size=1, max_size=8))
def test_nothing_on_the_frontier_is_beaten_and_all_else_is(values: list[tuple[int, int, int]]) -> None:
    outcomes = [make_outcome(Point(at, ()), str(at), *each) for at, each in enumerate(values)]

    kept = find_frontier(make_sweep(), outcomes)
    left = [one for one in outcomes if one not in kept]

    assert kept
    assert not any(beats(read_goals(a), read_goals(b)) for a in outcomes for b in kept)
    assert all(any(beats(read_goals(a), read_goals(b)) for a in kept) for b in left)
    assert [read_goals(one) for one in kept] == sorted(read_goals(one) for one in kept)


def test_what_has_no_price_is_not_on_the_frontier() -> None:
    assert find_frontier(make_sweep(), [make_outcome(Point(0, ()), "a", None, 0)]) == ()


def test_what_happens_to_people_is_not_set_against_what_would_have_been_better() -> None:
    sweep = make_sweep({"a": "", "b": ""}, make_axis("demand", 1, 2), make_axis("policy.cap", 23, 25))
    waiting = {(1, 23): 1, (1, 25): 2, (2, 23): 9, (2, 25): 8}
    outcomes = [
        make_outcome(point, sweep.name_point(point), 5, waiting[axes] + point.model)
        for point in sweep.points
        for axes in [tuple(axis.values[at] for axis, at in zip(sweep.axes, point.places, strict=True))]
    ]

    assert [one.name for one in find_frontier(sweep, outcomes)] == ["a", "a, demand 2, policy.cap 25"]
