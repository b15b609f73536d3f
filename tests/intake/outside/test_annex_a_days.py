"""Dates as lists have them: real ones, text in two orders, Excel's bare numbers, and what is no date."""

from datetime import date, datetime

import pytest

from caseload.intake.outside.annex_a_days import DayColumn, find_order, share_order

FIFTH = date(2026, 1, 5)


@pytest.mark.parametrize(
    "cell",
    [FIFTH, datetime(2026, 1, 5, 9, 30), "05/01/2026", "5/1/2026", "05-01-2026", "05.01.2026", "2026-01-05",
     "2026-01-05T00:00:00", "05/01/2026 00:00", "5 Jan 2026", "05-Jan-2026", "5 January 2026", " 05/01/2026\xa0"],
)  # fmt: skip
def test_a_day_is_read_in_every_way_it_is_written(cell: object) -> None:
    column = DayColumn()

    assert column.read(cell, 2) == FIFTH
    assert (column.odd, column.other) == ([], [])


@pytest.mark.parametrize("cell", ["05/01/26", "05-Jan-26", "5 January 26", 46_027, 46_027.0])
def test_short_years_and_bare_numbers_are_read_and_told(cell: object) -> None:
    column = DayColumn()

    assert column.read(cell, 2) == FIFTH
    assert column.other == [2]


@pytest.mark.parametrize("cell", ["", None, " ", "-", "n/a", "#N/A"])
def test_a_blank_is_no_date_and_nothing_to_tell(cell: object) -> None:
    column = DayColumn()

    assert column.read(cell, 2) is None
    assert column.odd == []


@pytest.mark.parametrize("cell", ["01/01/1900", date(1900, 1, 1), 0, 1.0, "31/02/2025", "soon", "45/45/2025", True])
def test_what_can_be_no_date_is_blank_and_told(cell: object) -> None:
    column = DayColumn()

    assert column.read(cell, 7) is None
    assert column.odd == [7]


def test_a_column_is_month_first_only_where_it_must_be() -> None:
    american = find_order(["01/05/2026", "12/31/2025", ""])
    english = find_order(["01/05/2026", "31/12/2025"])
    mixed = find_order(["01/05/2026", "31/12/2025", "12/31/2025"])

    assert american.read("01/05/2026", 2) == FIFTH
    assert english.read("01/05/2026", 2) == date(2026, 5, 1)
    assert mixed.read("01/05/2026", 2) == date(2026, 5, 1)
    assert mixed.read("12/31/2025", 3) == date(2025, 12, 31)
    assert (american.other, english.other, mixed.other) == ([2], [], [3])


def test_a_column_that_fits_both_orders_is_read_as_the_others_of_the_workbook_are() -> None:
    american, both = find_order(["12/31/2025"]), find_order(["01/05/2026"])
    other, english = find_order(["01/05/2026"]), find_order(["31/12/2025"])

    share_order([american, both])
    share_order([american, other, english])

    assert both.read("01/05/2026", 2) == FIFTH
    assert (both.other, other.read("01/05/2026", 2)) == ([2], date(2026, 5, 1))
