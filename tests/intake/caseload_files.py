"""Writes small caseloads as folders, workbooks and JSON files, and reads them."""

import csv
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from caseload.domain.errors import Fault, InputRefused
from caseload.intake.read import Reading, read_caseload

TODAY = date(2026, 1, 5)
Rows = Sequence[Mapping[str, Any]]
Tables = Mapping[str, Rows]


def some_workers(*changed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Two workers of the team North, then more, each with defaults."""
    rows = [{"worker": "w1"}, {"worker": "w2"}, *changed]
    return [{"team": "North", "role": "social_worker", **row} for row in rows]


def some_cases(*changed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One case of the team North held by w1, then more, each with defaults."""
    rows = [{"case": "c1", "holder": "w1"}, *changed]
    return [{"team": "North", "kind": "child_in_need", **row} for row in rows]


def some_tables(**tables: Rows) -> dict[str, Rows]:
    """The tables of a small valid caseload, some of them replaced."""
    return {"workers": some_workers(), "cases": some_cases(), **tables}


def list_heads(rows: Rows) -> list[str]:
    return list(dict.fromkeys(head for row in rows for head in row))


def write_csv(rows: Rows, separator: str = ",") -> str:
    text, heads = StringIO(), list_heads(rows)
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerows([heads, *([row.get(head, "") for head in heads] for row in rows)])
    return text.getvalue()


def write_folder(folder: Path, tables: Tables, encoding: str = "utf-8", separator: str = ",") -> Path:
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_bytes(write_csv(rows, separator).encode(encoding))
    return folder


def write_workbook(path: Path, tables: Tables, edit: Callable[[Any], None] | None = None) -> Path:
    """A workbook with a sheet for each table; `edit` may change it before it is closed."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"})
    for name, rows in tables.items():
        sheet, heads = book.add_worksheet(name), list_heads(rows)
        for number, cells in enumerate([heads, *([row.get(head, "") for head in heads] for row in rows)]):
            for column, cell in enumerate(cells):
                write_cell(sheet, number, column, cell)
    if edit:
        edit(book)
    book.close()
    return path


def write_cell(sheet: Any, row: int, column: int, cell: Any) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell)
    elif cell != "":
        sheet.write(row, column, cell)


def write_json(path: Path, tables: Mapping[str, Any]) -> Path:
    path.write_text(json.dumps(tables), encoding="utf-8")
    return path


def rewrite_member(path: Path, member: str, change: Callable[[bytes], bytes]) -> None:
    """Change one packed part of a workbook in place."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[member] = change(parts.get(member, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def read_tables(folder: Path, **tables: Rows) -> Reading:
    """Read a small caseload, some of its tables replaced, from a folder."""
    return read_caseload(write_folder(folder, some_tables(**tables)), TODAY)


def refuse(path: Path, **options: Any) -> tuple[Fault, ...]:
    """The faults for which a PATH is refused."""
    with pytest.raises(InputRefused) as refusal:
        read_caseload(path, TODAY, **options)
    return refusal.value.faults


def refuse_tables(folder: Path, **tables: Rows) -> tuple[Fault, ...]:
    """The faults for which a small caseload, some of its tables replaced, is refused."""
    return refuse(write_folder(folder, some_tables(**tables)))


def tell(faults: Sequence[Fault]) -> list[str]:
    """Every fault as its code and sentence."""
    return [f"{fault.code} {fault}" for fault in faults]
