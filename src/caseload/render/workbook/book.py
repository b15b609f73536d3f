"""The workbook being written: its formats, and tables whose text never becomes a formula, a link or a number."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from math import ceil
from pathlib import Path
from textwrap import wrap
from typing import Any, Final, Literal

import xlsxwriter

Form = Literal["text", "wrap", "whole", "hours", "percent", "date", "choice"]
OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
    "in_memory": True,
}
FONT: Final = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
RULED: Final = {"bottom": 1, "bottom_color": "#D9DEE7"}
LEFT: Final = {"align": "left", "indent": 1}
RIGHT: Final = {"align": "right", "indent": 1}
BOXED: Final = {**LEFT, "border": 1, "border_color": "#BFBFBF", "locked": False, "text_wrap": True}
HEAD: Final = {
    "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "border": 1, "border_color": "#FFFFFF",
    "text_wrap": True, "valign": "vcenter", **LEFT,
}  # fmt: skip
STYLES: Final[Mapping[str, Mapping[str, object]]] = {
    "text": {**RULED, **LEFT},
    "wrap": {**RULED, **LEFT, "text_wrap": True},
    "whole": {**RULED, **RIGHT, "num_format": "#,##0"},
    "hours": {**RULED, **RIGHT, "num_format": "#,##0.00"},
    "percent": {**RULED, **RIGHT, "num_format": "0%"},
    "date": {**RULED, "num_format": "dd/mm/yyyy", **LEFT},
    "choice": BOXED,
    "wanted": {**BOXED, "bg_color": "#FFF2A8"},
    "head": HEAD,
    "title": {"bold": True, "font_size": 16, "font_color": "#1F3864"},
    "heading": {"bold": True, "font_size": 12, "font_color": "#1F3864"},
    "label": {"bold": True},
    "prose": {},
    "folded": {"text_wrap": True, "align": "left"},
    "mono": {"font_name": "Consolas", "font_size": 10, **LEFT},
    "red": {**RULED, **LEFT, "bg_color": "#F8D7DA", "font_color": "#7A1420"},
    "amber": {**RULED, **LEFT, "bg_color": "#FFE8C2", "font_color": "#6B4300"},
    "green": {**RULED, **LEFT, "bg_color": "#DDF0DF", "font_color": "#1D4D25"},
    "grey": {**RULED, **LEFT, "bg_color": "#E7E6E6", "font_color": "#404040"},
}  # fmt: skip
LINE: Final = 15
TITLE_LINE: Final = 24
HEAD_LINES: Final = 2
HEAD_SPARE: Final = 2
MOST_LINES: Final = 12
NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LONGEST: Final = 32_767
A4: Final = 9


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table: its heading, its width in characters, and the form of its cells."""

    head: str
    width: int
    form: Form = "text"


@dataclass(frozen=True, slots=True)
class Styled:
    """A cell with a style of its own, such as a state with its colour beside its word."""

    value: object
    style: str


class Book:
    """An open workbook with its formats."""

    def __init__(self, path: Path, title: str, day: date) -> None:
        """Open a workbook at `path`; its properties hold the title, and the day in place of the clock."""
        self.file = xlsxwriter.Workbook(str(path), OPTIONS)
        self.file.set_properties({"title": clean_text(title), "created": datetime(day.year, day.month, day.day)})
        self.formats: dict[str, Any] = {name: self.file.add_format({**FONT, **style}) for name, style in STYLES.items()}

    def add_sheet(self, name: str) -> Any:
        """A new sheet, landscape on A4, one page wide, its page numbers at the foot."""
        sheet = self.file.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&RPage &P of &N")
        return sheet

    def write_cell(self, sheet: Any, row: int, column: int, value: object, style: str) -> None:
        """One value: a number or a date as such, all else as text; None leaves the cell empty but formatted."""
        if isinstance(value, Styled):
            self.write_cell(sheet, row, column, value.value, value.style)
            return
        form = self.formats[style]
        if value is None or value == "":
            sheet.write_blank(row, column, None, form)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, form if style == "date" else self.formats["date"])
        elif isinstance(value, (int, float, Fraction)) and not isinstance(value, bool):
            sheet.write_number(row, column, float(value), form)
        else:
            sheet.write_string(row, column, clean_text(str(value)), form)

    def write_table(
        self, sheet: Any, fields: Sequence[Field], rows: Iterable[Sequence[object]], first: int = 0, left: int = 0
    ) -> int:
        """A heading row and rows below it, from row `first` and column `left`; returns the row after the last."""
        for index, field in enumerate(fields):
            sheet.write_string(first, left + index, clean_text(field.head), self.formats["head"])
        if left == 0:
            sheet.set_row(first, LINE * max(HEAD_LINES, *map(count_head_lines, fields)) + 2)
        row = first
        for row, values in enumerate(rows, start=first + 1):
            lines = max(count_lines(value, field) for field, value in zip(fields, values, strict=True))
            if lines > 1 and left == 0:
                sheet.set_row(row, LINE * lines)
            for index, (field, value) in enumerate(zip(fields, values, strict=True)):
                self.write_cell(sheet, row, left + index, value, field.form)
        return row + 1

    def set_columns(self, sheet: Any, fields: Sequence[Field], left: int = 0) -> None:
        """The widths of a table's columns."""
        for index, field in enumerate(fields, start=left):
            sheet.set_column(index, index, field.width)

    def write_sheet(self, name: str, fields: Sequence[Field], rows: Sequence[Sequence[object]], nothing: str) -> Any:
        """A sheet that is one table, its heading in view and on every page; `nothing` stands below an empty one."""
        sheet = self.add_sheet(name)
        self.set_columns(sheet, fields)
        end = self.write_table(sheet, fields, rows)
        if not rows:
            self.write_cell(sheet, 1, 0, nothing, "text")
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, max(1, end - 1), len(fields) - 1)
        return sheet


def count_head_lines(field: Field) -> int:
    """How many lines a bold heading takes in its column."""
    return len(wrap(field.head, max(1, field.width - HEAD_SPARE)))


def count_lines(value: object, field: Field) -> int:
    """How many lines a value takes in its column; text that is not folded takes one."""
    if field.form != "wrap" or not isinstance(value, str):
        return 1
    return min(MOST_LINES, sum(max(1, ceil(len(line) / field.width)) for line in value.split("\n")))


def clean_text(text: str) -> str:
    """A text as a cell can hold it: without what XML refuses, at most 32,767 characters."""
    plain = NOT_IN_XML.sub("", text)
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 2] + ".."
