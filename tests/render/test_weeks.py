"""The weeks ahead read well: one sentence, bars, a table at two widths, JSON, and a sheet with a native chart."""

import json
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from caseload.domain.weeks_ahead import HAPPENINGS, Happening, HappeningWord, WeekAhead, WeeksAhead
from caseload.render.weeks_ahead.as_json import weeks_to_json
from caseload.render.weeks_ahead.screen import render_weeks
from caseload.render.weeks_ahead.sheet import SHEET, write_weeks_sheet
from caseload.render.weeks_ahead.words import say_happening, say_need, say_weeks
from caseload.render.workbook.book import Book
from tests.builders import MONDAY, days
from tests.render.weeks_builder import a_week, weeks_of

BACK = Happening("back", days(28), "North", "w4", ("c1",), Fraction(0), Fraction(23))
SOLVER_WORDS = ("objective", "constraint", "infeasible", "optimal", "bound", "variable")


def a_whole(word: HappeningWord) -> Happening:
    return Happening(word, days(7), "North", "w4", ("c1", "c2"), Fraction(1, 2), Fraction(1), days(40))


def some_weeks() -> WeeksAhead:
    return weeks_of(
        a_week(0, 40, 12, Fraction(2), teams=("North", "South")),
        a_week(1, 40, 12, Fraction(2), tuple(map(a_whole, HAPPENINGS)), ("North", "South"), proven=False),
        a_week(2, 123, 30, Fraction(5, 2), (BACK,), ("North", "South")),
        asked=12,
    )


def test_the_first_sentence_says_what_the_chart_shows() -> None:
    ahead = weeks_of(*(a_week(n, 3, fte=Fraction(1)) for n in range(4)), a_week(4, 0, happenings=(BACK,)), a_week(5, 0))

    assert say_weeks(ahead) == "From 2 February, when w4 is back, nobody is without a worker (now 3)."
    assert say_need(ahead) == "For every child to have a worker: 1 FTE from an agency now, 0 in the last week."


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([0, 0], "Every child has a worker in each of the 2 weeks."),
        ([0], "Every child has a worker this week."),
        ([1], "1 child is without a worker this week."),
        ([3, 3], "3 children are without a worker in each of the 2 weeks."),
        ([3, 1], "3 children are without a worker now, 1 on 12 January. The largest fall is on 12 January."),
        ([1, 9, 4], "1 child is without a worker now, up to 9 on 12 January, 4 on 19 January. The largest rise is on "
                    "12 January."),
        ([3, 9, 3], "3 children are without a worker now, up to 9 on 12 January, and again on 19 January. The largest "
                    "rise is on 12 January."),
        ([3, 9, 0], "From 19 January nobody is without a worker (now 3, up to 9 on 12 January)."),
    ],
)  # fmt: skip
def test_every_way_a_series_may_go_is_said(numbers: list[int], said: str) -> None:
    assert say_weeks(weeks_of(*(a_week(week, number) for week, number in enumerate(numbers)))) == said


def test_a_need_that_is_not_known_is_not_said() -> None:
    assert say_need(weeks_of(a_week(0, 3, fte=Fraction(1)), a_week(1, 3, fte=None))) == ""
    assert say_need(weeks_of(a_week(0, 0))) == "No agency worker is needed for every child to have a worker."


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_screen_and_no_solver_word_is_there(width: int) -> None:
    lines = render_weeks(some_weeks(), width)

    assert [line for line in lines if len(line) > width or line != line.rstrip() or not line.isascii()] == []
    assert [word for word in SOLVER_WORDS if word in "\n".join(lines).casefold()] == []
    assert any("Ended after 3 of 12 weeks." in line for line in lines)


def test_bars_are_in_proportion_and_a_star_marks_what_is_not_proven() -> None:
    lines = render_weeks(some_weeks(), 80)

    bars = [line.split("|")[1].split() for line in lines if line.count("|") == 2]
    assert [number for _, number in bars] == ["40", "40", "123"]
    lengths = [(bar.count("#"), len(bar)) for bar, _ in bars]
    assert lengths[0] == lengths[1] and abs(lengths[2][1] * 40 - lengths[0][1] * 123) < 123
    assert [line.split()[5] for line in lines if "200" in line] == ["40", "40*", "123"]


def test_a_few_children_are_one_letter_each() -> None:
    lines = render_weeks(weeks_of(a_week(0, 5, 2), a_week(1, 0)), 80)

    assert " 5 Jan | ##=== 5" in lines and "12 Jan | 0" in lines


def test_where_nobody_is_without_there_are_no_bars_and_nothing_happens() -> None:
    ahead = weeks_of(*(replace_flow(a_week(n, 0)) for n in range(2)))
    lines = render_weeks(ahead, 80)

    assert not any("|" in line for line in lines)
    assert lines[-1] == "Nothing is known to happen in these weeks."


def replace_flow(week: WeekAhead) -> WeekAhead:
    return replace(week, total=replace(week.total, allocated=0))


def test_no_week_done_is_said() -> None:
    assert render_weeks(WeeksAhead((), 12)) == ["No week was finished."]


@pytest.mark.parametrize("word", HAPPENINGS)
def test_every_happening_is_a_sentence(word: HappeningWord) -> None:
    said = say_happening(a_whole(word), MONDAY)

    assert said.endswith(".") and "None" not in said and ("w4" in said or "c1" in said)


def test_json_has_every_week_in_plain_values() -> None:
    told = json.loads(json.dumps(weeks_to_json(some_weeks())))

    assert [week["as_of"] for week in told["weeks"]] == ["2026-01-05", "2026-01-12", "2026-01-19"]
    assert told["asked"] == 12 and told["trend"]["code"] == "rises"
    assert told["weeks"][2]["total"]["agency_fte"] == 2.5
    assert [one["code"] for one in told["weeks"][1]["happens"]] == list(HAPPENINGS)


def test_the_sheet_has_the_figures_and_a_native_line_chart_beside_them(tmp_path: Path) -> None:
    path = tmp_path / "weeks.xlsx"
    book = Book(path, "Weeks", MONDAY)
    write_weeks_sheet(book, some_weeks())
    book.file.close()

    sheet = load_workbook(path)[SHEET]
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows(min_row=6, max_row=8)]
    assert [(row[0].date(), *row[1:]) for row in rows] == [
        (MONDAY + timedelta(weeks=week), *figures)
        for week, figures in enumerate([(40, 12, 2), (40, 12, 2), (123, 30, 2.5)])
    ]
    with zipfile.ZipFile(path) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    assert chart.count("<c:lineChart>") == 2 and chart.count("<c:ser>") == 3
    assert "$B$6:$B$8" in chart and "$C$6:$C$8" in chart and "$D$6:$D$8" in chart
    assert say_weeks(some_weeks()) in drawing


def test_a_sheet_without_need_has_two_lines_and_one_without_weeks_no_chart(tmp_path: Path) -> None:
    for name, ahead, charts in (("a", weeks_of(a_week(0, 1)), 1), ("b", WeeksAhead((), 3), 0)):
        book = Book(tmp_path / f"{name}.xlsx", "Weeks", date(2026, 1, 5))
        write_weeks_sheet(book, ahead)
        book.file.close()
        with zipfile.ZipFile(tmp_path / f"{name}.xlsx") as archive:
            found = [archive.read(part).decode() for part in archive.namelist() if "/charts/chart" in part]
        assert len(found) == charts and all(chart.count("<c:ser>") == 2 for chart in found)
