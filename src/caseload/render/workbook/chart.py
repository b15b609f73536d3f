"""A native bar chart of shares, one bar a row of a table, with title, named axes and alternative text."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from caseload.render.workbook.book import Book

BLUE: Final = "#2F5D9B"
RED: Final = "#B3261E"
DARK: Final = "#1F3864"
WIDTH: Final = 760
HEIGHT: Final = 130
BAR_HEIGHT: Final = 22


@dataclass(frozen=True, slots=True)
class Bars:
    """What a chart shows: its title, the names of its two axes, its alternative text, and where its cells are.

    `columns` are the sheet, the column of names and the column of shares, whose rows begin below the heading;
    `shares` are those shares, in order, for the colours.
    """

    title: str
    names: str
    values: str
    told: str
    columns: tuple[str, int, int]
    shares: Sequence[Fraction | None]


def draw_bars(book: Book, sheet: Any, at: tuple[int, int], bars: Bars) -> None:
    """Insert the chart at a cell; what is over 100% is red, and every bar carries its figure."""
    name, names, values = bars.columns
    last = len(bars.shares)
    chart = book.file.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": bars.title,
            "categories": [name, 1, names, last, names],
            "values": [name, 1, values, last, values],
            "points": [{"fill": {"color": RED if share is not None and share > 1 else BLUE}} for share in bars.shares],
            "gap": 40,
            "data_labels": {"value": True, "num_format": "0%", "font": {"size": 9}},
        }
    )
    chart.set_title({"name": bars.title, "name_font": {"size": 13, "color": DARK}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"name": bars.names, "reverse": True, "num_font": {"size": 9}, "name_font": {"size": 10}})
    chart.set_x_axis(
        {
            "name": bars.values,
            "num_format": "0%",
            "min": 0,
            "major_unit": 0.25,
            "name_font": {"size": 10},
            "num_font": {"size": 9},
            "label_position": "high",
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    chart.set_size({"width": WIDTH, "height": HEIGHT + BAR_HEIGHT * last})
    options = {"object_position": 3, "description": bars.told, "x_offset": 4, "y_offset": 4}
    sheet.insert_chart(*at, chart, options)
