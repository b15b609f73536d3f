"""Writes a file whole or not at all: beside its place first, then renamed."""

import os
from collections.abc import Callable
from pathlib import Path


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a new file in the same folder, then put it in the place of `path` in one step.

    Where anything fails, what was at `path` stays and nothing is left beside it. Raises OSError as the system does,
    and whatever `write` raises. Only the owner can read the file.
    """
    draft = path.with_name(f".{os.getpid()}-{path.name[-80:]}")
    try:
        draft.touch(0o600, exist_ok=False)
        write(draft)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def write_whole_text(path: Path, text: str) -> None:
    """Write a text as UTF-8, whole or not at all, line ends as they are."""

    def write(draft: Path) -> None:
        draft.write_bytes(text.encode())

    write_whole(path, write)
