"""Writes the mapping table as a workbook: what is missing in yellow, the roles in a drop-down list."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import xlsxwriter

from caseload.domain.policy import Policy
from caseload.intake.outside.mapping_table import MAPPING
from caseload.render.template import MADE, STYLES, YELLOW, write_cell, write_lists
from caseload.render.template_layout import LISTS_SHEET, ValueList, find_format

WIDTHS: Final = {"worker": 26, "names": 50, "note": 60, "team": 22, "role": 24}
TO_FILL: Final = frozenset({"role", "fte"})
SPARE_ROWS: Final = 200


def write_mapping_book(path: Path, rows: Sequence[Mapping[str, object]], policy: Policy) -> None:
    """Write the sheet `mapping`, and the roles with their meanings on a second sheet."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": "Mapping table", "created": MADE})
        styles = {name: book.add_format(dict(style)) for name, style in STYLES.items()}
        sheet = book.add_worksheet(MAPPING.name)
        for index, column in enumerate(MAPPING.columns):
            plain = book.add_format({"num_format": find_format(column)})
            yellow = book.add_format({"num_format": find_format(column), "bg_color": YELLOW, "border": 1})
            sheet.set_column(index, index, WIDTHS.get(column.name, 16), plain)
            sheet.write_string(0, index, column.name, styles["required" if column.required else "optional"])
            sheet.write_comment(0, index, column.meaning, {"author": "caseload"})
            for at, row in enumerate(rows, start=1):
                value = row.get(column.name)
                is_open = value in ("", None) and is_to_fill(row, column.name)
                write_cell(sheet, (at, index), column, value, yellow if is_open else plain)
        last = len(rows) + SPARE_ROWS
        role = [column.name for column in MAPPING.columns].index("role")
        source = f"={LISTS_SHEET}!$A$2:$A${len(policy.roles) + 1}"
        sheet.data_validation(1, role, last, role, {"validate": "list", "source": source, "ignore_blank": True})
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), len(MAPPING.columns) - 1)
        roles = ValueList("role", tuple((known.name, known.label) for known in policy.roles.values()))
        write_lists(book.add_worksheet(LISTS_SHEET), [roles], styles)


def is_to_fill(row: Mapping[str, object], column: str) -> bool:
    """Whether a blank cell is one to fill in: role and FTE of a worker, the worker of somebody not matched."""
    if not row.get("worker"):
        return column == "worker"
    return column in TO_FILL and row.get("role") != "tray"
