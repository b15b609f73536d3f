"""Prints and writes an answer that is not a whole proposal, at the width of the console."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from caseload.cli.exits import DONE
from caseload.cli.out import Target
from caseload.cli.show import write_result
from caseload.cli.streams import print_json, print_text
from caseload.render.files import write_whole_text
from caseload.render.lines import WIDTH

NARROWEST: Final = 32


def measure_width() -> int:
    """The columns to write in: the console's where it is narrower than usual, as on a phone; else the usual 72."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return WIDTH
    return max(NARROWEST, min(WIDTH, shutil.get_terminal_size().columns - 1))


def show_answer(
    content: Mapping[str, Any], words: Callable[[int], str], write: Callable[[Path], None], target: Target | None,
    is_json: bool,
) -> int:  # fmt: skip
    """Print an answer as JSON or in words, then write it where asked: as JSON by that suffix, else by `write`.

    DONE, or UNEXPECTED where it is not at the name asked for.
    """
    if is_json:
        print_json(content)
    else:
        print_text(words(measure_width()))
    if target is None:
        return DONE
    if target.suffix == ".json":
        return write_result(target, lambda place: write_whole_text(place, json.dumps(content, indent=2) + "\n"))
    return write_result(target, write)
