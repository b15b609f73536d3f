"""Results kept as lines of JSON, one a run, by key: what is there is not run again, a line cut short is ignored."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from benchmarks.peers.listed import OURS, USER, Peer
from benchmarks.peers.suites import Trial

FILE: Final = "runs.jsonl"
ROOT: Final = Path(__file__).resolve().parents[2]
DATA: Final = ("domain", "intake", "synthetic", "model", "audit")
"""Our packages that every run goes through: they say what is solved, and judge it."""


class Kept:
    """The results in a folder."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder and reads what it holds."""
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / FILE
        self.runs: dict[str, dict[str, Any]] = {}
        text = self.path.read_text(encoding="utf-8") if self.path.exists() else ""
        for line in text.splitlines():
            try:
                run = json.loads(line)
                self.runs[run["key"]] = run
            except (ValueError, KeyError, TypeError):
                continue
        self.is_cut = bool(text) and not text.endswith("\n")

    def keep(self, run: Mapping[str, Any]) -> None:
        """Adds one result as one line, on the disk before this returns."""
        line = json.dumps(run)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(("\n" if self.is_cut else "") + line + "\n")
            file.flush()
            os.fsync(file.fileno())
        self.is_cut = False
        self.runs[run["key"]] = json.loads(line)


def make_key(peer: Peer, form: str, trial: Trial, seconds: float) -> str:
    """What makes two runs the same: peer, form, instance, moves, seed, limit, versions, and the sources that count."""
    told = (peer.name, form, asdict(trial.instance), trial.moves, trial.seed, seconds, *list_versions(peer, form))
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:20]


def list_versions(peer: Peer, form: str) -> tuple[str, str, str]:
    """The versions of the solver and of ortools, and a hash of our sources that the run goes through."""
    return peer.version, version("ortools"), hash_sources(peer.name == OURS, form == USER)


@cache
def hash_sources(is_ours: bool, is_plain: bool) -> str:
    """A hash of sources: the data, and our search or what the peers are given. Our search is no part of a peer's, so
    that a better one leaves what the peers took as it is; a rule by hand asks `analysis` too, and takes no time."""
    folders = [ROOT / "src" / "caseload" / name for name in (*DATA, *(["solve"] if is_ours else []))]
    folders += [] if is_ours else [ROOT / "benchmarks" / "peers"]
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".toml")]
    files += (ROOT / "benchmarks").glob("plain_*.py") if is_plain else []
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
