"""Where a result is written: looked at before anything is worked out, and never in the way of what is there."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from caseload.domain.errors import UsageRefused

LOCKS: Final = (".~lock.{}#", "~${}")


@dataclass(frozen=True, slots=True)
class Target:
    """A file or folder to write, which was free to be written when the run began."""

    path: Path

    @property
    def suffix(self) -> str:
        """The form asked for by the name: `.xlsx`, `.json`, or "" for a folder."""
        return self.path.suffix.lower()


def prepare_target(
    out: Path | None, force: bool, suffixes: tuple[str, ...], inputs: Iterable[Path] = ()
) -> Target | None:
    """The place to write; raises UsageRefused where it cannot be written, so that no work is lost.

    `suffixes` are the forms that can be written ("" for a folder); `inputs` must never be replaced.
    """
    if out is None:
        return None
    check_form(out, suffixes)
    for path in inputs:
        if path.exists() and out.exists() and out.samefile(path):
            raise UsageRefused(f"--out would replace what is read ({out.name}). Give another name.")
    check_free(out, force)
    check_folder(out)
    return Target(out)


def check_form(out: Path, suffixes: tuple[str, ...]) -> None:
    """Refuse a form of file that is not written, and a folder where a file belongs."""
    suffix = "" if out.is_dir() else out.suffix.lower()
    if suffix not in suffixes:
        forms = " or ".join(form or "a folder (a name without a suffix)" for form in suffixes)
        raise UsageRefused(f"--out cannot be written as {suffix or 'a folder'} ({out.name}). Give {forms}.")


def check_free(out: Path, force: bool) -> None:
    """Refuse to replace what is there without --force, and what somebody has open."""
    if out.exists() and not force and not (out.is_dir() and not any(out.iterdir())):
        raise UsageRefused(f"{out.name} is already there. Give another name, or --force to replace it.")
    for lock in LOCKS:
        beside = out.with_name(lock.format(out.name))
        if out.is_file() and beside.exists():
            raise UsageRefused(
                f"{out.name} seems to be open in another program (there is a file {beside.name}). "
                "Close it there, or give another name."
            )


def check_folder(out: Path) -> None:
    """Refuse a folder that is not there or cannot be written."""
    folder = out.parent
    if not folder.is_dir():
        raise UsageRefused(f"The folder {folder} is not there. Make it first, or give another name.")
    trial = folder / f".caseload-{os.getpid()}"
    try:
        trial.touch(exist_ok=False)
        trial.unlink()
    except OSError as error:
        reason = error.strerror or "no permission"
        raise UsageRefused(f"The folder {folder} cannot be written ({reason}). Give --out another folder.") from error


def write_or_rename(target: Target, write: Callable[[Path], None]) -> Path:
    """Write to the target, or where it has been locked meanwhile to a free name beside it; returns where.

    Raises OSError where nothing beside it can be written either.
    """
    try:
        write(target.path)
    except PermissionError:
        other = find_free(target.path)
        write(other)
        return other
    return target.path


def find_free(path: Path) -> Path:
    """A name beside a path that nothing has: `proposal-1.xlsx`."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(1))
    return next(name for name in names if not name.exists())
