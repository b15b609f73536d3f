"""Writes a workbook that a manager fills in: six tables with drop-downs, notes on the headings, and a first page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from caseload.domain.columns import CASES, TABLES, Column, Table
from caseload.domain.policy import Policy
from caseload.render.template_layout import (
    FORMATS,
    LISTS_SHEET,
    ValueList,
    find_format,
    find_lists,
    find_rows,
    find_validation,
    find_width,
    render_note,
)
from caseload.render.template_readme import render_readme

Tables = Mapping[str, Sequence[Mapping[str, object]]]
A4: Final = 9
PAGE_WIDTH: Final = 150
"""Characters that a landscape page holds and that can still be read."""
HEADING_HEIGHT: Final = 28
YELLOW: Final = "#FFF2A8"
STYLES: Final[Mapping[str, Mapping[str, object]]] = {
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True, "font_size": 12, "valign": "bottom"},
    "text": {"text_wrap": True, "valign": "top"},
    "command": {"font_name": "Consolas", "indent": 1},
    "yellow": {"bg_color": YELLOW, "border": 1},
    "required": {"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "border": 1},
    "optional": {"bold": True, "bg_color": "#D9E2F3", "border": 1},
}
MADE: Final = datetime(2026, 1, 1)
"""The date in the file's properties, fixed so that the same tables give the same bytes."""


@dataclass(frozen=True, slots=True)
class TemplateNotes:
    """What a template says beside its tables: cells `fill`ed yellow, as (table, row from 0, column name), and
    `lines` of plain words for the first sheet. `extra` are the user's own columns of the sheet cases, by case and
    heading."""

    fill: frozenset[tuple[str, int, str]] = frozenset()
    lines: tuple[str, ...] = field(default=())
    extra: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


def write_template(path: Path, tables: Tables | None, policy: Policy, notes: TemplateNotes | None = None) -> None:
    """Write a workbook of the six tables to `path`, replacing what is there.

    Without `tables` it has one made-up worker and case, which are valid if left in. Text is written as text,
    never as a formula, a link or a number.
    """
    notes = notes or TemplateNotes()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": "Caseload", "created": MADE})
        styles = {name: book.add_format(dict(style)) for name, style in STYLES.items()}
        readme = render_readme(notes.lines, bool(notes.fill), tables is None, path.name)
        write_readme(book.add_worksheet("Read me"), readme, styles)
        filled = find_example(policy) if tables is None else tables
        lists, rows = find_lists(policy), find_rows(filled)
        for table in TABLES:
            sheet = book.add_worksheet(table.name)
            write_headings(sheet, table, lists, rows, styles)
            write_rows(book, sheet, table, filled.get(table.name, ()), notes.fill)
            if table is CASES and notes.extra:
                write_extra(book, sheet, filled.get(table.name, ()), notes.extra, styles)
            set_page(sheet, table, len(filled.get(table.name, ())))
        write_lists(book.add_worksheet(LISTS_SHEET), lists, styles)


def find_example(policy: Policy) -> Tables:
    """One made-up worker with one made-up case, of a role and kind that the policy knows."""
    roles = [role for role in policy.roles.values() if role.registered and role.cap_share == 1 and role.leads]
    role = roles[0]
    kind = "child_in_need" if "child_in_need" in role.leads else min(role.leads)
    worker = {"worker": "Example Worker", "team": "Example team", "role": role.name, "fte": Fraction(1)}
    case = {"case": "EXAMPLE-1", "team": "Example team", "kind": kind, "holder": "Example Worker"}
    return {"workers": [worker], "cases": [case]}


def write_readme(sheet: Any, lines: Sequence[tuple[str, str]], styles: Mapping[str, Any]) -> None:
    """The first sheet, one line to a row."""
    sheet.set_column(0, 0, 110)
    sheet.hide_gridlines(2)
    set_landscape(sheet, 1)
    for row, (style, text) in enumerate(lines):
        sheet.write_string(row, 0, text, styles[style])
        if style == "heading":
            sheet.set_row(row, HEADING_HEIGHT)


def write_headings(sheet: Any, table: Table, lists: Sequence[ValueList], rows: int, styles: Mapping[str, Any]) -> None:
    """Row 1 of a table: each heading with its note, and what its cells accept."""
    for index, column in enumerate(table.columns):
        sheet.write_string(0, index, column.name, styles["required" if column.required else "optional"])
        sheet.write_comment(0, index, render_note(column, lists), {"x_scale": 2, "y_scale": 1.6, "author": "caseload"})
        validation = find_validation(table, column, lists, rows)
        if validation:
            sheet.data_validation(1, index, rows, index, validation)


