"""A native line chart of the weeks ahead: children without a worker, those who may not wait, and the agency FTE."""

from dataclasses import dataclass
from typing import Any, Final

from caseload.render.workbook.book import Book

BLUE: Final = "#2F5D9B"
RED: Final = "#B3261E"
GREY: Final = "#595959"
DARK: Final = "#1F3864"
WIDTH: Final = 640
HEIGHT: Final = 360
A_WEEK: Final = 30
MOST_WIDTH: Final = 1200
FEW: Final = 6


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the figures of a chart are, and what it says.

    The sheet, its first and last row of weeks; the columns of the days, of all children without a worker, of those who
    may not wait, and of the FTE (None: not shown); the highest number and FTE; the alternative text.
    """

    sheet: str
    rows: tuple[int, int]
    days: int
    without: int
    must: int
    fte: int | None
    most: int
    most_fte: int
    told: str


def draw_lines(book: Book, sheet: Any, at: tuple[int, int], lines: Lines) -> None:
    """Insert the chart at a cell: children to the left-hand scale, FTE to the right-hand one."""
    chart = book.file.add_chart({"type": "line"})
    chart.add_series(describe_line(lines, "Children without a worker", lines.without, BLUE, "circle"))
    chart.add_series(describe_line(lines, "of these, may not wait", lines.must, RED, "diamond"))
    if lines.fte is not None:
        need = describe_line(lines, "Agency FTE for all (right-hand scale)", lines.fte, GREY, "square")
        chart.add_series({**need, "y2_axis": True})
        chart.set_y2_axis(describe_axis("Agency FTE", lines.most_fte, is_grid=False))
    chart.set_title({"name": "Children without a worker, week by week", "name_font": {"size": 13, "color": DARK}})
    chart.set_legend({"position": "bottom", "font": {"size": 9}})
    chart.set_x_axis(
        {
            "name": "Week of",
            "text_axis": True,
            "num_format": "d mmm",
            "num_font": {"size": 9, "rotation": -45},
            "name_font": {"size": 10},
        }
    )
    chart.set_y_axis(describe_axis("Children", lines.most, is_grid=True))
    first, last = lines.rows
    chart.set_size({"width": min(MOST_WIDTH, max(WIDTH, A_WEEK * (last - first + 1) + 160)), "height": HEIGHT})
    sheet.insert_chart(*at, chart, {"object_position": 3, "description": lines.told, "x_offset": 4, "y_offset": 4})


def describe_line(lines: Lines, name: str, column: int, color: str, marker: str) -> dict[str, Any]:
    """One line with a mark for each week, told apart by more than its colour."""
    first, last = lines.rows
    dash = {"circle": "solid", "diamond": "dash", "square": "round_dot"}[marker]
    return {
        "name": name,
        "categories": [lines.sheet, first, lines.days, last, lines.days],
        "values": [lines.sheet, first, column, last, column],
        "line": {"color": color, "width": 2.25, "dash_type": dash},
        "marker": {"type": marker, "size": 6, "fill": {"color": color}, "border": {"color": color}},
    }


def describe_axis(name: str, most: int, is_grid: bool) -> dict[str, Any]:
    """A scale from 0 in whole numbers."""
    axis: dict[str, Any] = {
        "name": name,
        "min": 0,
        "num_format": "0",
        "name_font": {"size": 10},
        "num_font": {"size": 9},
        "major_gridlines": {"visible": is_grid, "line": {"color": "#D9D9D9"}},
    }
    return {**axis, "max": most + 1, "major_unit": 1} if most <= FEW else axis
