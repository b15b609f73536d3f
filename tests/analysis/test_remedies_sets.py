"""The search for the cheapest set of remedies, on tables of what each set reaches."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from caseload.analysis.own_means.sets import Chosen, SetSearch, judge, only_adds, rank_set
from caseload.domain.plan import GoalResult
from caseload.domain.remedies import Reach, Remedy
from tests.builders import MONDAY, a_case, a_problem, a_reduction, a_worker, days

FREE, PAID = Remedy("lending", from_day=MONDAY), Remedy("overtime", weekly_cost=Fraction(5), from_day=MONDAY)
UNKNOWN = Remedy("support_officer", weekly_cost=None)
ONE, THREE, ANY = (Remedy("moves", moves=number, from_day=MONDAY) for number in (1, 3, None))


def a_reach(value: int, bound: int | None = None) -> Reach:
    """One goal with a value, proven unless told a smaller bound."""
    low = value if bound is None else bound
    return Reach(0, value, 0, (GoalResult("unallocated", value, low, low == value),))


def a_search(remedies: list[Remedy], value: Callable[[Chosen], int | None], is_growing: bool = True) -> SetSearch:
    """A search over remedies where a set reaches what a function says; None where time was up."""

    def attempt(chosen: Chosen) -> Reach | None:
        found = value(chosen)
        return None if found is None else a_reach(found)

    return SetSearch(remedies, attempt, is_growing, lambda: False)


def find(search: SetSearch) -> tuple[list[int], bool]:
    """The cheapest set over all its remedies, and whether it is proven."""
    everything = frozenset(range(len(search.remedies)))
    target = search.attempt(search.trim(everything))
    assert target is not None
    chosen, proven = search.find_cheapest(everything, target)
    return sorted(chosen), proven


@pytest.mark.parametrize("is_growing", [True, False])
def test_a_free_remedy_is_chosen_before_one_that_costs(is_growing: bool) -> None:
    search = a_search([PAID, FREE], lambda chosen: 0 if chosen else 3, is_growing)

    assert find(search) == ([1], True)


@pytest.mark.parametrize("is_growing", [True, False])
def test_two_free_remedies_are_chosen_before_one_whose_cost_is_not_known(is_growing: bool) -> None:
    search = a_search([UNKNOWN, FREE, FREE], lambda chosen: 0 if 0 in chosen or {1, 2} <= chosen else 3, is_growing)

    assert find(search) == ([1, 2], True)


def test_effects_are_never_added_up() -> None:
    reached = {frozenset[int](): 5, frozenset({0}): 3, frozenset({1}): 3, frozenset({2}): 5}
    search = a_search([FREE, FREE, FREE], lambda chosen: reached.get(chosen, 0 if 2 in chosen else 3))

    assert find(search)[0] in ([0, 2], [1, 2])


@pytest.mark.parametrize("is_growing", [True, False])
def test_no_more_families_are_moved_than_it_takes(is_growing: bool) -> None:
    search = a_search([ONE, THREE, ANY], lambda chosen: 0 if chosen & {1, 2} else 4, is_growing)

    assert find(search) == ([1], True)


def test_a_set_that_is_worse_than_a_smaller_one_is_no_reason_to_choose_it() -> None:
    search = a_search([FREE, FREE], lambda chosen: {0: 4, 1: 1, 2: 2}[len(chosen)], is_growing=False)

    assert find(search) == ([0], True)


def test_a_cheaper_set_that_was_not_settled_is_not_ruled_out() -> None:
    search = a_search([FREE, PAID], lambda chosen: {(): 4, (1,): 0, (0, 1): 0}.get(tuple(sorted(chosen))), False)

    assert find(search) == ([1], False)


def test_when_time_is_up_the_best_known_set_is_named_and_not_called_proven() -> None:
    search = a_search([PAID, FREE], lambda chosen: 0)
    search.is_over = lambda: True
    search.reaches = {frozenset({1}): a_reach(0), frozenset({0}): a_reach(0)}

    assert search.find_cheapest(frozenset({0, 1}), a_reach(0)) == (frozenset({1}), False)


@pytest.mark.parametrize(
    ("value", "bound", "verdict"), [(2, 2, "reaches"), (3, 3, "falls_short"), (3, 2, "unknown"), (1, 0, "reaches")]
)
def test_only_a_bound_shows_that_a_set_falls_short(value: int, bound: int, verdict: str) -> None:
    assert judge(a_reach(value, bound).goals, (2,)) == verdict


def test_a_goal_that_is_not_proven_leaves_the_later_ones_open() -> None:
    goals = (GoalResult("displaced", 1, 0, False), GoalResult("unallocated", 9, 9, False))

    assert judge(goals, (1, 5)) == "unknown"


def test_what_is_there_sooner_is_chosen_of_two_that_cost_the_same() -> None:
    soon, late = (Remedy("protected_step", from_day=days(number)) for number in (3, 30))

    assert rank_set([late, soon], frozenset({1})) < rank_set([late, soon], frozenset({0}))
    assert rank_set([UNKNOWN, late], frozenset({1})) < rank_set([UNKNOWN, late], frozenset({0}))


def test_a_returning_worker_whose_siblings_would_have_to_be_joined_may_take_something_away() -> None:
    away = a_reduction("w2", 100, days(-40), days(40))
    held, loose = a_case("c1", holder="w2", family="f1"), a_case("c2", family="f1")
    workers = [a_worker(), a_worker("w2")]

    alone = [a_problem(workers, [held], reductions=rows) for rows in ([away], [])]
    family = [a_problem(workers, [held, loose], reductions=rows) for rows in ([away], [])]

    assert only_adds(*alone, frozenset({"w2"}))
    assert not only_adds(*family, frozenset({"w2"}))
