"""The sheet Own means: each remedy, what it would change, what it costs, and what is in the best combination."""

from collections.abc import Iterator
from typing import Any, Final

from caseload.domain.problem import Problem
from caseload.domain.remedies import Combination, Reach, Remedies, Remedy
from caseload.render.own_means.remedies_screen import say_left
from caseload.render.own_means.remedies_words import name_remedy
from caseload.render.workbook.book import Book, Field

FIELDS: Final = (
    Field("What", 52, "wrap"), Field("May not wait, now", 10, "whole"), Field("May not wait, then", 10, "whole"),
    Field("All, now", 9, "whole"), Field("All, then", 9, "whole"), Field("Lose their worker", 10, "whole"),
    Field("Pounds a week", 12, "whole"), Field("Pounds for each child", 12, "whole"), Field("From", 13, "date"),
    Field("Proven", 10), Field("Best together", 10), Field("Best, nobody moved", 10), Field("Besides", 40, "wrap"),
)  # fmt: skip
NOTHING: Final = "No child is short of a worker once everybody takes as many new families as they can hold."
LABELS: Final = ("ALL OF THE BEST TOGETHER", "ALL OF THE BEST, NOBODY MOVED")
Row = tuple[object, ...]


def write_remedies_sheet(book: Book, problem: Problem, remedies: Remedies) -> Any:
    """One row for each remedy, then one for each combination; an empty cost is not known."""
    return book.write_sheet("Own means", FIELDS, list(list_rows(problem, remedies)), NOTHING)


def list_rows(problem: Problem, remedies: Remedies) -> Iterator[Row]:
    """The rows, best first; those without effect last."""
    before = remedies.before
    if before is None or not before.children:
        return
    for effect in remedies.effects:
        yield build_row(problem, remedies, effect.remedy, effect.after, effect.cost_each)
    for remedy in remedies.without:
        yield build_row(problem, remedies, remedy, before, None)
    for remedy in remedies.not_tried:
        yield (*build_row(problem, remedies, remedy, None, None)[:-1], "not settled in time")
    for label, best in zip(LABELS, (remedies.best, remedies.best_without_moves), strict=True):
        if best is not None:
            yield build_whole(problem, label, before, best)


def build_row(problem: Problem, remedies: Remedies, remedy: Remedy, after: Reach | None, each: object) -> Row:
    """One remedy by itself."""
    chosen = [best is not None and remedy in best.remedies for best in (remedies.best, remedies.best_without_moves)]
    return (
        name_remedy(remedy, problem.policy),
        *say_counts(remedies.before, after),
        remedy.weekly_cost,
        each,
        remedy.from_day,
        "" if after is None else "yes" if after.is_proven else "no",
        "yes" if chosen[0] else "",
        "yes" if chosen[1] else "",
        "",
    )


def build_whole(problem: Problem, label: str, before: Reach, best: Combination) -> Row:
    """One combination, with the agency staff needed besides."""
    return (
        label,
        *say_counts(before, best.after),
        best.weekly_cost,
        None,
        best.from_day,
        "yes" if best.proven else "no",
        "",
        "",
        " ".join(say_left(problem, best)),
    )


def say_counts(before: Reach | None, after: Reach | None) -> Row:
    """Children who may not wait and all, now and then, and those who lose their worker."""
    if before is None:
        return (None,) * 5
    if after is None:
        return before.must, None, before.children, None, None
    return before.must, after.must, before.children, after.children, after.displaced
