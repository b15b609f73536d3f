"""Reads the sheets of one workbook in a process of its own, with limited memory and time.

Run as a program: standard input is the order (the wanted sheet names and the limits) as `marshal` packs it, then the
bytes of the workbook; standard output is sheet after sheet, packed likewise, which only the process that started this
one reads. Dates, moments and times travel as pairs of what they are and a number or text. Little is imported, so that
it starts at once.
"""

import gc
import marshal
import sys
from datetime import date, datetime
from io import BytesIO

PLAIN = frozenset((str, float, int, bool))
NO_REFERENCES = 2
"""The form of `marshal` that looks for no repetitions: larger and twice as fast."""


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


def tag_cell(value: object) -> object:
    """One cell that is no text, number or yes-or-no as a pair of what it is and a value that can travel."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return ("moment", value.isoformat())
    if isinstance(value, date):
        return ("date", value.toordinal())
    return ("text", str(value))


def send_sheets(data: bytes, wanted: list[str], most_bytes: int) -> None:
    """Write every wanted sheet as soon as it is read: the size of its packed rows on a line, then these, counted from
    A1; raises ValueError beyond so many bytes."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    for name in wanted:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        cells = [[cell if cell.__class__ in PLAIN else tag_cell(cell) for cell in row] for row in rows]
        packed = marshal.dumps(cells, NO_REFERENCES)
        most_bytes -= len(packed)
        if most_bytes < 0:
            raise ValueError("too much text")
        sys.stdout.buffer.write(b"%d\n" % len(packed))
        sys.stdout.buffer.write(packed)
        sys.stdout.buffer.flush()


def main() -> None:
    """Read the order and the workbook from standard input, write the sheets to standard output."""
    gc.disable()
    wanted, memory, seconds, most_bytes = marshal.load(sys.stdin.buffer)
    limit_resources(memory, seconds)
    send_sheets(sys.stdin.buffer.read(), wanted, most_bytes)


if __name__ == "__main__":
    main()
