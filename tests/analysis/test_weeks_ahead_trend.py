"""A series of weeks is told in one word, with the week that turns it and what happens in it."""

import pytest

from caseload.analysis.weeks_ahead.trend import find_causes, find_turn, find_word
from caseload.domain.weeks_ahead import Happening
from tests.builders import MONDAY, exact
from tests.render.weeks_builder import a_week


@pytest.mark.parametrize(
    ("numbers", "word", "turn"),
    [
        ([0], "none", None),
        ([0, 0], "none", None),
        ([3], "level", None),
        ([3, 3], "level", None),
        ([3, 1, 0, 0], "clears", 2),
        ([0, 2, 0], "clears", 2),
        ([3, 0, 1], "falls", 1),
        ([9, 8, 5, 4], "falls", 2),
        ([1, 2, 6], "rises", 2),
        ([3, 1, 3], "returns", 2),
        ([3, 8, 3], "returns", 1),
    ],
)
def test_the_word_and_the_turn(numbers: list[int], word: str, turn: int | None) -> None:
    found = find_word(numbers)

    assert (found, find_turn(numbers, found)) == (word, turn)


def test_only_what_goes_the_same_way_is_a_cause_the_plainest_first() -> None:
    more = Happening("time", MONDAY, "North", "w2", before=exact("0.5"), after=exact(1))
    less = Happening("time", MONDAY, "North", "w3", before=exact(1), after=exact("0.5"))
    back, leaves = Happening("back", MONDAY, "South", "w4"), Happening("leaves", MONDAY, "North", "w5")
    week = a_week(1, 3, happenings=(more, less, leaves, back))

    assert find_causes(week, "falls", None) == (back, more)
    assert find_causes(week, "falls", "North") == (more,)
    assert find_causes(week, "rises", None) == (leaves, less)
