"""Writes the staff a week would take as a workbook: a front sheet, the levels with a chart, and a table each."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any, Final

from caseload.domain.agency import ENGLAND
from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.files import write_whole
from caseload.render.proof_words import say_audit, say_proof
from caseload.render.screen_head import name_teams
from caseload.render.shortfall.answer import say_answer
from caseload.render.shortfall.cause_words import NAMES, ORDER_NOTE, WHOSE, count_size
from caseload.render.shortfall.levels_sheet import write_levels
from caseload.render.shortfall.money_words import list_sentences
from caseload.render.shortfall.parts import write_extras, write_own_means
from caseload.render.shortfall.share_words import list_measures
from caseload.render.shortfall.table import GOALS
from caseload.render.words import say_date
from caseload.render.workbook.book import LINE, TITLE_LINE, Book, Field
from caseload.render.workbook.findings import write_unallocated

TITLE: Final = "Staff it would take"
FRONT: Final = 110
CAUSES: Final = (
    Field("Aim", 30, "wrap"), Field("In this order", 10, "whole"), Field("Cause", 46, "wrap"),
    Field("How much of it", 18),
    Field("FTE", 10, "hours"), Field("At least", 10, "hours"), Field("At most", 10, "hours"),
    Field("What is known", 34, "wrap"),
)  # fmt: skip
SHARES: Final = (
    Field("Aim", 30, "wrap"), Field("Team", 20), Field("FTE in post", 12, "hours"), Field("Temporary now", 14, "hours"),
    Field("Posts", 10, "hours"), Field("Share now", 10, "percent"), Field("Share with posts", 12, "percent"),
    Field("Above the limit", 12),
)  # fmt: skip
MEASURES: Final = (
    Field("Measure", 46, "wrap"), Field("Now", 12, "percent"), Field("With the posts for every child", 18, "percent"),
    Field(f"England {ENGLAND.year}", 14, "percent"),
)  # fmt: skip
STATES: Final = {
    "measured": "found by solving again without it",
    "nothing": "there is none of it",
    "not_stated": "not stated in the policy",
    "not_reached": "not worked out in time",
}


def write_staff(found: ShortfallReport, path: Path) -> None:
    """Write the workbook to `path`, whole or not at all; raises OSError where it cannot be written."""
    write_whole(path, lambda draft: fill_book(found, draft))


def fill_book(found: ShortfallReport, draft: Path) -> None:
    """Every sheet in order."""
    report = found.report
    book = Book(draft, TITLE, report.problem.caseload.as_of)
    write_front(book, found)
    write_levels(book, found)
    write_own_means(book, found)
    write_causes(book, found)
    write_shares(book, found)
    write_measures(book, found)
    write_unallocated(book, report)
    write_extras(book, found)
    book.file.close()


def write_front(book: Book, found: ShortfallReport) -> None:
    """The first sheet: the plain answer, money and signatures, and how sure it is."""
    sheet = book.add_sheet("Read me")
    sheet.set_column(0, 0, FRONT)
    sheet.hide_gridlines(2)
    for row, (style, text) in enumerate(list_front(found)):
        book.write_cell(sheet, row, 0, text, style)
        if style == "title":
            sheet.set_row(row, TITLE_LINE)
        elif style == "folded":
            sheet.set_row(row, LINE * len(wrap(text, FRONT)))


def list_front(found: ShortfallReport) -> Iterator[tuple[str, str]]:
    """Each row of the first sheet with its style."""
    report = found.report
    yield "title", f"{TITLE}: {name_teams(report)}, {say_date(report.problem.caseload.as_of)}"
    for sentence in say_answer(found):
        yield "folded", sentence
    yield (
        "folded",
        "Your own means come first: see the sheet Own means. Each sheet holds one table.",
    )
    agency = next((one for one in found.agency if one.level == 2), None)
    if agency is not None and any(level.level == 2 and level.posts for level in report.findings.shortfall):
        yield "heading", "Money and signatures"
        for sentence in list_sentences(found, agency, report.problem.policy):
            yield "folded", sentence
    yield "heading", "How sure this is"
    yield "folded", f"The week's plan: {say_audit(report.problem.policy)} {say_proof(report.solved)}"
    if report.is_stopped:
        yield "folded", "The run was stopped: what is not here was not worked out."


def write_causes(book: Book, found: ShortfallReport) -> Any:
    """Each cause's part of the need, in the order in which they were taken away, and the rest."""
    rows: list[Sequence[object]] = []
    for one in found.causes or ():
        for place, step in enumerate(one.steps, 1):
            known = (step.fte, step.least, step.most, STATES[step.state])
            rows.append((WHOSE[one.level], place, NAMES[step.name], count_size(step), *known))
        rows.append((WHOSE[one.level], None, "the rest", None, one.remainder, one.remainder_least, one.remainder, None))
    sheet = book.write_sheet("Causes", CAUSES, rows, "No agency is needed, or its causes were not worked out.")
    if rows:
        book.write_cell(sheet, len(rows) + 2, 0, ORDER_NOTE, "prose")
    return sheet


def write_shares(book: Book, found: ShortfallReport) -> Any:
    """How temporary each team is at each level."""
    rows = [
        (GOALS[one.level], share.team, share.fte, share.temporary, share.posts, share.now, share.then,
         "yes" if share.is_over else None)
        for one in found.agency
        for share in one.shares
    ]  # fmt: skip
    return book.write_sheet("Temporary share", SHARES, rows, "Nobody is in post.")


def write_measures(book: Book, found: ShortfallReport) -> Any:
    """The published measures beside England's; the average caseload, which is no share, is in the words below."""
    now, then = found.now, found.then
    rows = [
        ("Agency rate", now.agency_rate, then.agency_rate, ENGLAND.agency_rate),
        ("Vacancy rate", now.vacancy_rate, then.vacancy_rate, ENGLAND.vacancy_rate),
        ("Agency that stands in for vacancies", now.covering_share, then.covering_share, ENGLAND.covering_share),
    ]
    sheet = book.write_sheet("Measures", MEASURES, rows, "")
    for row, text in enumerate(list_measures(found), len(rows) + 2):
        book.write_cell(sheet, row, 0, text, "prose")
    return sheet
