"""Writes what an import found: a folder of CSV files or a workbook, and the mapping table beside it."""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from caseload.domain.columns import TABLES, Table
from caseload.domain.policy import Policy
from caseload.intake.outside.mapping_table import MAPPING
from caseload.intake.outside.merge_types import Imported, Proposed
from caseload.render.files import write_whole, write_whole_text
from caseload.render.importing.mapping_book import write_mapping_book
from caseload.render.tables import Cell, render_csv
from caseload.render.template import TemplateNotes, write_template

FORMULA_SIGNS: Final = ("=", "+", "-", "@")


def write_import(imported: Imported, out: Path, policy: Policy, lines: Sequence[str]) -> None:
    """Write the tables as a folder or, by its suffix, a workbook; `lines` are for the workbook's first sheet.

    A folder that is there keeps every file that is none of the tables written.
    """
    if out.suffix.lower() == ".xlsx":
        notes = TemplateNotes(imported.to_fill, tuple(lines))
        write_whole(out, lambda draft: write_template(draft, imported.tables, policy, notes))
    else:
        write_tables(out, {table: imported.tables.get(table.name, ()) for table in TABLES})


def write_tables(folder: Path, tables: Mapping[Table, Sequence[Mapping[str, object]]]) -> None:
    """Write each table that has rows, or must be there, as a CSV file: all beside the folder first, then in place."""
    draft = folder.with_name(f".{os.getpid()}-{folder.name[-80:]}")
    draft.mkdir(mode=0o700)
    try:
        for table, rows in tables.items():
            if rows or table.required:
                write_whole_text(draft / f"{table.name}.csv", render_rows(table, rows))
        if not folder.exists():
            draft.rename(folder)
            return
        for file in sorted(draft.iterdir()):
            os.replace(file, folder / file.name)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def render_rows(table: Table, rows: Sequence[Mapping[str, object]]) -> str:
    """The rows as CSV; a text that a spreadsheet would take for a formula has an apostrophe before it."""
    return render_csv(table, [{column.name: guard(row.get(column.name)) for column in table.columns} for row in rows])


def guard(value: object) -> Cell | None:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value  # type: ignore[return-value]  # rows of tables hold cells alone


def write_mapping(mapping: Sequence[Proposed], path: Path, policy: Policy) -> None:
    """Write the mapping table, as a workbook or, by its suffix, CSV; whole or not at all."""
    rows = [mapping_row(row) for row in mapping]
    if path.suffix.lower() == ".xlsx":
        write_whole(path, lambda draft: write_mapping_book(draft, rows, policy))
    else:
        write_whole_text(path, render_all(rows))


def render_all(rows: Sequence[Mapping[str, object]]) -> str:
    """The mapping table as CSV, with every column, so that each can be filled in."""
    return render_rows(MAPPING, [{name: "" if value is None else value for name, value in row.items()} for row in rows])


def mapping_row(row: Proposed) -> dict[str, object]:
    """One row of the mapping table by its columns."""
    return {
        "worker": row.worker,
        "team": row.team,
        "role": row.role,
        "fte": row.fte,
        "names": ";".join(row.names),
        "registration": row.registration,
        "staff_id": row.staff,
        "start_date": row.start,
        "last_day": row.last,
        "back": row.back,
        "skills": ";".join(row.skills),
        "note": row.note,
    }
