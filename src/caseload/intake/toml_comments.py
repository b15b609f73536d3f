"""Takes the comments out of a TOML text, which may name people, and leaves every value as it is."""

import re
import tomllib
from typing import Final

PIECE: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*",
    re.DOTALL,
)
AS_OF: Final = re.compile(r"""^\s*(?:as_of|"as_of"|'as_of')\s*=.*\n?""", re.MULTILINE)


def strip_comments(text: str) -> str:
    """The text without its comments; a `#` within quotation marks is none."""
    return PIECE.sub(lambda match: "" if match[0].startswith("#") else match[0], text)


def drop_as_of(text: str) -> str:
    """The text without its own date, the key `as_of` before every table; all else stays."""
    document = tomllib.loads(text)
    if document.pop("as_of", None) is None:
        return text
    for match in AS_OF.finditer(text):
        without = text[: match.start()] + text[match.end() :]
        try:
            if tomllib.loads(without) == document:
                return without
        except tomllib.TOMLDecodeError:
            continue
    return text
