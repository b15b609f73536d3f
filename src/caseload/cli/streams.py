"""The two streams: the result on stdout, everything said to a person on stderr; neither ever fails on a letter."""

import contextlib
import json
import sys
from collections.abc import Mapping
from io import TextIOWrapper


def make_streams_safe() -> None:
    """Let a console that cannot show a letter show its number instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(errors="backslashreplace")


def print_text(text: str) -> None:
    """Print a result that ends in one line feed."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def print_json(content: Mapping[str, object]) -> None:
    """Print a result as JSON, in ASCII."""
    print_text(json.dumps(content, indent=2))


def say(text: str, is_quiet: bool = False) -> None:
    """Tell the person at the console something that is not the result."""
    if not is_quiet:
        print(text, file=sys.stderr, flush=True)
