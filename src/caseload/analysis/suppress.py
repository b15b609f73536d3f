"""Hides small counts of children, and as many others as it takes that none of them can be worked out.

First every count of 1 to 5 is hidden. A hidden count can still be worked out where the sums leave it only one value,
so more are hidden until every small count could be another one: a change of one child that no shown number notices.
Such a change is a circle through the table: one more here, one fewer in the same column, one more in that row, and so
on round; it is looked for along hidden counts alone, as in a network (Gusfield 1988, SIAM J. Comput. 17). Readers know
that what is hidden is not nought, as noughts are shown: nothing may fall to nought.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from caseload.domain.small_counts import CountTable, is_small

Place = tuple[int, int]
"""A row and a column; the last row and the last column hold the sums."""


def suppress(tables: Sequence[CountTable]) -> tuple[CountTable, ...]:
    """Tables of the same children by the same columns, with every small count hidden in all of them.

    All tables have the same column sums and total. Of what need not be hidden by itself, the first column goes first:
    it should be the one that readers miss least. With fewer than 6 children in all, nothing but noughts is shown.
    """
    grids = [Grid(table) for table in tables]
    if not grids:
        return ()
    sums = choose_sums((*tables[0].column_sums, tables[0].total))
    for grid in grids:
        grid.hidden |= {(len(grid.values) - 1, column) for column in sums}
        grid.protect()
    return tuple(grid.show() for grid in grids)


def choose_sums(shown: Sequence[int | None]) -> list[int]:
    """Which of the columns' sums and the total (the last) all tables hide: small ones, and beside them the
    first that is neither small nor nought."""
    sums = [number or 0 for number in shown]
    small = [column for column, number in enumerate(sums) if is_small(number)]
    others = [column for column, number in enumerate(sums[:-1]) if number and column not in small]
    return small + others[: len(small) > 0]


class Grid:
    """A table with its sums as one grid, and the places hidden so far."""

    def __init__(self, table: CountTable) -> None:
        """Take a table of which everything is shown, and hide what is small."""
        lines = [(*line, end) for line, end in zip(table.cells, table.row_sums, strict=True)]
        whole = [*lines, (*table.column_sums, table.total)]
        self.table = table
        self.values = [[number or 0 for number in line] for line in whole]
        self.places = [(row, column) for row, line in enumerate(whole) for column in range(len(line))]
        self.hidden = {place for place in self.places if is_small(self.read(place))}

    def read(self, place: Place) -> int:
        """The count at a place."""
        return self.values[place[0]][place[1]]

    def is_sum(self, place: Place) -> bool:
        """Whether a place holds a sum of one row or column: it falls where a count in it rises; the total does not."""
        return (place[0] == len(self.values) - 1) != (place[1] == len(self.values[0]) - 1)

    def protect(self) -> None:
        """Hide more until no small count can be worked out, or nothing is left to hide."""
        while known := [
            place for place in sorted(self.hidden) if is_small(self.read(place)) and not self.is_open(place)
        ]:
            chosen = next(self.list_choices(known[0]), None)
            if chosen is None:
                return
            self.hidden.add(chosen)

    def list_choices(self, place: Place) -> Iterator[Place]:
        """What could be hidden for the sake of a count: in its row, in its column, then anywhere; never a column's sum,
        which another table may show."""
        row, column = place
        last = len(self.values) - 1
        free = [one for one in self.places if one not in self.hidden and one[0] < last and self.read(one)]
        alone_in_row = not any(one[0] == row and one != place for one in self.hidden)
        alone_in_column = not any(one[1] == column and one != place for one in self.hidden)
        if alone_in_row:
            yield from self.sort(one for one in free if one[0] == row)
        if alone_in_column:
            yield from self.sort(one for one in free if one[1] == column)
        rows = {one[0] for one in self.hidden}
        yield from self.sort(one for one in free if one[0] in rows)
        yield from self.sort(free)

    def sort(self, places: Iterable[Place]) -> list[Place]:
        """Counts before sums, the first column first, then the smallest."""
        return sorted(places, key=lambda one: (self.is_sum(one), one[1], self.read(one), one))

    def is_open(self, place: Place) -> bool:
        """Whether the count at a hidden place could be one more or one fewer, as far as anybody sees."""
        return self.has_circle(place, rises=True) or self.has_circle(place, rises=False)

    def has_circle(self, place: Place, rises: bool) -> bool:
        """Whether a change at a place can be made up for elsewhere: a way from its column back to its row."""
        steps = [one for one in self.hidden if one != place]
        columns, rows, fresh = {place[1]}, set[int](), True
        while fresh:
            more_rows = {row for row, column in steps if column in columns and self.may(row, column, not rises)}
            more_columns = {column for row, column in steps if row in more_rows and self.may(row, column, rises)}
            fresh = not (more_rows <= rows and more_columns <= columns)
            rows |= more_rows
            columns |= more_columns
        return place[0] in rows and self.may(*place, rises)

    def may(self, row: int, column: int, rises: bool) -> bool:
        """Whether a hidden place may rise (or fall) by one in the grid, where sums count the other way round; no
        number falls to nought."""
        return rises != self.is_sum((row, column)) or self.read((row, column)) > 1

    def show(self) -> CountTable:
        """The table without what is hidden."""
        shown = [
            tuple(None if (row, column) in self.hidden else number for column, number in enumerate(line))
            for row, line in enumerate(self.values)
        ]
        return replace(
            self.table,
            cells=tuple(line[:-1] for line in shown[:-1]),
            row_sums=tuple(line[-1] for line in shown[:-1]),
            column_sums=shown[-1][:-1],
            total=shown[-1][-1],
        )
