"""The folder that keeps results: one JSON file a run, written whole, never changed, each version apart."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, Protocol, TypeVar

from caseload.runs.result import Run, read_run
from caseload.runs.versions import list_versions, name_version

FAILED: Final = ".failed.json"
DONE: Final = ".json"


class Result(Protocol):
    """What came of a run, read from its JSON."""

    @property
    def key(self) -> str:
        """What names the run."""

    @property
    def failure(self) -> str | None:
        """The type of the error it failed of; None where it finished."""


R = TypeVar("R", bound=Result)


@dataclass(frozen=True, slots=True)
class Kept(Generic[R]):
    """What a folder holds of one version: its runs by key, and the files that cannot be read as results."""

    runs: Mapping[str, R]
    damaged: tuple[str, ...] = ()


class ResultFolder(Generic[R]):
    """One version's results in a folder, of any kind of run."""

    def __init__(
        self, folder: Path, read: Callable[[Mapping[str, Any]], R], versions: Mapping[str, str] | None = None
    ) -> None:
        """Take the folder, which need not be there, what reads a result's JSON (raising KeyError, TypeError or
        ValueError for what is none), and the versions; those of this program unless told."""
        self.top, self.read_one = folder, read
        self.folder = folder / name_version(versions or list_versions())

    def open(self) -> None:
        """Make the folder and see that a file can be written whole in it; raises OSError where it cannot."""
        self.folder.mkdir(parents=True, exist_ok=True)
        trial = self.folder / f".{os.getpid()}.trial"
        try:
            write_durably(trial, b"{}")
        finally:
            trial.unlink(missing_ok=True)

    def keep(self, result: Mapping[str, Any]) -> Path:
        """Write a result under its key in one step; raises OSError, and nothing half-written is left.

        A failure is kept under a name of its own, so that a later success stands beside it.
        """
        ending = FAILED if result["status"] == "failed" else DONE
        path = self.folder / f"{result['key']}{ending}"
        draft = path.with_name(f".{os.getpid()}-{path.name}.part")
        try:
            write_durably(draft, (json.dumps(result, indent=2) + "\n").encode())
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
        return path

    def read(self) -> Kept[R]:
        """Every run kept here; of a key that failed and later finished, the one that finished."""
        return read_folder(self.folder, self.read_one)

    def list_others(self) -> tuple[str, ...]:
        """The names of other versions that have results in this folder."""
        return tuple(name for name in list_version_folders(self.top) if name != self.folder.name)


class Store(ResultFolder[Run]):
    """The results of the runs of suites."""

    def __init__(self, folder: Path, versions: Mapping[str, str] | None = None) -> None:
        """Take the folder, which need not be there, and the versions; those of this program unless told."""
        super().__init__(folder, read_run, versions)


def write_durably(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk; raises OSError."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def list_version_folders(folder: Path) -> tuple[str, ...]:
    """The names of the folders of versions within a results folder that hold any result."""
    if not folder.is_dir():
        return ()
    found = [path for path in folder.glob("caseload-*-ortools-*") if path.is_dir()]
    return tuple(sorted(path.name for path in found if any(path.glob(f"*{DONE}"))))


def read_folder(folder: Path, read: Callable[[Mapping[str, Any]], R]) -> Kept[R]:
    """The runs in one version's folder, sorted by key; a file that is no result is named, never fatal."""
    runs: dict[str, R] = {}
    damaged = []
    names = sorted(path.name for path in folder.glob(f"*{DONE}") if not path.name.startswith("."))
    for name in sorted(names, key=lambda name: (not name.endswith(FAILED), name)):
        try:
            run = read(json.loads((folder / name).read_text(encoding="utf-8")))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            damaged.append(name)
        else:
            runs[run.key] = run
    return Kept(dict(sorted(runs.items())), tuple(damaged))
