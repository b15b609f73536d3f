"""Small counts cannot be worked out from what is shown: against every table that would look the same."""

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from caseload.analysis.suppress import suppress
from caseload.domain.small_counts import CountTable, add_up, is_small

COLUMNS = ("with a worker", "may wait", "may not wait")
MOST = 30


@st.composite
def draw_pairs(draw: st.DrawFn) -> tuple[CountTable, CountTable]:
    """Two tables of the same few children by the same columns: by team, and by kind."""
    width = draw(st.integers(2, 3))
    children = draw(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, width - 1)), max_size=MOST))
    return tuple(
        add_up(
            tuple(f"row {row}" for row in range(rows)),
            COLUMNS[:width],
            tuple(
                tuple(sum(child[part] == row and child[2] == column for child in children) for column in range(width))
                for row in range(rows)
            ),
        )
        for part, rows in ((0, 3), (1, 2))
    )


@st.composite
def draw_many_small(draw: st.DrawFn) -> tuple[CountTable, CountTable]:
    """Two tables of the same children: many teams with one child or two in the last column, in few kinds."""
    waiting = draw(st.lists(st.integers(0, 2), min_size=5, max_size=9))
    shift = draw(st.integers(0, sum(waiting)))
    held = [20] * len(waiting)
    kinds = ((sum(held) - 30, shift), (30, sum(waiting) - shift))
    return (
        add_up(tuple(f"team {at}" for at in range(len(waiting))), COLUMNS[:2], tuple(zip(held, waiting, strict=True))),
        add_up(("one kind", "another"), COLUMNS[:2], kinds),
    )


def list_places(table: CountTable) -> Iterator[tuple[str, int | None]]:
    """Every number of a table by a name."""
    for row, line in enumerate(table.cells):
        yield from ((f"{row}/{name}", number) for name, number in zip(table.columns, line, strict=True))
    yield from ((f"{row}/sum", number) for row, number in enumerate(table.row_sums))
    yield from ((f"sum/{name}", number) for name, number in zip(table.columns, table.column_sums, strict=True))
    yield "sum/total", table.total


class Reader:
    """Somebody who has the published tables alone, and works out between what every number must be."""

    def __init__(self, shown: tuple[CountTable, ...]) -> None:
        """Take in that counts are whole, none below nought, that sums are sums, and that the tables have theirs in
        common."""
        self.model = cp_model.CpModel()
        self.known = [self.read(table) for table in shown]
        for column in (*shown[0].columns, "total"):
            self.model.add(self.known[0][f"sum/{column}"] == self.known[1][f"sum/{column}"])

    def read(self, table: CountTable) -> dict[str, Any]:
        """A number of the model for each of a table."""
        cells = [[self.model.new_int_var(0, 999, "") for _ in table.columns] for _ in table.rows]
        sums = [sum(line[column] for line in cells) for column in range(len(table.columns))]
        made = CountTable(table.rows, table.columns, cells, [sum(line) for line in cells], sums, sum(sums))
        known = dict(list_places(made))
        for place, number in list_places(table):
            self.model.add(known[place] >= 1 if number is None else known[place] == number)
        return known

    def find_ends(self, table: int, place: str) -> tuple[float, float]:
        """The least and the most a number can be."""
        return self.solve(self.model.minimize, table, place), self.solve(self.model.maximize, table, place)

    def solve(self, aim: Callable[[Any], None], table: int, place: str) -> float:
        """One end."""
        aim(self.known[table][place])
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(self.model) == cp_model.OPTIMAL
        return solver.objective_value


@settings(max_examples=90)
@given(draw_pairs() | draw_many_small())
def test_no_small_count_can_be_worked_out_from_both_tables_together(pair: tuple[CountTable, CountTable]) -> None:
    reader = Reader(suppress(pair))

    for number, table in enumerate(pair):
        for place, value in list_places(table):
            if value is not None and is_small(value):
                least, most = reader.find_ends(number, place)
                assert least < most, (place, value)


@given(draw_pairs())
def test_what_is_shown_is_true_and_nothing_small(pair: tuple[CountTable, CountTable]) -> None:
    for table, shown in zip(pair, suppress(pair), strict=True):
        for (_, number), (_, told) in zip(list_places(table), list_places(shown), strict=True):
            assert told is None or (told == number and not is_small(told))


@given(draw_pairs())
def test_a_table_without_small_counts_is_shown_whole(pair: tuple[CountTable, CountTable]) -> None:
    large = tuple(
        add_up(table.rows, table.columns, tuple(tuple(6 * (number or 0) for number in line) for line in table.cells))
        for table in pair
    )
    assume(large[0].total)

    assert suppress(large) == large


def test_two_children_without_a_worker_are_not_told_by_what_all_others_have() -> None:
    tables = [
        add_up(("North",), COLUMNS, ((78, 1, 1),)),
        add_up(("in need", "protection"), COLUMNS, ((45, 1, 0), (33, 0, 1))),
    ]

    shown = suppress(tables)

    assert [table.column_sums for table in shown] == [(None, None, None)] * 2
    assert [table.total for table in shown] == [80, 80]


def test_where_every_team_has_one_waiting_child_their_sum_is_hidden_and_the_others_are_shown_whole() -> None:
    teams = tuple(f"Team {number:02}" for number in range(40))
    tables = [
        add_up(teams, COLUMNS, tuple((170 - (number < 7), int(number < 7), 0) for number in range(40))),
        add_up(("in need", "protection"), COLUMNS, ((3293, 7, 0), (3500, 0, 0))),
    ]

    by_team, by_kind = suppress(tables)

    assert [by_team.cells[at] for at in (0, 6, 7, 39)] == [(None, None, 0)] * 2 + [(170, 0, 0)] * 2
    assert by_kind.cells == ((None, None, 0), (3500, 0, 0))
    assert (by_team.row_sums, by_kind.row_sums) == (tables[0].row_sums, tables[1].row_sums)
    assert by_team.column_sums == by_kind.column_sums == (None, None, 0)
    assert by_team.total == by_kind.total == 6800


def test_a_large_count_that_keeps_many_ones_secret_is_hidden_and_nothing_else() -> None:
    table = add_up(("A", "B", "C", "D"), COLUMNS[:2], ((50, 1), (50, 1), (50, 9), (50, 0)))

    (shown,) = suppress([table])

    assert shown.cells == ((None, None), (None, None), (None, None), (50, 0))
    assert shown.column_sums == (200, 11)


def test_one_small_count_takes_three_others_with_it_and_leaves_the_sums() -> None:
    table = add_up(("North", "South", "East"), ("held", "waiting"), ((150, 3), (120, 20), (90, 12)))

    (shown,) = suppress([table])

    assert shown.cells == ((None, None), (120, 20), (None, None))
    assert shown.row_sums == (153, 140, 102)
    assert shown.column_sums == (360, 35)
    assert shown.total == 395
