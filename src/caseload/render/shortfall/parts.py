"""The parts of a shortfall that other questions answer: own means, one more worker, absences, the weeks ahead."""

from itertools import chain
from typing import Any, Final

from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.lines import WIDTH
from caseload.render.narrow import fold_narrow
from caseload.render.own_means.absences_json import absences_to_json
from caseload.render.own_means.absences_screen import render_absences
from caseload.render.own_means.absences_sheet import write_absences_sheet
from caseload.render.own_means.one_more_json import one_more_to_json
from caseload.render.own_means.one_more_screen import render_one_more
from caseload.render.own_means.one_more_sheet import write_one_more_sheet
from caseload.render.own_means.remedies_json import remedies_to_json
from caseload.render.own_means.remedies_screen import render_remedies
from caseload.render.own_means.remedies_sheet import write_remedies_sheet
from caseload.render.weeks_ahead.as_json import weeks_to_json
from caseload.render.weeks_ahead.screen import render_weeks
from caseload.render.weeks_ahead.sheet import write_weeks_sheet
from caseload.render.workbook.book import Book

WEEKS: Final = "THE WEEKS AHEAD"


def render_own_means(found: ShortfallReport, width: int = WIDTH) -> list[str]:
    """What the service could do itself, before any agency."""
    if found.remedies is None:
        return []
    return fold_narrow(render_remedies(found.report.problem, found.remedies), width)


def render_extras(found: ShortfallReport, width: int = WIDTH) -> list[str]:
    """What was asked besides, each under its own heading."""
    problem, parts = found.report.problem, list[list[str]]()
    if found.one_more is not None:
        parts.append(fold_narrow(render_one_more(problem, found.one_more), width))
    if found.absences is not None:
        parts.append(fold_narrow(render_absences(found.absences), width))
    if found.weeks is not None:
        parts.append([WEEKS, *render_weeks(found.weeks, width)])
    return list(chain.from_iterable([*part, ""] for part in parts))[:-1]


def parts_to_json(found: ShortfallReport) -> dict[str, Any]:
    """Each part under its key; null where it was not asked for or not worked out."""
    problem = found.report.problem
    return {
        "own_means": None if found.remedies is None else remedies_to_json(problem, found.remedies),
        "one_more": None if found.one_more is None else one_more_to_json(found.one_more),
        "absences": None if found.absences is None else absences_to_json(found.absences),
        "weeks": None if found.weeks is None else weeks_to_json(found.weeks),
    }


def write_own_means(book: Book, found: ShortfallReport) -> None:
    """The sheet of own means, where they were worked out."""
    if found.remedies is not None:
        write_remedies_sheet(book, found.report.problem, found.remedies)


def write_extras(book: Book, found: ShortfallReport) -> None:
    """A sheet for each of what was asked besides."""
    problem = found.report.problem
    if found.one_more is not None:
        write_one_more_sheet(book, problem, found.one_more)
    if found.absences is not None:
        write_absences_sheet(book, problem, found.absences)
    if found.weeks is not None:
        write_weeks_sheet(book, found.weeks)