def write_rows(
    book: Any, sheet: Any, table: Table, rows: Sequence[Mapping[str, object]], fill: frozenset[tuple[str, int, str]]
) -> None:
    """The rows of a table in their columns' formats; cells still to be filled in are yellow."""
    for index, column in enumerate(table.columns):
        plain = book.add_format({"num_format": find_format(column)})
        yellow = book.add_format({"num_format": find_format(column), "bg_color": YELLOW, "border": 1})
        sheet.set_column(index, index, find_width(column), plain)
        for row, values in enumerate(rows):
            style = yellow if (table.name, row, column.name) in fill else plain
            write_cell(sheet, (row + 1, index), column, values.get(column.name), style)


def write_extra(
    book: Any,
    sheet: Any,
    rows: Sequence[Mapping[str, object]],
    extra: Mapping[str, Mapping[str, object]],
    styles: Mapping[str, Any],
) -> None:
    """The user's own columns to the right of the sheet cases, each cell as it was: text, a number or a date."""
    plain, day = book.add_format({"num_format": "General"}), book.add_format({"num_format": FORMATS["date"]})
    heads = list(dict.fromkeys(head for cells in extra.values() for head in cells))
    for column, head in enumerate(heads, start=len(CASES.columns)):
        sheet.write_string(0, column, head, styles["optional"])
        for row, values in enumerate(rows, start=1):
            value = extra.get(str(values["case"]), {}).get(head)
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, day)
            elif isinstance(value, (int, float)):
                sheet.write_number(row, column, value, plain)
            elif value is not None:
                sheet.write_string(row, column, str(value), plain)


def write_cell(sheet: Any, at: tuple[int, int], column: Column, value: object, style: Any) -> None:
    """One value in the form of its column: a real date, a number, or text. Sets are joined by semicolons."""
    typed = parse_typed(column, value)
    if typed is None or typed == "":
        sheet.write_blank(*at, None, style)
    elif isinstance(typed, date):
        sheet.write_datetime(*at, typed, style)
    elif isinstance(typed, Fraction):
        sheet.write_number(*at, float(typed), style)
    else:
        sheet.write_string(*at, str(typed), style)


def parse_typed(column: Column, value: object) -> object:
    """A value as its column's cells hold it: a date, an exact Fraction, text, or None for blank."""
    if value is None or isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, bool):
        return "yes" if value else None
    if isinstance(value, (list, tuple, set, frozenset)):
        return ";".join(sorted(map(str, value)) if isinstance(value, (set, frozenset)) else map(str, value))
    if column.form in ("number", "whole"):
        return parse_amount(value)
    if column.form == "date":
        return parse_day(str(value))
    return str(value)


def parse_amount(value: object) -> object:
    """A number as a Fraction; text that is no number stays as it is, for the checks to name."""
    if isinstance(value, (int, Fraction)):
        return Fraction(value)
    try:
        return Fraction(Decimal(str(value)))
    except (InvalidOperation, ValueError, OverflowError):
        return str(value)


def parse_day(text: str) -> object:
    """A date written as 2026-01-31; any other text stays as it is, for the checks to name."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def set_page(sheet: Any, table: Table, rows: int) -> None:
    """Headings and ids that stay in view and on every printed page, filters, and as many A4 pages side by side as
    can be read."""
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(rows, 1), len(table.columns) - 1)
    set_landscape(sheet, ceil(sum(find_width(column) for column in table.columns) / PAGE_WIDTH))
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)


def set_landscape(sheet: Any, pages_wide: int) -> None:
    """Landscape A4, so many pages wide and as many high as it takes, with the sheet's name and the page below."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(pages_wide, 0)
    sheet.set_footer("&L&A&RPage &P of &N")


def write_lists(sheet: Any, lists: Sequence[ValueList], styles: Mapping[str, Any]) -> None:
    """Every permitted code with its meaning, where the drop-down lists take them from."""
    for index, each in enumerate(lists):
        first = 3 * index
        sheet.set_column(first, first + 1, 26)
        sheet.write_string(0, first, each.name, styles["optional"])
        sheet.write_string(0, first + 1, "meaning", styles["optional"])
        for row, (value, meaning) in enumerate(each.values, start=1):
            sheet.write_string(row, first, value)
            sheet.write_string(row, first + 1, meaning)
    sheet.freeze_panes(1, 0)
    set_landscape(sheet, 1)
