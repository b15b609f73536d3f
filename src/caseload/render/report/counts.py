"""The children of a week in tables and charts of counts; what is hidden stays hidden in both."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

import altair as alt

from caseload.domain.agency import ENGLAND
from caseload.domain.case_counts import CaseCounts
from caseload.domain.small_counts import CountTable
from caseload.render.page.chart import COLOURS, draw_chart
from caseload.render.page.parts import Chart, Section, Table
from caseload.render.words import count, say_number

HIDDEN: Final = "c"
HIDDEN_NOTE: Final = "c: from 1 to 5 children, or a number from which such a one could be worked out; not shown."
ALL: Final = "All"
ROW: Final = 28
LEAST_HEIGHT: Final = 90
MOST_BARS: Final = 60


def say_hidden(number: int | None) -> str:
    """A count, or `c`."""
    return HIDDEN if number is None else f"{number:,}"


def note_hidden(table: CountTable) -> tuple[str, ...]:
    """What `c` means, where there is any."""
    is_hidden = table.total is None or any(None in line for line in (*table.cells, table.row_sums, table.column_sums))
    return (HIDDEN_NOTE,) if is_hidden else ()


def list_rows(table: CountTable) -> list[tuple[str, ...]]:
    """The rows of a table as text with their sums, and the row of all below several."""
    lines = [*zip(table.rows, table.cells, table.row_sums, strict=True)]
    lines += [(ALL, table.column_sums, table.total)] if len(table.rows) > 1 else []
    return [(name, say_hidden(end), *map(say_hidden, cells)) for name, cells, end in lines]


def build_teams(counts: CaseCounts) -> Section:
    """Team by team: children, those without a worker, staff, and children to each full-time worker."""
    table = counts.by_team
    totals = dict(zip((*table.rows, ALL), (*table.row_sums, table.total), strict=True))
    staff = {**counts.fte, ALL: sum(counts.fte.values(), Fraction(0))}
    each = {name: divide(totals[name], staff.get(name)) for name in totals}
    rows = tuple((*row, say_number(staff.get(row[0], Fraction(0))), say_each(each[row[0]])) for row in list_rows(table))
    head = ("Team", "Children", *table.columns, "Staff in post, FTE", "Children to each FTE")
    says = (
        "Staff in post are those who may lead cases, those away among them; children who wait for a worker count too.",
        *note_hidden(table),
    )
    shown = {name: value for name, value in each.items() if name != ALL and value is not None}
    return Section(
        "Team by team",
        says,
        draw_each(shown) if 1 < len(shown) <= MOST_BARS else None,
        Table("Children and staff by team", head, rows, frozenset(range(1, len(head)))),
    )


def divide(children: int | None, fte: Fraction | None) -> Fraction | None:
    """Children to each full-time worker; None where either is not known or nobody is in post."""
    return None if children is None or not fte else children / fte


def say_each(value: Fraction | None) -> str:
    """With one decimal place."""
    return "-" if value is None else f"{float(value):.1f}"


def draw_each(each: Mapping[str, Fraction]) -> Chart:
    """A bar for each team, and a line at England's average."""
    rows = [{"team": name, "each": float(value)} for name, value in each.items()]
    bars = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(color=COLOURS[0])
        .encode(
            y=alt.Y("team:N", title=None, sort=list(each)),
            x=alt.X("each:Q", title="Children to each full-time worker"),
        )
    )
    england: Any = alt.Chart(alt.InlineData(values=[{"each": float(ENGLAND.average)}]))
    line = england.mark_rule(strokeDash=[6, 4], color=COLOURS[1], strokeWidth=2).encode(x="each:Q")
    most, least = max(each, key=each.__getitem__), min(each, key=each.__getitem__)
    says = (
        f"From {float(each[least]):.1f} in {least} to {float(each[most]):.1f} in {most}. The dashed line is England's "
        f"average in {ENGLAND.year}, {float(ENGLAND.average):.1f} cases to each full-time worker who holds any."
    )
    return draw_chart(bars + line, "Children to each full-time worker, by team", says, measure_height(len(rows)))


def build_kinds(counts: CaseCounts) -> Section:
    """Kind by kind: children, and those without a worker."""
    table = counts.by_kind
    head = ("Kind of work", "Children", *table.columns)
    shown = {name: number for name, number in zip(table.rows, table.row_sums, strict=True) if number is not None}
    says = ("Each child counts once, under the kind of work it has now.", *note_hidden(table))
    rows = Table("Children by kind of work", head, tuple(list_rows(table)), frozenset(range(1, len(head))))
    return Section("By kind of work", says, draw_kinds(shown) if len(shown) > 1 else None, rows)


def draw_kinds(numbers: Mapping[str, int]) -> Chart:
    """A bar for each kind that is shown, the longest first."""
    ranked = sorted(numbers, key=lambda name: (-numbers[name], name))
    rows = [{"kind": name, "children": numbers[name]} for name in ranked]
    bars = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(color=COLOURS[0])
        .encode(
            y=alt.Y("kind:N", title=None, sort=ranked, axis=alt.Axis(labelLimit=300)),
            x=alt.X("children:Q", title="Children", axis=alt.Axis(format="d", tickMinStep=1)),
        )
    )
    says = f"The most: {ranked[0]}, {count(numbers[ranked[0]], 'child', 'children')}."
    return draw_chart(bars, "Children by kind of work", says, measure_height(len(rows)))


def measure_height(bars: int) -> int:
    """The height of a chart with so many bars, in pixels."""
    return max(LEAST_HEIGHT, ROW * bars)
