"""The weeks at work: each the caseload that was given, in a folder of its own under a name made here, and what was
asked of it. What was decided stands in the ledger, never here."""

import json
import os
import re
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from caseload.pipeline.request import Request

KEY: Final = re.compile(r"[0-9a-f]{12}")
STATE: Final = "week.json"
CASELOAD: Final = "caseload.xlsx"
MOST_WEEKS: Final = 25
"""Weeks kept of those that were allocated, and as many of those that were not."""
KEPT_SECONDS: Final = 30 * 24 * 3600
HALF_GIVEN_SECONDS: Final = 3600
"""After so many seconds a week whose state was never written is one that a killed server left behind."""


@dataclass(frozen=True, slots=True)
class Week:
    """One caseload that was given: under which key, as of when, with which moves; `round` once it was allocated.

    `label` is what the page calls it: never the name of the file, which may hold a person's.
    """

    key: str
    folder: Path
    label: str
    as_of: date | None = None
    moves: int | None = 0
    hand_over: bool = False
    round: int | None = None

    @property
    def path(self) -> Path:
        """The caseload as it was given."""
        return self.folder / CASELOAD

    def ask(self, today: date) -> "Request":
        """The request to read or allocate it."""
        from caseload.domain.problem import Settings
        from caseload.pipeline.request import Request

        settings = Settings(moves=self.moves, hand_over=self.hand_over)
        return Request(self.path, today, as_of=self.as_of, settings=settings)


class Weeks:
    """The weeks in a folder that only its owner can read."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made where it is not there."""
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def add(self, content: bytes, label: str) -> Week:
        """Keep a caseload under a new key. Raises OSError where it cannot be written, and leaves nothing behind."""
        key = secrets.token_hex(6)
        folder = self.folder / key
        folder.mkdir(mode=0o700)
        week = Week(key, folder, label)
        try:
            write_private(week.path, content)
            self.save(week)
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self.forget_oldest()
        return week

    def find(self, key: str) -> Week | None:
        """The week of a key, None where there is none."""
        folder = self.folder / key
        if not KEY.fullmatch(key) or not (folder / STATE).is_file():
            return None
        return read_state(folder, json.loads((folder / STATE).read_text(encoding="utf-8")))

    def list_all(self) -> tuple[Week, ...]:
        """Every week, the latest first."""
        found = [(path.stat().st_mtime_ns, path.parent.name) for path in self.folder.glob(f"*/{STATE}")]
        weeks = (self.find(key) for _, key in sorted(found, reverse=True))
        return tuple(week for week in weeks if week is not None)

    def save(self, week: Week) -> Week:
        """Keep what is asked of a week."""
        stated = {
            "label": week.label,
            "as_of": week.as_of.isoformat() if week.as_of else None,
            "moves": week.moves,
            "hand_over": week.hand_over,
            "round": week.round,
        }
        write_private(week.folder / STATE, json.dumps(stated).encode())
        return week

    def change(self, week: Week, **changes: Any) -> Week:
        """Keep a week with something otherwise."""
        return self.save(replace(week, **changes))

    def remove(self, week: Week) -> None:
        """Delete a week's caseload and what was asked of it."""
        shutil.rmtree(week.folder, ignore_errors=True)

    def forget_old(self, now: float) -> None:
        """Remove every week that nobody has touched for 30 days, and every half of one; `now` is seconds since 1970."""
        for folder in self.folder.iterdir():
            is_whole = (folder / STATE).is_file()
            touched = (folder / STATE if is_whole else folder).stat().st_mtime
            if touched < now - (KEPT_SECONDS if is_whole else HALF_GIVEN_SECONDS):
                shutil.rmtree(folder, ignore_errors=True)

    def forget_oldest(self) -> None:
        """Keep the latest few: what was given is not the record, and a loop of uploads must neither fill the disk nor
        push out a week that was allocated."""
        weeks = self.list_all()
        for week in [week for week in weeks if week.round is None][MOST_WEEKS:]:
            self.remove(week)
        for week in [week for week in weeks if week.round is not None][MOST_WEEKS:]:
            self.remove(week)


def read_state(folder: Path, stated: Mapping[str, Any]) -> Week:
    """A week from what was kept of it."""
    as_of = stated["as_of"]
    return Week(
        folder.name,
        folder,
        stated["label"],
        date.fromisoformat(as_of) if as_of else None,
        stated["moves"],
        stated["hand_over"],
        stated["round"],
    )


def write_private(path: Path, content: bytes) -> None:
    """Write a file whole, for its owner alone."""
    trial = path.with_name(path.name + ".part")
    handle = os.open(trial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(trial, path)
