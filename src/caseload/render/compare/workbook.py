"""Writes a comparison as a workbook: goals, cases, workers and input, a sheet each."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from caseload.domain.comparison import MovedCases, WorkerState
from caseload.pipeline.compare import CompareReport
from caseload.render.compare.words import BECAUSE, TABLES, say_caution, say_input, say_known, say_side, say_verdict
from caseload.render.files import write_whole
from caseload.render.goal_words import say_goal
from caseload.render.words import join_and, natural_key
from caseload.render.workbook.book import Book, Field

TITLE: Final = "Caseload comparison"
SUMMARY: Final = (Field("Comparison", 110, "wrap"),)
GOALS: Final = (
    Field("Goal, in order", 46), Field("A", 14, "whole"), Field("B", 14, "whole"), Field("Better", 10),
    Field("A: how sure", 18), Field("B: how sure", 18),
)  # fmt: skip
CASES: Final = (
    Field("Case", 14), Field("Team", 14), Field("Family", 14), Field("Kind", 30), Field("Worker in A", 18),
    Field("Why in A", 28, "wrap"), Field("Worker in B", 18), Field("Why in B", 28, "wrap"),
)  # fmt: skip
WORKERS: Final = (
    Field("Worker", 20), Field("Team", 14), Field("A: cases now", 10, "whole"), Field("A: cases then", 10, "whole"),
    Field("A: hours", 10, "hours"), Field("A: workload", 10, "percent"), Field("B: cases now", 10, "whole"),
    Field("B: cases then", 10, "whole"), Field("B: hours", 10, "hours"), Field("B: workload", 10, "percent"),
    Field("Differs", 10),
)  # fmt: skip
INPUT: Final = (
    Field("Table", 16), Field("Row", 30), Field("What", 34), Field("A", 34, "wrap"), Field("B", 34, "wrap"),
)  # fmt: skip
BESIDE: Final = {"co_worker": "co-worker", "overseer": "overseer", "cover": "cover", "discipline": "practitioner"}
Row = Sequence[object]


def write_comparison(report: CompareReport, path: Path) -> None:
    """Write the comparison to `path`, replacing what is there; a failure leaves what was there as it was."""
    write_whole(path, lambda draft: fill_book(report, draft))


def fill_book(report: CompareReport, draft: Path) -> None:
    """Every sheet in order."""
    book = Book(draft, TITLE, report.second.problem.caseload.as_of)
    summary = [say_side("A", report.first), say_side("B", report.second), say_verdict(report), *say_caution(report)]
    book.write_sheet("Summary", SUMMARY, [(line,) for line in summary], "")
    book.write_sheet("Goals", GOALS, list(list_goals(report)), "No goals.")
    book.write_sheet("Cases", CASES, list(list_cases(report)), "Every case is with the same worker in both.")
    book.write_sheet("Workers", WORKERS, list(list_workers(report)), "No workers.")
    book.write_sheet("Input", INPUT, list(list_input(report)), "The input is the same.")
    book.file.close()


def list_goals(report: CompareReport) -> Iterator[Row]:
    """Every goal with both values and how sure they are."""
    for pair in report.comparison.goals:
        first, second = (goal.value if goal else None for goal in (pair.first, pair.second))
        better = {"first": "A", "second": "B", None: "same"}[pair.better]
        known = say_known(pair.first, report.first.is_weighed), say_known(pair.second, report.second.is_weighed)
        yield say_goal(pair.name), first, second, better, *known


def list_cases(report: CompareReport) -> Iterator[Row]:
    """Every case whose worker differs, one row each, then those beside whom somebody differs, then support."""
    policy, found = report.second.problem.policy, report.comparison
    for one in (*found.moved, *found.only_first, *found.only_second):
        kinds = join_and(policy.kinds[kind].label for kind in one.kinds)
        for case in sorted(one.cases, key=natural_key):
            yield case, one.team, one.family, kinds, *list_places(one)
    for change in found.beside:
        what = f"{change.detail} {BESIDE[change.part]}" if change.detail else BESIDE[change.part]
        yield change.case, None, None, what, change.first, None, change.second, None
    for hours in found.support:
        first, second = say_input(hours.first), say_input(hours.second)
        yield hours.worker, None, None, f"support hours from {hours.officer}", first, None, second, None


def list_places(one: MovedCases) -> Row:
    """The cells of both workers and why."""
    why = [
        None if worker is None and cause is None else "stays" if cause is None else BECAUSE[cause]
        for worker, cause in ((one.first, one.why_first), (one.second, one.why_second))
    ]
    return one.first or "nobody", why[0], one.second or "nobody", why[1]


def list_workers(report: CompareReport) -> Iterator[Row]:
    """Every worker in both plans, those who differ first."""
    pairs = sorted(report.comparison.workers, key=lambda one: (not one.differs, one.team, natural_key(one.worker)))
    for pair in pairs:
        differs = "yes" if pair.differs else None
        yield pair.worker, pair.team, *list_state(pair.first), *list_state(pair.second), differs


def list_state(state: WorkerState | None) -> Row:
    """The cells of a worker in one plan; blank where not in that caseload."""
    if state is None:
        return None, None, None, None
    return state.cases_before, state.cases, state.hours, state.share


def list_input(report: CompareReport) -> Iterator[Row]:
    """Every difference of the input, one row each."""
    found = report.comparison.input
    for name, changes in (("run", found.settings), ("policy", found.policy)):
        for change in changes:
            yield name, None, change.name, say_input(change.first), say_input(change.second)
    for table in found.tables:
        name = TABLES[table.table][1]
        for row in sorted(table.gone, key=natural_key):
            yield name, row, "only in A", None, None
        for row in sorted(table.new, key=natural_key):
            yield name, row, "only in B", None, None
        for changed in sorted(table.changed, key=lambda one: natural_key(one.id)):
            for change in changed.fields:
                yield name, changed.id, change.name, say_input(change.first), say_input(change.second)
