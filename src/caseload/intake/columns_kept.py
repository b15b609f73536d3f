"""Keeps a workbook's own columns for the workbook that comes out, and leaves out those that look personal."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from caseload.domain.errors import Fault
from caseload.intake.blanks import is_blank
from caseload.intake.codes import make_fault
from caseload.intake.tables import RawTable
from caseload.intake.values import parse_id
from caseload.intake.words import clean, find_nearest, join_words
from caseload.intake.workbook import UncalculatedFormula

PERSONAL: Final = re.compile(
    r"\b(first|fore|sur|last|family|middle|given|full|child'?s?|client|person|parent|mother|father|carer|preferred|known)"
    r"[ _-]*(name|names|as)\b|\b(name|names|surname|forename|forenames|dob|d\.o\.b|birth|born|birthday|address|street"
    r"|post ?code|nhs|upn|unique pupil number|telephone|phone|mobile|e-?mail)\b",
    re.IGNORECASE,
)  # fmt: skip
POSTCODE: Final = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)
PUPIL_NUMBER: Final = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[A-HJ-NP-RT-Z\d]", re.IGNORECASE)
NHS_NUMBER: Final = re.compile(r"\d{3} ?\d{3} ?\d{4}")
SAMPLE: Final = 200
MOSTLY: Final = 0.5
LIKE: Final = 0.8

Extra = dict[str, dict[str, str | float | date]]


def collect_columns(raw: RawTable, keep_personal: bool) -> tuple[Extra, list[Fault]]:
    """Each case's cells in columns that are not ours, by heading, and what is left out of them."""
    warnings, kept = [], []
    for head, index in raw.headings.unknown:
        cells = [row[index] for _, row in raw.rows if index < len(row)]
        if not keep_personal and looks_personal(head, cells):
            fix = "Use `--keep-columns` to copy it all the same"
            what = "the column looks personal and is left out of what is written"
            warnings.append(make_fault("W201", raw.label, what, fix, head, "warning"))
        else:
            kept.append((head, index))
    return collect_cells(raw, kept), warnings


def collect_cells(raw: RawTable, kept: Sequence[tuple[str, int]]) -> Extra:
    """The cells of the kept columns that are not blank, by case and heading."""
    extra: Extra = {}
    place = raw.headings.columns.get("case")
    for _, row in raw.rows if place is not None and kept else ():
        if place is None or place >= len(row) or is_blank(row[place]) or isinstance(row[place], (date, bool)):
            continue
        cells = {head: carry_cell(row[index]) for head, index in kept if index < len(row) and not is_blank(row[index])}
        extra[parse_id(row[place], "case")] = {head: value for head, value in cells.items() if value != ""}
    return extra


def carry_cell(value: object) -> str | float | date:
    """A cell as it is carried along: text, number or date; a formula's missing result is left out."""
    if isinstance(value, UncalculatedFormula):
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date()
    return float(value) if isinstance(value, (int, float)) else value if isinstance(value, date) else str(value)


def looks_personal(head: str, cells: Iterable[object]) -> bool:
    """Whether a heading, or most of the cells below it, look like a name, birth date, address or personal number."""
    if PERSONAL.search(head.replace("_", " ")):
        return True
    texts = [show_cell(cell) for cell in cells if not is_blank(cell)][:SAMPLE]
    personal = sum(is_personal_value(text) for text in texts)
    return bool(texts) and personal > MOSTLY * len(texts)


def show_cell(cell: object) -> str:
    """A cell as text, whole numbers without a point."""
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) else clean(str(cell))


def is_personal_value(text: str) -> bool:
    """Whether a text is a postcode, a Unique Pupil Number or an NHS number."""
    if POSTCODE.fullmatch(text) or PUPIL_NUMBER.fullmatch(text):
        return True
    return bool(NHS_NUMBER.fullmatch(text)) and has_check_digit(text.replace(" ", ""))


def has_check_digit(digits: str) -> bool:
    """Whether ten digits end in the check digit of an NHS number (modulus 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11 == int(digits[9])


def warn_unused(raw: RawTable) -> list[Fault]:
    """Columns that nothing reads: those that look like a mistyped heading, and in other than a workbook's cases all."""
    missing = [column.name for column in raw.table.columns if column.name not in raw.headings.columns]
    near: Mapping[str, tuple[str, ...]] = {head: find_nearest(head, missing, LIKE) for head, _ in raw.headings.unknown}
    faults = [
        make_fault("W202", raw.label, "a column is not read", f"Did you mean {join_words(found)}?", head, "warning")
        for head, found in near.items()
        if found
    ]
    others = [head for head, found in near.items() if not found]
    if others and not (raw.form == "sheet" and raw.table.name == "cases"):
        got = ", ".join(others)
        fix = "Nothing to do, unless one of them should count; docs/columns.md lists the headings"
        faults.append(make_fault("W202", raw.label, "some columns are not read", fix, got, "warning"))
    return faults
