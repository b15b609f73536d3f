"""Hides small counts of children, and as many others as it takes that none of them can be worked out.

First every count of 1 to 5 is hidden. A hidden count can still be worked out where the sums leave it only one value,
so more are hidden until every small count could be another one: a change of one child that no shown number notices.
Such a change is a circle through the table: one more here, one fewer in the same column, one more in that row, and so
on round; the circle is taken that hides least of what readers would miss (Gusfield 1988, SIAM J. Comput. 17). Readers
know that what is hidden is not nought, as noughts are shown: nothing may fall to nought. Where no circle can do, as
where a column has one child in each of its rows, the sum of the column is hidden too.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from heapq import heappop, heappush

from caseload.domain.small_counts import CountTable, is_small

Place = tuple[int, int]
"""A row and a column; the last row and the last column hold the sums."""
Way = tuple[int, tuple[Place, ...]]
"""What it costs to hide the places of a circle, and the places."""


def suppress(tables: Sequence[CountTable]) -> tuple[CountTable, ...]:
    """Tables of the same children by the same columns, with every small count hidden in all of them.

    All tables have the same column sums and total. Of what need not be hidden by itself, the first column goes first:
    it should be the one that readers miss least. With fewer than 6 children in all, nothing but noughts is shown.
    """
    if not tables:
        return ()
    sums = [number or 0 for number in (*tables[0].column_sums, tables[0].total)]
    secret = {column for column, number in enumerate(sums) if is_small(number)}
    while True:
        grids = [Grid(table, secret, choose_beside(sums, secret)) for table in tables]
        stuck = {column for grid in grids if (column := grid.protect()) is not None}
        if not stuck or len(secret) == len(sums):
            return tuple(grid.show() for grid in grids)
        secret = secret | stuck if stuck - secret else set(range(len(sums)))


def choose_beside(sums: Sequence[int], secret: Collection[int]) -> list[int]:
    """The column whose sum is hidden beside those that have to be, so that the total gives none of them away: the
    first one that is not nought."""
    others = [column for column, number in enumerate(sums[:-1]) if number and column not in secret]
    return others[: len(secret) > 0]


class Grid:
    """A table with its sums as one grid, and the places hidden so far."""

    def __init__(self, table: CountTable, secret: Collection[int], beside: Collection[int]) -> None:
        """Take a table of which everything is shown; hide what is small, and the sums of the columns named."""
        lines = [(*line, end) for line, end in zip(table.cells, table.row_sums, strict=True)]
        whole = [*lines, (*table.column_sums, table.total)]
        self.table = table
        self.values = [[number or 0 for number in line] for line in whole]
        self.last = len(lines), len(table.columns)
        places = [(row, column) for row, line in enumerate(whole) for column in range(len(line))]
        self.counted = [place for place in places if self.read(place)]
        ends = {place for place in self.counted if place[0] == self.last[0]}
        self.secret = {place for place in self.counted if is_small(self.read(place))}
        self.secret |= {place for place in ends if place[1] in secret}
        self.hidden = self.secret | {place for place in ends if place[1] in beside}
        self.steps = [place for place in self.counted if place in self.hidden or place not in ends]

    def read(self, place: Place) -> int:
        """The count at a place."""
        return self.values[place[0]][place[1]]

    def is_sum(self, place: Place) -> bool:
        """Whether a place holds a sum of one row or column: it falls where a count in it rises; the total does not."""
        return (place[0] == self.last[0]) != (place[1] == self.last[1])

    def protect(self) -> int | None:
        """Hide more until nothing that is to be secret can be worked out; the column where something still can be."""
        for place in sorted(self.secret):  # what is hidden for one keeps open what is open for another
            found = [way for rises in self.list_changes(place) if (way := self.find_way(place, rises)) is not None]
            if not found:
                return place[1]
            self.hidden.update(min(found)[1])
        return None

    def list_changes(self, place: Place) -> tuple[bool, ...]:
        """Which changes keep a count secret, as a rise or fall in the grid: both, but for the sum of a column one
        child more, so that it can be that in all tables at once."""
        return (True, False) if place[0] < self.last[0] else (not self.is_sum(place),)

    def find_way(self, place: Place, rises: bool) -> Way | None:
        """The cheapest way from the column of a place back to its row by places that change in turn: Dijkstra's, over
        columns and rows."""
        if not self.may(place, rises):
            return None
        waiting: list[tuple[int, bool, int, tuple[Place, ...]]] = [(0, True, place[1], ())]
        done: set[tuple[bool, int]] = set()
        while waiting:
            cost, is_column, line, way = heappop(waiting)
            if (is_column, line) == (False, place[0]):
                return cost, way
            if (is_column, line) not in done:
                done.add((is_column, line))
                for step in self.steps:
                    if step[is_column] == line and step != place and self.may(step, rises != is_column):
                        heappush(waiting, (cost + self.price(step), not is_column, step[not is_column], (*way, step)))
        return None

    def may(self, place: Place, rises: bool) -> bool:
        """Whether a place may rise (or fall) by one in the grid, where sums count the other way round; no number falls
        to nought."""
        return rises != self.is_sum(place) or self.read(place) > 1

    def price(self, place: Place) -> int:
        """What readers lose where a place is hidden: nothing more if it is; counts before sums, the first column
        first, then the smallest."""
        if place in self.hidden:
            return 0
        return (1000 if self.is_sum(place) else 10 ** place[1]) * 1_000_000 + self.read(place)

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
