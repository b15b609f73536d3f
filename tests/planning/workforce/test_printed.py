"""Printed figures against their parts, as they are rounded."""

from decimal import Decimal

import pytest

from caseload.planning.workforce.printed import Printed, check_printed


@pytest.mark.parametrize(
    ("way", "parts", "printed", "places", "came_out", "adds_up"),
    [
        ("sum", ("201.26", "-129.67"), "71.59", 2, "71.59", True),
        ("sum", ("201.26", "97.48", "33.88", "56", "17.7"), "406.31", 2, "406.32", False),
        ("share", ("148", "200"), "76", 0, "74", False),
        ("share", ("148", "195"), "76", 0, "76", True),
        ("share", ("1", "200"), "0.5", 1, "0.5", True),
        ("change", ("82", "72"), "-14", 0, "-12", False),
        ("change", ("200", "199"), "-1", 0, "-1", True),
        ("one_of", ("406.31", "323.64"), "438", 0, None, False),
        ("one_of", ("406.31", "438"), "438", 0, None, True),
    ],
)
def test_what_the_parts_make(
    way: str, parts: tuple[str, ...], printed: str, places: int, came_out: str | None, adds_up: bool
) -> None:
    one = Printed("x", way, tuple(map(Decimal, parts)), Decimal(printed), places, "a test")

    (found,) = check_printed([one])

    assert found.adds_up is adds_up
    assert (None if found.came_out is None else str(found.came_out)) == came_out
