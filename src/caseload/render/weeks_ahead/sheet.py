"""The sheet of the weeks ahead: who is without a worker with a chart beside it, the people, teams, and what happens."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any, Final

from caseload.domain.weeks_ahead import WeekAhead, WeeksAhead, WeekTally
from caseload.render.weeks_ahead.chart import Lines, draw_lines
from caseload.render.weeks_ahead.screen import KNOWN
from caseload.render.weeks_ahead.words import say_flow, say_happening, say_need, say_weeks
from caseload.render.workbook.book import TITLE_LINE, Book, Field

SHEET: Final = "Weeks ahead"
SHORT: Final = (
    Field("Week of", 12, "date"),
    Field("Without a worker", 16, "whole"),
    Field("May not wait", 12, "whole"),
    Field("Agency FTE, for all", 11, "hours"),
    Field("FTE, may not wait", 11, "hours"),
    Field("Get a worker", 10, "whole"),
    Field("Change worker", 10, "whole"),
    Field("Proven", 10),
)
PEOPLE: Final = (
    Field("Week of", 12, "date"),
    Field("Workers", 16, "whole"),
    Field("FTE", 12, "hours"),
    Field("Room for", 11, "whole"),
    Field("Cases", 11, "whole"),
    Field("Wait for worker", 10, "whole"),
    Field("Over their cap", 10, "whole"),
    Field("Hours over", 10, "whole"),
)
TEAMS: Final = (
    Field("Week of", 12, "date"),
    Field("Team", 16),
    Field("FTE", 12, "hours"),
    Field("Room for", 11, "whole"),
    Field("Cases", 11, "whole"),
    Field("Without a worker", 10, "whole"),
    Field("May not wait", 10, "whole"),
    Field("Agency FTE", 10, "hours"),
)
EVENTS: Final = (Field("Week of", 12, "date"), Field("Team", 16), Field("What", 12))
WITHOUT, MUST, FTE = 1, 2, 3
FIRST: Final = 4
CHART_LINES: Final = 18
GAP: Final = 2


def write_weeks_sheet(book: Book, ahead: WeeksAhead, name: str = SHEET) -> Any:
    """Add the sheet, called `name`: sentences, tables, a native line chart beside the first; returns the sheet."""
    sheet = book.add_sheet(name)
    book.set_columns(sheet, SHORT)
    sheet.set_column(len(SHORT), len(SHORT), GAP)
    sheet.set_row(0, TITLE_LINE)
    book.write_cell(sheet, 0, 0, "The weeks ahead", "title")
    book.write_cell(sheet, 1, 0, say_weeks(ahead), "prose")
    book.write_cell(sheet, 2, 0, " ".join(filter(None, (say_need(ahead), say_ended(ahead)))), "prose")
    if not ahead.weeks:
        return sheet
    end = book.write_table(sheet, SHORT, [build_short(week) for week in ahead.weeks], FIRST)
    draw_lines(book, sheet, (FIRST, len(SHORT) + 1), describe_chart(ahead, name, end - 1))
    row = write_block(book, sheet, "People and room", PEOPLE, [build_people(week) for week in ahead.weeks],
                      max(end, FIRST + CHART_LINES) + 1)  # fmt: skip
    if len(ahead.weeks[0].teams) > 1:
        rows = [build_team(week, tally) for week in ahead.weeks for tally in week.teams]
        row = write_block(book, sheet, "By team", TEAMS, rows, row)
    events = list(list_events(ahead)) or [(ahead.weeks[0].day, None, "Nothing is known to happen in these weeks.")]
    row = write_block(book, sheet, "What happens", EVENTS, events, row)
    for place, note in enumerate(list_notes()):
        book.write_cell(sheet, row + place, 0, note, "prose")
    return sheet


def write_block(
    book: Book, sheet: Any, title: str, fields: Sequence[Field], rows: Sequence[Sequence[object]], first: int
) -> int:
    """A heading and a table from a row on; gives the row where the next may begin."""
    book.write_cell(sheet, first, 0, title, "heading")
    return book.write_table(sheet, fields, rows, first + 1) + 1


def say_ended(ahead: WeeksAhead) -> str:
    """How many weeks were finished, where they are fewer than asked."""
    if len(ahead.weeks) == ahead.asked:
        return ""
    return f"Ended after {len(ahead.weeks)} of {ahead.asked} weeks."


def build_short(week: WeekAhead) -> list[object]:
    """A week's children without a worker and the agency need."""
    total = week.total
    is_sure = week.proven and all(need.proven for need in week.needs)
    return [week.day, total.without, total.must_without, total.fte_all, total.fte_must, total.allocated,
            total.changed, "yes" if is_sure else "not in the time"]  # fmt: skip


def build_people(week: WeekAhead) -> list[object]:
    """A week's people, their room, and what is above a limit."""
    total = week.total
    return [week.day, total.workers, total.fte, total.places, total.cases, total.waiting, total.over_cap,
            total.hours_over]  # fmt: skip


def build_team(week: WeekAhead, tally: WeekTally) -> list[object]:
    """A team in a week."""
    return [week.day, tally.team, tally.fte, tally.places, tally.cases, tally.without, tally.must_without,
            tally.fte_all]  # fmt: skip


def list_events(ahead: WeeksAhead) -> Iterator[tuple[object, str | None, str]]:
    """What happens by week, each with its team, and last what comes of it."""
    for week in ahead.weeks[1:]:
        for one in week.happenings:
            yield week.day, one.team, say_happening(one, ahead.weeks[0].day)
        if said := say_flow(week):
            yield week.day, None, said


def list_notes() -> tuple[str, ...]:
    """What the figures rest on."""
    return (
        KNOWN,
        "Room for: the sum of the caps of those who are there. Hours over: above 110% of what people have.",
        "Agency FTE is counted in whole posts. A week is only as sure as the weeks before it.",
    )


def describe_chart(ahead: WeeksAhead, name: str, last: int) -> Lines:
    """The chart of the first table; the agency need is drawn where there is any."""
    needs = [week.total.fte_all for week in ahead.weeks]
    return Lines(
        sheet=name,
        rows=(FIRST + 1, last),
        days=0,
        without=WITHOUT,
        must=MUST,
        fte=FTE if any(needs) else None,
        most=max(week.total.without for week in ahead.weeks),
        most_fte=ceil(max((need for need in needs if need is not None), default=0)),
        told=f"Line chart of the children without a worker in each week. {say_weeks(ahead)} The table has the figures.",
    )
