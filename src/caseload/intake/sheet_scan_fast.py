"""Looks through whole rows of a sheet at once, where they are written the usual way and hold no formulas.

What it finds is what `sheet_scan` finds cell by cell, ten times as fast; what it cannot be sure of it leaves alone.
"""

import re
from dataclasses import dataclass
from typing import Final

USUAL_CELL: Final = rb' r="[A-Fa-f]?[A-Za-z]1?\d{1,4}"'
USUAL_ROW: Final = rb' r="1?\d{1,4}"'
UNUSUAL: Final = re.compile(rb"<c(?!%b)[\s>/]|<row(?!%b)" % (USUAL_CELL, USUAL_ROW))
"""A cell or row that does not begin with its own place, or one beyond column FZ (182) or row 19,999."""
STRANGE: Final = (b"<f", b":c")
"""A formula, and a cell under a prefix of the document's own."""
ERROR_CELL: Final = re.compile(
    rb'<c r="([A-Za-z]{1,2})(\d+)"(?: \w+="[^"]*")*? t="e"(?: \w+="[^"]*")*><v>([^<]*)</v></c>'
)
ROW_END: Final = b"</row>"
LAST_ROW: Final = b'<row r="'


@dataclass(frozen=True, slots=True)
class Piece:
    """What a piece of a sheet holds: its filled rows, the number of its last one, and its cells with an error value as
    (row, column letters, text)."""

    rows: int
    last: int
    errors: tuple[tuple[int, bytes, str], ...]


def scan_piece(text: bytes) -> Piece | None:
    """What a piece of whole rows holds; None where a cell could be far away, or anything is unusual."""
    if ROW_END not in text or any(sign in text for sign in STRANGE) or UNUSUAL.search(text):
        return None
    errors = find_errors(text) if b't="e"' in text else ()
    if len(errors) != text.count(b't="e"'):
        return None
    last = text.rfind(LAST_ROW) + len(LAST_ROW)
    number = int(text[last : text.index(b'"', last)]) if last >= len(LAST_ROW) else 0
    return Piece(sum(b"<v" in row or b"<is" in row for row in text.split(ROW_END)), number, errors)


def find_errors(text: bytes) -> tuple[tuple[int, bytes, str], ...]:
    """The cells with an error value."""
    return tuple(
        (int(match.group(2)), match.group(1), match.group(3).strip().decode("ascii", "replace"))
        for match in ERROR_CELL.finditer(text)
    )
