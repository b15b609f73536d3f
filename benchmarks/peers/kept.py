"""Results kept as lines of JSON, one a run, by key: what is there is not run again, a line cut short is ignored."""

import hashlib
import json
import os
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from benchmarks.peers.listed import OURS, USER, Peer
from benchmarks.peers.suites import Trial

FILE: Final = "runs.jsonl"
HERE: Final = Path(__file__).resolve().parents[2]
SOURCES: Final = {
    OURS: ("src/caseload/domain", "src/caseload/model", "src/caseload/solve", "src/caseload/audit"),
    "peer": ("src/caseload/domain", "src/caseload/model", "benchmarks/peers"),
}


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
    told = (peer.name, form, trial.instance.name, trial.moves, trial.seed, seconds, *list_versions(peer, form))
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:20]


def list_versions(peer: Peer, form: str) -> tuple[str, str, str]:
    """The versions of the solver and of ortools, and a hash of our sources that the run goes through."""
    sources = (*SOURCES["peer"], "benchmarks") if form == USER else SOURCES[OURS if peer.name == OURS else "peer"]
    return peer.version, version("ortools"), hash_sources(sources)


@cache
def hash_sources(folders: tuple[str, ...]) -> str:
    """A hash of the Python files of some folders; of `benchmarks` only the plain model."""
    digest = hashlib.sha256()
    for folder in folders:
        found = (HERE / folder).glob("plain_*.py") if folder == "benchmarks" else (HERE / folder).rglob("*.py")
        for path in sorted(found):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
