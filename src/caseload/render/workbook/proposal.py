"""Writes a proposal as a workbook that a manager reads, decides in, and gives back."""

from pathlib import Path
from typing import Final

from caseload.intake.proposal_words import ALLOCATION, RUN, WORKLOAD
from caseload.pipeline.report import Report
from caseload.render.fairness.sheet import write_fairness
from caseload.render.files import write_whole
from caseload.render.workbook.allocation import write_allocation
from caseload.render.workbook.book import Book
from caseload.render.workbook.findings import (
    write_changes,
    write_checks,
    write_shortfall,
    write_support,
    write_unallocated,
)
from caseload.render.workbook.front import write_readme, write_run
from caseload.render.workbook.lists import SHEET, list_choices, write_lists
from caseload.render.workbook.workload import write_workload

TITLE: Final = "Caseload proposal"


def write_proposal(report: Report, path: Path) -> None:
    """Write the proposal to `path`, replacing what is there; a failure leaves what was there as it was.

    Raises OSError where the folder cannot be written or the workbook is open elsewhere.
    """
    write_whole(path, lambda draft: fill_book(report, draft, path.name))


def fill_book(report: Report, draft: Path, name: str) -> None:
    """Every sheet in order; `name` is what the file will be called."""
    book = Book(draft, TITLE, report.problem.caseload.as_of)
    readme, allocation = book.add_sheet("Read me"), book.add_sheet(ALLOCATION)
    write_readme(book, readme, report, name)
    write_changes(book, report)
    write_workload(book, book.add_sheet(WORKLOAD), report)
    write_unallocated(book, report)
    write_support(book, report)
    write_shortfall(book, report)
    write_fairness(book, report)
    write_checks(book, report)
    write_run(book, book.add_sheet(RUN), report)
    places = write_lists(book, book.add_sheet(SHEET), list_choices(report.problem))
    write_allocation(book, allocation, report, places)
    book.file.close()
