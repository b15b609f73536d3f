"""Files of a moment (an upload that is being read, a download that is being written) in a folder of our own.

It lies in the data folder, which only its owner can read, and is emptied at the start and at the end, so that not even
a server that was killed leaves a workbook where everybody's temporary files are.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

TEMPORARY: Final = "temporary"


@contextmanager
def own_temporary(folder: Path) -> Iterator[Path]:
    """Have every temporary file of this process made in a folder within the data folder. Raises OSError where that
    cannot be written."""
    place, before = folder / TEMPORARY, tempfile.tempdir
    place.mkdir(mode=0o700, exist_ok=True)
    empty(place)
    tempfile.tempdir = str(place)
    try:
        yield place
    finally:
        tempfile.tempdir = before
        empty(place)


def empty(place: Path) -> None:
    """Remove whatever is in a folder; what cannot be removed now is removed next time."""
    for path in place.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
