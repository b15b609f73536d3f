"""Which families go so that the rest is within a limit: against every choice there is."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from caseload.analysis.shortfall.shed import Load, choose_shed

loads = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 9), st.integers(0, 5)), max_size=7)


def make_loads(rows: list[tuple[int, int, int]]) -> list[Load]:
    return [Load(f"f{place}", *row) for place, row in enumerate(rows)]


@given(loads, st.integers(-2, 10))
def test_fewest_cases_go_and_of_those_the_least_awkward(rows: list[tuple[int, int, int]], excess: int) -> None:
    listed = make_loads(rows)
    chosen = choose_shed(listed, excess, 0)

    every = [some for size in range(len(listed) + 1) for some in combinations(listed, size)]
    enough = [some for some in every if sum(load.cases for load in some) >= excess] or [tuple(listed)]
    best = min((sum(load.cases for load in some), sum(load.awkward for load in some)) for some in enough)
    assert (sum(load.cases for load in chosen), sum(load.awkward for load in chosen)) == best


def test_more_go_while_hours_are_above_largest_first() -> None:
    listed = make_loads([(1, 2, 0), (1, 8, 9), (1, 5, 9)])

    chosen = choose_shed(listed, 1, 9)

    assert [load.unit for load in chosen] == ["f0", "f1"]
