"""The process that parses a stranger's file is not believed, whatever became of it."""

import subprocess
import sys
from subprocess import PIPE

import pytest

from caseload.intake.parse_apart import FAILURES, take_sheets

SAYS_ROWS = "print(len(b'[[1]]')); print('[[1]]', end='')"
STRANGE_ROWS = (
    '[[{"a": 1}, 1]]',
    "[[{}]]",
    '[[{"date": 1, "text": 1}]]',
    '[[{"date": -99999}]]',
    '[[{"date": 1000000000000000000000000}]]',
    '[[{"date": ""}]]',
    '[[{"text": []}]]',
    "[[[]]]",
    '["ab"]',
    '[{"text": "ab"}]',
)


def take_from(program: str, most_bytes: int = 1000) -> object:
    """What is taken over from a process that runs this program instead of the parser."""
    with subprocess.Popen([sys.executable, "-c", program], stdin=PIPE, stdout=PIPE) as child:
        try:
            return take_sheets(child, b"", ["cases"], most_bytes)
        finally:
            child.kill()


def test_rows_are_taken_over() -> None:
    assert take_from(SAYS_ROWS) == {"cases": [[1]]}


@pytest.mark.parametrize(
    "program",
    [
        "",
        "print('no number')",
        "print(-1); print('[]' * 9)",
        "print('9' * 12); print('[')",
        "print('9' * 5000)",
        "print(900); print('[[' * 450, end='')",
        "print(900_000); print('[' * 900_000, end='')",
        "print(2); print('[[]]')",
        *map("print(len({0!r})); print({0!r}, end='')".format, STRANGE_ROWS),
        "print(1); print('7', end='')",
        f"{SAYS_ROWS}; raise SystemExit(1)",
        "import marshal, sys; sys.stdout.buffer.write(b'5\\n' + marshal.dumps([1])[:5])",
    ],
)
def test_whatever_else_the_process_says_is_a_failure_and_no_crash(program: str) -> None:
    with pytest.raises(FAILURES):
        take_from(program, 1_000_000)


def test_more_than_was_allowed_is_not_read() -> None:
    with pytest.raises(ValueError, match="more than was allowed"):
        take_from(SAYS_ROWS, 4)
