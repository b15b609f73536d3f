"""Reads the sheets of one workbook in a process of its own, with limited memory and time.

Run as a program: standard input is one line of JSON (the wanted sheet names and the limits), then the
bytes of the workbook; standard output is JSON. Dates travel as `{"date": ...}`, times as `{"text": ...}`.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from typing import Any


def limit_resources(memory: int, seconds: int) -> None:
    """Ask the system to end this process beyond `memory` bytes or `seconds` of processor time (POSIX only)."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def tag_cell(value: object) -> object:
    """One cell as JSON can carry it."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, datetime):
        return {"date": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return {"text": str(value)}


def read_rows(workbook: Any, name: str, most_text: int) -> Iterator[list[object]]:
    """The rows of one sheet, counted from A1; raises ValueError beyond so many characters of text."""
    text = 0
    for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False):
        text += sum(len(value) for value in row if isinstance(value, str))
        if text > most_text:
            raise ValueError("too much text")
        yield [tag_cell(value) for value in row]


def read_sheets(data: bytes, wanted: list[str], most_text: int) -> list[Mapping[str, Any]]:
    """Every wanted sheet's name and rows."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    return [{"name": name, "rows": list(read_rows(workbook, name, most_text))} for name in wanted]


def main() -> None:
    """Read the order and the workbook from standard input, write the sheets to standard output."""
    order = json.loads(sys.stdin.buffer.readline())
    limit_resources(order["memory"], order["seconds"])
    sheets = read_sheets(sys.stdin.buffer.read(), order["sheets"], order["text"])
    sys.stdout.write(json.dumps(sheets))


if __name__ == "__main__":
    main()
