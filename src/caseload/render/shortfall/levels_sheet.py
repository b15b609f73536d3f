"""The sheet Levels: posts, FTE and money of the four levels, with a native chart of their FTE."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.shortfall.answer import name_posts
from caseload.render.shortfall.table import GOALS, say_gap
from caseload.render.workbook.book import Book, Field

LEVELS: Final = (
    Field("Level", 7, "whole"), Field("Aim", 26, "wrap"), Field("Posts", 32, "wrap"), Field("FTE", 8, "hours"),
    Field("No fewer FTE than", 9, "hours"), Field("Proven", 9), Field("Pounds a week", 10, "whole"),
    Field("Pounds a year", 11, "whole"), Field("A week after vacant salaries", 11, "whole"),
    Field("A year after vacant salaries", 11, "whole"), Field("No post removes", 24, "wrap"),
    Field("Only wait for pace", 16, "wrap"), Field("Weeks to clear", 9, "whole"),
    Field("Families in week 1", 10, "whole"),
)  # fmt: skip
BLUE: Final = "#2F5D9B"
CHART: Final = (760, 300)
FTE_COLUMN: Final = 3
AIM_COLUMN: Final = 1


def write_levels(book: Book, found: ShortfallReport) -> Any:
    """One row a level, and the chart below."""
    rows = list(list_rows(found))
    sheet = book.write_sheet("Levels", LEVELS, rows, "Not worked out in this run.")
    if rows:
        draw_levels(book, sheet, rows)
    return sheet


def list_rows(found: ShortfallReport) -> Iterator[Sequence[object]]:
    """The cells of each level."""
    policy, agency = found.report.problem.policy, {one.level: one for one in found.agency}
    for level in found.report.findings.shortfall:
        money = agency[level.level].money
        gaps = [say_gap(gap, policy) for gap in agency[level.level].gaps]
        over = [f"{one.worker} stays over their {one.limit} by {one.amount}" for one in level.over]
        yield (
            level.level,
            GOALS[level.level],
            name_posts(found, level.posts) or "none needed",
            level.fte,
            level.fte if level.proven else level.at_least_fte,
            "yes" if level.proven else "no",
            money.weekly,
            money.yearly,
            money.net,
            money.net_yearly,
            "\n".join((*gaps, *over)),
            ", ".join(level.queue),
            level.queue_weeks or None,
            level.start or None,
        )


def draw_levels(book: Book, sheet: Any, rows: Sequence[Sequence[object]]) -> None:
    """A bar for each level's FTE, with its figure."""
    last = len(rows)
    chart = book.file.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "FTE",
            "categories": ["Levels", 1, AIM_COLUMN, last, AIM_COLUMN],
            "values": ["Levels", 1, FTE_COLUMN, last, FTE_COLUMN],
            "fill": {"color": BLUE},
            "gap": 40,
            "data_labels": {"value": True, "num_format": "0.0"},
        }
    )
    chart.set_title({"name": "Agency posts each aim would take, FTE", "name_font": {"size": 13}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"name": "Aim", "reverse": True})
    chart.set_x_axis({"name": "FTE", "min": 0, "num_format": "0.0", "label_position": "high"})
    chart.set_size({"width": CHART[0], "height": CHART[1]})
    told = "Bars: the full-time equivalents of agency posts that each of the four aims would take."
    sheet.insert_chart(last + 3, 1, chart, {"object_position": 3, "description": told})
