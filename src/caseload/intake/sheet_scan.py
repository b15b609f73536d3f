"""Looks through the XML of one sheet for cells far away and for formulas that were never calculated.

Only patterns in the bytes are read, never the document, so nothing in it can be expanded. Rows and columns
count from 1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Final

CHUNK: Final = 1 << 20
LONGEST_CELL: Final = 1 << 21
TOKEN: Final = re.compile(
    rb"<(?:\w+:)?(?:row(\s[^<>]*)?>"
    rb"|c(\s[^<>]*?)?(?:/>|>([^<]*(?:<(?!(?:\w+:)?c[\s>/]|/(?:\w+:)?c>)[^<]*)*)</(?:\w+:)?c>))"
)
REFERENCE: Final = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
ROW_NUMBER: Final = re.compile(rb"""\sr\s*=\s*["'](\d{1,7})["']""")
CELL_TYPE: Final = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")
CACHED: Final = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)<")
CONTENT: Final = re.compile(rb"<(?:\w+:)?(?:v|is|f)[\s>/]")
ZERO: Final = re.compile(rb"-?0(?:\.0*)?")


@dataclass(slots=True)
class SheetScan:
    """What a sheet holds: its filled rows, its farthest cell, and its formulas.

    `missing` are the formulas without a stored result, `zero` those whose stored result is 0,
    as (row, column); `calculated` counts the others. `errors` are the cells with an error value such as #REF!.
    """

    rows: int = 0
    far_row: int = 0
    far_column: int = 0
    far_name: str = ""
    calculated: int = 0
    missing: list[tuple[int, int]] = field(default_factory=list)
    zero: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)


def scan_sheet(stream: IO[bytes], most_rows: int, most_columns: int) -> SheetScan:
    """Go through the cells with content of a sheet; stops once more than `most_rows` rows are filled."""
    scan = SheetScan()
    row = column = last_filled = 0
    for token in find_tokens(stream):
        if token.group(2) is None and token.group(3) is None:
            number = ROW_NUMBER.search(token.group(1) or b"")
            row, column = (int(number.group(1)) if number else row + 1), 0
            continue
        attributes, content = token.group(2) or b"", token.group(3) or b""
        reference = REFERENCE.search(attributes)
        if reference:
            row, column = int(reference.group(2)), number_column(reference.group(1))
        else:
            column += 1
        if not CONTENT.search(content):
            continue
        if row != last_filled:
            scan.rows, last_filled = scan.rows + 1, row
        note_far_cell(scan, row, column, most_rows, most_columns)
        note_result(scan, row, column, attributes, content)
        if scan.rows > most_rows:
            break
    return scan


def find_tokens(stream: IO[bytes]) -> Iterator[re.Match[bytes]]:
    """The rows' opening tags and the whole cells of a sheet, in order, a piece of the stream at a time."""
    kept = b""
    while chunk := stream.read(CHUNK):
        text, end = kept + chunk, 0
        for token in TOKEN.finditer(text):
            end = token.end()
            yield token
        kept = text[end:][-LONGEST_CELL:]


def note_far_cell(scan: SheetScan, row: int, column: int, most_rows: int, most_columns: int) -> None:
    """Remember the farthest cell beyond either limit."""
    if (row > most_rows or column > most_columns) and (row, column) > (scan.far_row, scan.far_column):
        scan.far_row, scan.far_column, scan.far_name = row, column, name_cell(row, column)


def note_result(scan: SheetScan, row: int, column: int, attributes: bytes, content: bytes) -> None:
    """Remember an error value, and whether a formula has a stored result and whether that is 0."""
    found, has_formula = CELL_TYPE.search(attributes), FORMULA.search(content)
    kind = found.group(1) if found else b""
    if kind != b"e" and not has_formula:
        return
    cached = CACHED.search(content)
    result = cached.group(1).strip() if cached else b""
    if kind == b"e":
        scan.errors.append((row, column, result.decode("ascii", "replace")))
    if kind == b"e" or (kind == b"str" and cached):
        scan.calculated += 1
    elif not result:
        scan.missing.append((row, column))
    elif ZERO.fullmatch(result):
        scan.zero.append((row, column))
    else:
        scan.calculated += 1


def number_column(letters: bytes) -> int:
    """A is 1, Z 26, XFD 16384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def name_cell(row: int, column: int) -> str:
    """The cell's name as Excel shows it, such as XFD1048576."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
