"""Parses the sheets of a guarded workbook in a process of its own, which may fail without harm, and takes each over
while the next is being parsed."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from subprocess import DEVNULL, PIPE
from threading import Event, Timer
from typing import Final, TypeVar, cast

Rows = list[list[object]]
Child = subprocess.Popen[bytes]
Other = TypeVar("Other")
CHILD: Final = Path(__file__).with_name("parse_child.py")
FAILURES: Final = (OSError, ValueError, EOFError, TypeError, OverflowError, RecursionError)
LONGEST_SIZE: Final = 12
"""Characters of the line that says how large a sheet is."""


class ParsedTooLong(Exception):
    """The process had not finished in time."""


class ParseFailed(Exception):
    """The process failed, or sent less than the sheets asked for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process may use: bytes of memory, seconds, and bytes of cells."""

    memory: int
    seconds: float
    cells: int


def parse_apart(
    data: bytes, wanted: Sequence[str], limits: Limits, meanwhile: Callable[[], Other]
) -> tuple[Other, dict[str, Rows]]:
    """What `meanwhile` gives, which is called while the process works, and the rows of every wanted sheet.

    Raises ParsedTooLong or ParseFailed; whatever `meanwhile` raises ends the process and counts before that.
    """
    order = json.dumps((list(wanted), limits.memory, max(1, round(limits.seconds)), limits.cells)).encode() + b"\n"
    try:
        child = subprocess.Popen([sys.executable, "-P", str(CHILD)], stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
    except OSError as error:
        raise ParseFailed from error
    is_late = Event()
    timer = Timer(limits.seconds, end_late, (child, is_late))
    timer.start()
    with child, ThreadPoolExecutor(1) as thread:
        answer = thread.submit(take_sheets, child, order + data, wanted, limits.cells)
        try:
            other = meanwhile()
            return other, take_answer(answer, is_late)
        finally:
            timer.cancel()
            child.kill()


def end_late(child: Child, is_late: Event) -> None:
    """End a process whose time is over."""
    is_late.set()
    child.kill()


def take_answer(answer: "Future[dict[str, Rows]]", is_late: Event) -> dict[str, Rows]:
    """The sheets that the process has sent; raises ParsedTooLong or ParseFailed."""
    try:
        return answer.result()
    except FAILURES as error:
        raise (ParsedTooLong if is_late.is_set() else ParseFailed) from error


def take_sheets(child: Child, order: bytes, wanted: Sequence[str], most_bytes: int) -> dict[str, Rows]:
    """Give the process its order, and take over one sheet after another; raises one of FAILURES.

    The process has had a stranger's file in its hands, so nothing that it says is believed: not how much it will say.
    """
    assert child.stdin is not None
    child.stdin.write(order)
    child.stdin.close()
    sheets = dict(zip(wanted, list_sheets(child, len(wanted), most_bytes), strict=True))
    if child.wait():
        raise EOFError
    return sheets


def list_sheets(child: Child, number: int, most_bytes: int) -> Iterator[Rows]:
    """The rows of so many sheets, each as soon as it has come: its size in bytes on a line, then its rows as JSON."""
    assert child.stdout is not None
    known = Untagged()
    for _ in range(number):
        size = int(child.stdout.readline(LONGEST_SIZE))
        most_bytes -= size
        if size < 0 or most_bytes < 0:
            raise ValueError("more than was allowed")
        rows = json.loads(child.stdout.read(size), object_pairs_hook=known.untag)
        if any(row.__class__ is not list or list in map(type, row) for row in rows):
            raise ValueError("no rows of cells")
        yield rows


class Untagged(dict[tuple[str, object], object]):
    """The cells that travelled as what they are and a value: each worked out once for all that are alike."""

    def untag(self, pairs: list[tuple[str, object]]) -> object:
        """One such cell; raises ValueError for more or less than one pair."""
        (pair,) = pairs
        return self[pair]

    def __missing__(self, pair: tuple[str, object]) -> object:
        """The value of a cell met for the first time."""
        self[pair] = untag_cell(*pair)
        return self[pair]


def untag_cell(tag: str, value: object) -> object:
    """A date, a moment (without a time of day it is a date), or other text."""
    if tag == "date":
        return date.fromordinal(cast(int, value))
    if tag == "text":
        return value
    moment = datetime.fromisoformat(cast(str, value))
    return moment if moment.time() != datetime.min.time() else moment.date()
