"""Reads the sheets of one workbook in a process of its own, with limited memory and time.

Run as a program: standard input is the order (the wanted sheet names and the limits) as one line of JSON, then the
bytes of the workbook; standard output is sheet after sheet, as JSON too, so that whatever a file could make of this
process, the one that started it reads nothing but text, numbers and lists. Dates, moments and times travel as what
they are and a number or text. Little is imported, so that it starts at once.
"""

import gc
import json
import sys
from datetime import date, datetime
from functools import cache
from io import BytesIO


def limit_resources(memory: int, seconds: int) -> None:
    """Ask the system to end this process beyond `memory` bytes or `seconds` of processor time (POSIX only)."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue


@cache
def tag_cell(value: object) -> dict[str, object]:
    """One cell that is no text, number or yes-or-no: what it is, and a value that can travel."""
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    return {"date": value.toordinal()} if isinstance(value, date) else {"text": str(value)}


def send_sheets(data: bytes, wanted: list[str], most_bytes: int) -> None:
    """Write every wanted sheet as soon as it is read: the size of its rows on a line, then these, counted from
    A1; raises ValueError beyond so many bytes."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    for name in wanted:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        packed = json.dumps(rows, ensure_ascii=False, check_circular=False, default=tag_cell).encode()
        most_bytes -= len(packed)
        if most_bytes < 0:
            raise ValueError("too much text")
        sys.stdout.buffer.write(b"%d\n" % len(packed))
        sys.stdout.buffer.write(packed)
        sys.stdout.buffer.flush()


def main() -> None:
    """Read the order and the workbook from standard input, write the sheets to standard output."""
    gc.disable()
    wanted, memory, seconds, most_bytes = json.loads(sys.stdin.buffer.readline())
    limit_resources(memory, seconds)
    send_sheets(sys.stdin.buffer.read(), wanted, most_bytes)


if __name__ == "__main__":
    main()
