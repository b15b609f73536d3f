"""Writes an explained case or a recommendation as a workbook: one sheet, every worker once."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from caseload.domain.explanation import Alternative, CaseExplanation, WorkerExplanation
from caseload.pipeline.explain import ExplainReport
from caseload.render.explain.bar_words import say_no_room, say_rule
from caseload.render.explain.screen import say_choice
from caseload.render.explain.worker_screen import render_worker
from caseload.render.files import write_whole
from caseload.render.words import natural_key
from caseload.render.workbook.book import Book, Field

WORDS: Final = {"chosen": "in the proposal", "priced": "possible", "impossible": "no room", "unknown": "not worked out"}
LEFT: Final = (
    Field("Case", 14), Field("Worker", 20), Field("State", 18), Field("Rule", 14), Field("Proven", 10),
    Field("In words", 70, "wrap"),
)  # fmt: skip
Row = tuple[object, ...]


def write_explanation(report: ExplainReport, path: Path) -> None:
    """Write the answer to `path`, replacing what is there; a failure leaves what was there as it was."""
    write_whole(path, lambda draft: fill_book(report, draft))


def fill_book(report: ExplainReport, draft: Path) -> None:
    """The one sheet: the choices for a case, or the sentences about a worker."""
    book = Book(draft, "Caseload explanation", report.problem.caseload.as_of)
    answer = report.answer
    if isinstance(answer, CaseExplanation):
        goals = [goal.name for goal in report.solved.goals]
        fields = (*LEFT, *(Field(f"{name}, difference", 13, "whole") for name in goals))
        book.write_sheet("Choices", fields, list(list_rows(answer, len(goals))), "Nobody could be chosen.")
    else:
        write_worker(book, report, answer)
    book.file.close()


def list_rows(case: CaseExplanation, goals: int) -> Iterator[Row]:
    """Every choice and its price, then those who may not have the case."""
    for one in case.alternatives:
        worker = one.worker or "nobody this week"
        exact = ("yes" if one.is_exact else "no") if one.status == "priced" else ""
        numbers: Sequence[int | None] = [d.change for d in one.differences] or [None] * goals
        yield case.case, worker, WORDS[one.status], one.rule, exact, say_state(one, case), *numbers
    for barred in case.barred:
        for worker in sorted(barred.workers, key=natural_key):
            yield (case.case, worker, "may not", barred.rule, "", f"{worker} {say_rule(barred.rule)}.",
                   *[None] * goals)  # fmt: skip


def say_state(one: Alternative, case: CaseExplanation) -> str:
    """One choice in words."""
    if one.status == "chosen":
        return "It is so in the proposal."
    if one.status == "impossible":
        return f"{one.worker}: {say_no_room(one.rule)}."
    return say_choice(one, case)


def write_worker(book: Book, report: ExplainReport, answer: WorkerExplanation) -> None:
    """The sentences of the screen, one a row."""
    sheet: Any = book.add_sheet("Worker")
    sheet.set_column(0, 0, 100)
    for row, line in enumerate(render_worker(report, answer, 100).splitlines()):
        book.write_cell(sheet, row, 0, line, "prose")
