"""Writes a case system's export as a workbook to fill in, and says on its first page what is left to do."""

from collections.abc import Iterable
from pathlib import Path

from caseload.domain.policy import Policy
from caseload.intake.export import ExportTables
from caseload.render.template import TemplateNotes, write_template


def write_export_template(path: Path, export: ExportTables, policy: Policy) -> None:
    """Write the tables of an export to `path`, cells to fill in yellow, with what was found on the first page."""
    write_template(path, export.tables, policy, TemplateNotes(export.to_fill, render_export(export)))


def render_export(export: ExportTables) -> tuple[str, ...]:
    """What was found in an export, a line each: counts, cells to fill in, unknown statuses once each, warnings."""
    cases, workers = len(export.tables["cases"]), len(export.tables["workers"])
    without = sum("holder" not in case for case in export.tables["cases"])
    counts = f"{count(cases, 'open case')}, {without} without a worker; {count(workers, 'worker')}."
    return (counts, *render_fill(export), *render_statuses(export), *render_warnings(export))


def render_fill(export: ExportTables) -> Iterable[str]:
    """How many yellow cells each column has."""
    for table, column, what in (
        ("workers", "role", "give the role of"),
        ("workers", "fte", "give the FTE of"),
        ("cases", "kind", "choose the kind of"),
        ("cases", "team", "check the team of"),
    ):
        cells = sum(cell[0] == table and cell[2] == column for cell in export.to_fill)
        if cells:
            yield f"To fill in, in {table}, yellow cells of {column}: {what} {count(cells, table[:-1])}."


def render_statuses(export: ExportTables) -> Iterable[str]:
    """Each status that is not known, once, with its number of cases."""
    for status, cases in export.unknown_statuses:
        yield f"Status not known: {status} ({count(cases, 'case')})."


def render_warnings(export: ExportTables) -> Iterable[str]:
    """What was left out, merged or doubted, and the columns that were not copied."""
    yield from map(str, export.warnings)
    if export.unused:
        yield f"Columns not copied: {', '.join(export.unused)}."


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 case`, `2 cases`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
