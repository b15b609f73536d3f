"""Counts of children in a table with totals, and which are too small to be published."""

from dataclasses import dataclass
from typing import Final

LEAST_SHOWN: Final = 6
"""Counts of 1 to 5 are not published. Source: DfE, children in need statistics, 2021, their note on suppression."""


def is_small(number: int) -> bool:
    """Whether a count is from 1 to 5; 0 says nothing of anybody."""
    return 0 < number < LEAST_SHOWN


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts by row and column with the sum of each row, of each column and of all; None where one is not shown.

    The columns divide the children of a row, and the rows all children, so that every sum is of what stands there.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    row_sums: tuple[int | None, ...]
    column_sums: tuple[int | None, ...]
    total: int | None


def add_up(rows: tuple[str, ...], columns: tuple[str, ...], cells: tuple[tuple[int, ...], ...]) -> CountTable:
    """A table of counts, all shown, with its sums."""
    row_sums = tuple(sum(line) for line in cells)
    column_sums = tuple(sum(line[place] for line in cells) for place in range(len(columns)))
    return CountTable(rows, columns, cells, row_sums, column_sums, sum(row_sums))
