"""Draws are the same everywhere, fair, and exact in their shares."""

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from caseload.synthetic.draws import Draws, apportion


def test_a_seed_gives_the_same_numbers_on_every_machine() -> None:
    draws = Draws(1, 2)
    assert [draws.below(1000) for _ in range(6)] == [448, 430, 419, 277, 821, 49]


def test_streams_of_different_paths_differ() -> None:
    first, second = Draws(1, 2), Draws(1, 3)
    assert [first.below(1000) for _ in range(6)] != [second.below(1000) for _ in range(6)]


def test_a_deal_holds_each_value_as_often_as_its_weight_says() -> None:
    cards = Draws(4).deal(100, (("a", 60), ("b", 30), ("c", 10)))
    assert Counter(cards) == {"a": 60, "b": 30, "c": 10}


def test_an_even_deal_holds_the_shares_in_every_run_of_it() -> None:
    cards = Draws(4).deal_evenly(400, (("a", 50), ("b", 50)))
    runs = [Counter(cards[start : start + 20])["a"] for start in range(0, 400, 20)]
    assert all(8 <= count <= 12 for count in runs)


def test_a_shuffle_keeps_every_value() -> None:
    assert sorted(Draws(5).shuffle(range(50))) == list(range(50))


def test_nothing_is_hit_at_a_share_of_nought_and_everything_at_one() -> None:
    draws = Draws(6)
    assert not any(draws.is_hit(Fraction(0)) for _ in range(20))
    assert all(draws.is_hit(Fraction(1)) for _ in range(20))


@given(st.integers(0, 500), st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_parts_add_up_to_the_total_and_stay_within_one_of_the_exact_share(total: int, weights: list[int]) -> None:
    parts = apportion(total, [Fraction(weight) for weight in weights])
    assert sum(parts) == total
    assert all(
        abs(part - Fraction(total * weight, sum(weights))) < 1 for part, weight in zip(parts, weights, strict=True)
    )
