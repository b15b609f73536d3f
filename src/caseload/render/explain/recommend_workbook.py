"""Writes a recommendation as a workbook: one sheet, every worker once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from caseload.domain.explanation import Candidate
from caseload.pipeline.recommend import RecommendReport
from caseload.render.explain.bar_words import say_stop
from caseload.render.explain.recommend_screen import say_cost
from caseload.render.files import write_whole
from caseload.render.words import natural_key
from caseload.render.workbook.book import Book, Field, Styled

FIELDS: Final = (
    Field("Place", 8, "whole"), Field("Worker", 20), Field("Rule", 14), Field("Workload now", 11, "percent"),
    Field("Workload then", 11, "percent"), Field("Cases now", 9, "whole"), Field("Cases then", 9, "whole"),
    Field("Cap", 8, "whole"), Field("New families, 7 days", 11, "whole"), Field("Worked with them before", 12),
    Field("Has of the family", 16), Field("Skills", 18), Field("Travel, minutes", 10, "whole"),
    Field("In words", 70, "wrap"),
)  # fmt: skip
Row = tuple[object, ...]


def write_recommendation(report: RecommendReport, path: Path) -> None:
    """Write the answer to `path`, replacing what is there; a failure leaves what was there as it was."""
    write_whole(path, lambda draft: fill_book(report, draft))


def fill_book(report: RecommendReport, draft: Path) -> None:
    """The one sheet."""
    book = Book(draft, "Caseload recommendation", report.problem.caseload.as_of)
    book.write_sheet("Workers", FIELDS, list(list_rows(report)), "Nobody is recommended: see the screen.")
    book.file.close()


def list_rows(report: RecommendReport) -> Iterator[Row]:
    """The candidates in order, then those who may not."""
    for place, one in enumerate(report.answer.candidates, start=1):
        yield build_row(report, one, place)
    for barred in report.answer.barred:
        for worker in sorted(barred.workers, key=natural_key):
            yield (None, worker, barred.rule, *[None] * 10, f"{worker} {say_stop(barred.rule)}.")


def build_row(report: RecommendReport, one: Candidate, place: int) -> Row:
    """One candidate; a workload above 100% is red."""
    then = one.after.share
    return (
        place, one.worker, None, one.before.share, Styled(then, "red") if then is not None and then > 1 else then,
        one.before.cases, one.after.cases, one.after.cap, one.recent, "yes" if one.is_earlier else "no",
        ", ".join(one.siblings), ", ".join(one.skills), one.travel, say_cost(report, one),
    )  # fmt: skip
