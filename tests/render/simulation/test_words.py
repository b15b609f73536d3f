"""Values and differences are said as a person reads them, and never as more than they are."""

from fractions import Fraction

import pytest

from caseload.planning.simulation.bands import Band, Difference
from caseload.planning.simulation.measures import MEASURES
from caseload.render.simulation.words import LABELS, say_band, say_difference, say_value


def test_every_measure_has_its_words() -> None:
    assert set(LABELS) == set(MEASURES)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("changes", Fraction(1204), "1,204"),
        ("cases_per_worker", Fraction(172, 10), "17.2"),
        ("must_waiting", Fraction(1, 8), "0.12"),
        ("must_waiting", Fraction(0), "0"),
        ("waiting", Fraction(1, 12500), "0.00008"),
        ("workload", Fraction(97, 100), "97"),
        ("travel", Fraction(90), "1.5"),
        ("open", Fraction(200), "200"),
    ],
)
def test_a_value_is_as_exact_as_a_person_reads_it(name: str, value: Fraction, said: str) -> None:
    assert say_value(name, value) == said


def test_a_band_of_one_run_is_its_value() -> None:
    assert say_band(Band("open", Fraction(9), Fraction(8), Fraction(11), 5)) == "9 (8 to 11)"
    assert say_band(Band("open", Fraction(9), Fraction(9), Fraction(9), 1)) == "9"


def test_a_difference_that_may_be_nothing_says_so() -> None:
    def say(mean: int, low: int | None, high: int | None, is_conclusive: bool) -> str:
        ends = [None if end is None else Fraction(end) for end in (low, high)]
        return say_difference(Difference("changes", Fraction(mean), ends[0], ends[1], 9, None, is_conclusive))

    assert say(-4, -6, -2, True) == "-4 (-6 to -2)"
    assert say(4, -1, 9, False) == "+4 (-1 to +9), inconclusive"
    assert say(0, 0, 0, False) == "no difference"
    assert say(4, None, None, False) == "+4, one replication: inconclusive"
