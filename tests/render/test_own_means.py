"""Own means, one more worker and absences in words, as JSON and as sheets."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from caseload.domain.findings import Post, ShortfallLevel
from caseload.domain.plan import GoalResult
from caseload.domain.remedies import (
    AbsenceCost,
    AbsenceCosts,
    Combination,
    OneMore,
    OneMores,
    Reach,
    Remedies,
    Remedy,
    RemedyEffect,
)
from caseload.render.own_means.absences_json import absences_to_json
from caseload.render.own_means.absences_screen import render_absences
from caseload.render.own_means.absences_sheet import write_absences_sheet
from caseload.render.own_means.one_more_json import one_more_to_json
from caseload.render.own_means.one_more_screen import render_one_more
from caseload.render.own_means.one_more_sheet import write_one_more_sheet
from caseload.render.own_means.remedies_json import remedies_to_json
from caseload.render.own_means.remedies_screen import render_remedies
from caseload.render.own_means.remedies_sheet import write_remedies_sheet
from caseload.render.workbook.book import Book
from tests.builders import MONDAY, a_case, a_problem, a_worker, days

PROBLEM = a_problem([a_worker("w4"), a_worker("w5", "South")], [a_case("c1"), a_case("c2", "South")])


def goals(must: int, children: int, is_proven: bool = True) -> tuple[GoalResult, ...]:
    """Two goals with the same bounds as values, or 0."""
    values = (("unallocated_must", must), ("unallocated", children))
    return tuple(GoalResult(name, value, value if is_proven else 0, is_proven) for name, value in values)


def a_reach(must: int, children: int, displaced: int = 0, is_proven: bool = True) -> Reach:
    """What is left, by number of children."""
    return Reach(must, children, displaced, goals(must, children, is_proven))


STEP = Remedy("protected_step", "North", workers=("w4",), month=6, from_day=days(40))
OFFICER = Remedy("support_officer", "North", workers=("o1",), role="support_officer", weekly_cost=Fraction(600))
MOVES = Remedy("moves", moves=3, from_day=MONDAY)
OVERTIME = Remedy("overtime", workers=("w4", "w5"), share=Fraction(1, 10), weekly_cost=None, from_day=MONDAY)
LENDING = Remedy("lending", "South", "North", ("w5",), share=Fraction(1, 5), from_day=MONDAY)
TWO_POSTS = (Post("social_worker", "North", (), Fraction(1), 2),)
LEVEL = ShortfallLevel(2, TWO_POSTS, Fraction(2), Fraction(1), None, (), (), 0, 0, True)
FOUND = Remedies(
    before=a_reach(4, 9),
    effects=(
        RemedyEffect(STEP, a_reach(2, 7), Fraction(0)),
        RemedyEffect(OFFICER, a_reach(4, 6), Fraction(200)),
        RemedyEffect(MOVES, a_reach(1, 9, 2, False), None),
    ),
    without=(OVERTIME, LENDING),
    best=Combination((STEP, MOVES), a_reach(0, 3), Fraction(0), days(40), False, (LEVEL,)),
    best_without_moves=Combination((STEP, OFFICER), a_reach(2, 4), Fraction(600), None, True),
)
MORE = OneMores(
    goals(2, 5), 2, 5,
    (
        OneMore(a_worker("n1", skills=("court",)), goals(0, 3), 0, 3),
        OneMore(a_worker("n2", role="agency_social_worker"), goals(0, 3), 0, 3),
    ),
    (a_worker("n3", role="support_officer"),),
    (a_worker("n4", "South"),),
)  # fmt: skip
COSTS = AbsenceCosts(
    goals(0, 0),
    (AbsenceCost("w4", goals(2, 3), ("c1", "c2", "c3", "c4"), ("c1", "c2", "c3"), ("c1", "c2"), ("c1",), ("c2",), (),
                 ("c4",), ("c8",)),),
    ("w5",),
)  # fmt: skip


def read(lines: Iterable[str]) -> str:
    """Lines as one text without the breaks."""
    return " ".join(" ".join(lines).split())


def test_every_line_fits_the_screen() -> None:
    lines = [*render_remedies(PROBLEM, FOUND), *render_one_more(PROBLEM, MORE), *render_absences(COSTS)]

    assert max(len(line) for line in lines) <= 72
    assert all(line.isascii() for line in lines)


@pytest.mark.parametrize(
    "told",
    [
        "9 children have no worker, 4 of them may not wait",
        "w4 at the next protected step (month 6): 4 -> 2 who may not wait, 9 -> 7 in all; no cost, from 14 February.",
        "1 more support officer for North team: 4 -> 4 who may not wait, 9 -> 6 in all; 600 pounds a week, once the "
        "post is filled, 200 pounds a week for each child.",
        "but 2 children lose their worker (best found in time); no money, but children change worker.",
        "Nothing gained by itself: overtime and 1 lending between teams.",
        "Overtime gains nothing: under this policy hours keep no child from a worker.",
        "Still needed besides, for every child: 2 social_workers for North.",
        "This is the best found in time; a cheaper set is not ruled out.",
        "The same without letting more families change worker: - w4 at",
        "The agency staff still needed could not be worked out in time.",
    ],
)
def test_the_own_means_are_told_in_plain_words(told: str) -> None:
    assert told in read(render_remedies(PROBLEM, FOUND))


def test_nothing_is_said_where_nothing_is_short() -> None:
    assert render_remedies(PROBLEM, Remedies(a_reach(0, 0))) == []


def test_time_that_ran_out_is_said() -> None:
    assert "Time ran out" in read(render_remedies(PROBLEM, Remedies(None)))
    assert "Not settled in time: overtime." in read(render_remedies(PROBLEM, replace(FOUND, not_tried=(OVERTIME,))))


def test_choices_with_the_same_effect_share_an_item() -> None:
    told = read(render_one_more(PROBLEM, MORE))

    assert "social_worker (court skills) for North team or agency_social_worker for North team: children" in told
    assert "have no worker 2 -> 0; all without a worker 5 -> 3." in told
    assert "Nothing would change with support_officer for North team." in told
    assert "Not tried for want of time: 1 more choice." in told


def test_an_absence_is_told_with_the_children_it_would_leave() -> None:
    told = read(render_absences(COSTS))

    assert (
        "If w4 is off, 3 more children have nobody, 2 of them may not wait (1 in proceedings and 1 with a child "
        "protection plan). 1 of the 4 held now goes to others and 1 other child changes worker." in told
    )
    assert "Not tried for want of time: w5." in told


def test_json_has_every_figure_and_null_where_a_cost_is_not_known() -> None:
    found: dict[str, Any] = json.loads(json.dumps(remedies_to_json(PROBLEM, FOUND)))

    assert [one["kind"] for one in found["remedies"]] == ["protected_step", "support_officer", "moves"]
    assert found["remedies"][1]["cost_each"] == 200 and found["remedies"][2]["moves"] == 3
    assert found["without_effect"][0]["weekly_cost"] is None
    assert found["best"]["proven"] is False and found["best"]["shortfall"][0]["posts"][0]["count"] == 2
    assert found["best_without_moves"]["from"] is None


def test_json_of_one_more_and_absences_has_the_difference_of_every_goal() -> None:
    more: dict[str, Any] = json.loads(json.dumps(one_more_to_json(MORE)))
    costs: dict[str, Any] = json.loads(json.dumps(absences_to_json(COSTS)))

    assert more["ranked"][0]["differences"] == {"unallocated_must": -2, "unallocated": -2}
    assert costs["ranked"][0]["differences"] == {"unallocated_must": 2, "unallocated": 3}
    assert costs["ranked"][0]["proceedings"] == ["c1"] and costs["not_tried"] == ["w5"]


@pytest.fixture
def sheets(tmp_path: Path) -> Iterator[Any]:
    """The three sheets, written and read again."""
    book = Book(tmp_path / "means.xlsx", "means", MONDAY)
    write_remedies_sheet(book, PROBLEM, FOUND)
    write_one_more_sheet(book, PROBLEM, MORE)
    write_absences_sheet(book, PROBLEM, COSTS)
    book.file.close()
    opened = openpyxl.load_workbook(tmp_path / "means.xlsx")
    yield opened
    opened.close()


def test_the_sheets_have_a_row_for_each(sheets: Any) -> None:
    assert sheets.sheetnames == ["Own means", "One more", "Absences"]
    assert [sheet.max_row for sheet in sheets] == [8, 5, 3]


def test_the_sheet_of_own_means_marks_what_is_best_together(sheets: Any) -> None:
    rows = list(sheets["Own means"].iter_rows(min_row=2, values_only=True))

    assert [row[10] for row in rows[:3]] == ["yes", None, "yes"]
    assert [row[11] for row in rows[:3]] == ["yes", "yes", None]
    assert rows[5][0] == "ALL OF THE BEST TOGETHER" and rows[5][12].startswith("Still needed besides")


def test_the_sheet_of_absences_counts_the_children(sheets: Any) -> None:
    row = next(sheets["Absences"].iter_rows(min_row=2, values_only=True))

    assert row[3:10] == (4, 3, 2, 1, 1, 1, 1)
