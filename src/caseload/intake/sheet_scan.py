"""Looks through the XML of one sheet for cells far away and for formulas that were never calculated.

Rows written the usual way are gone through whole, all others cell by cell. Only patterns in the bytes are read,
never the document, so nothing in it can be expanded. Rows and columns count from 1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Final

from caseload.intake.sheet_scan_fast import ROW_END, scan_piece

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


@dataclass(slots=True)
class Place:
    """Where the scan of a sheet has come to."""

    row: int = 0
    column: int = 0
    last_filled: int = 0


def scan_sheet(stream: IO[bytes], most_rows: int, most_columns: int, chunk: int = CHUNK) -> SheetScan:
    """Go through the cells with content of a sheet, so many bytes at a time; stops once more than `most_rows` rows are
    filled."""
    scan, place = SheetScan(), Place()
    for text in list_pieces(stream, chunk):
        piece = scan_piece(text)
        if piece is None:
            scan_cells(scan, place, text, (most_rows, most_columns))
        else:
            scan.rows += piece.rows
            scan.calculated += len(piece.errors)
            scan.errors += [(row, number_column(column), words) for row, column, words in piece.errors]
            place.row = place.last_filled = piece.last or place.row
        if scan.rows > most_rows:
            break
    return scan


def list_pieces(stream: IO[bytes], size: int) -> Iterator[bytes]:
    """The sheet in pieces that end with a row; where one row is very long, in pieces that end with a cell."""
    kept = b""
    while chunk := stream.read(size):
        text = kept + chunk
        end = text.rfind(ROW_END) + len(ROW_END)
        if end < len(ROW_END):
            end = find_last_token(text) if len(text) > LONGEST_CELL else 0
        if end:
            yield text[:end]
        kept = text[end:][-2 * LONGEST_CELL :]
    yield kept


def find_last_token(text: bytes) -> int:
    """Where the last whole cell or row tag ends; 0 without one."""
    return max((token.end() for token in TOKEN.finditer(text)), default=0)


def scan_cells(scan: SheetScan, place: Place, text: bytes, most: tuple[int, int]) -> None:
    """Go through one piece cell by cell; `most` are the limits of rows and columns."""
    for token in TOKEN.finditer(text):
        if token.group(2) is None and token.group(3) is None:
            number = ROW_NUMBER.search(token.group(1) or b"")
            place.row, place.column = (int(number.group(1)) if number else place.row + 1), 0
            continue
        attributes, content = token.group(2) or b"", token.group(3) or b""
        reference = REFERENCE.search(attributes)
        if reference:
            place.row, place.column = int(reference.group(2)), number_column(reference.group(1))
        else:
            place.column += 1
        if not CONTENT.search(content):
            continue
        if place.row != place.last_filled:
            scan.rows, place.last_filled = scan.rows + 1, place.row
        note_far_cell(scan, place.row, place.column, *most)
        note_result(scan, place.row, place.column, attributes, content)
        if scan.rows > most[0]:
            return


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
