"""Lines of text for the console: never wider than 72 columns, indented and wrapped alike everywhere."""

from textwrap import wrap
from typing import Final

WIDTH: Final = 72
INDENT: Final = 2
HANGING: Final = 8
GLUE: Final = "\0"


def fold_lines(text: str, first: int = 0, rest: int = 0, width: int = WIDTH) -> list[str]:
    """The text over as many lines as it needs; `first` and `rest` are the indents. Glued words stay together."""
    lines = wrap(
        text, width, initial_indent=" " * first, subsequent_indent=" " * rest, break_on_hyphens=False
    )  # fmt: skip
    return [line.replace(GLUE, " ").rstrip() for line in lines]


def fold_item(label: str, text: str) -> list[str]:
    """An indented item: a short label, then its text, the further lines below the text."""
    return fold_lines(f"{label.ljust(HANGING - INDENT - 2)}{GLUE * 2}{text}", INDENT, HANGING)


def glue(text: str) -> str:
    """The text as one that is not divided between lines, if it fits in one."""
    return text.replace(" ", GLUE) if len(text) <= WIDTH - HANGING else text


def set_apart(left: str, right: str) -> list[str]:
    """Two texts at the two ends of one line, or on two lines where they do not fit."""
    space = WIDTH - len(left) - len(right)
    return [left + " " * space + right] if space >= 2 else [*fold_lines(left), right]
