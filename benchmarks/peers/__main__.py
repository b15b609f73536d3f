"""Every peer on a suite, each run in a process of its own, then the tables as Markdown.

python -m benchmarks.peers --suite teams --seeds 5 --seconds 60 --out results
python -m benchmarks.peers --suite teams --seeds 1 --seconds 10 --peers ours highs --instances steady:0 --out results

A run that is killed goes on where it was: what the folder of --out already holds is not run again.
"""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.measure import measure
from benchmarks.peers.kept import Kept, list_versions, make_key
from benchmarks.peers.listed import PEERS, Peer
from benchmarks.peers.suites import SUITES, Trial
from benchmarks.peers.tables import write_tables

MARGIN_SECONDS = 240
Turn = tuple[Trial, Peer, str]


def main() -> None:
    """Runs what is not kept yet, then writes the tables of what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suite", choices=tuple(SUITES), required=True)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=60.0, help="for all goals of one run")
    parser.add_argument("--peers", nargs="+", choices=tuple(PEERS), default=tuple(PEERS))
    parser.add_argument("--instances", nargs="+", help="only these, by name")
    parser.add_argument("--out", type=Path, default=Path("peer-results"))
    chosen = parser.parse_args()
    trials = [
        t for t in SUITES[chosen.suite](chosen.seeds) if not chosen.instances or t.instance.name in chosen.instances
    ]
    peers = [PEERS[name] for name in chosen.peers]
    kept = Kept(chosen.out)
    runs = list(run_all(list_turns(trials, peers), chosen.seconds, kept))
    table = "\n".join(write_tables(runs))
    (chosen.out / f"{chosen.suite}.md").write_text(table + "\n", encoding="utf-8")
    print(table)


def list_turns(trials: Sequence[Trial], peers: Sequence[Peer]) -> list[Turn]:
    """Every run, all peers on one instance and seed before the next, so that they meet the same load."""
    return [(trial, peer, form) for trial in trials for peer in peers for form in peer.forms]


def run_all(turns: Sequence[Turn], seconds: float, kept: Kept) -> Iterator[dict[str, Any]]:
    """Each run's result, kept or made now; progress on stderr."""
    for number, (trial, peer, form) in enumerate(turns, 1):
        key = make_key(peer, form, trial, seconds)
        if peer.absence:
            yield describe_turn(trial, peer, form, seconds) | {"key": key, "status": "absent", "why": peer.absence}
            continue
        if key not in kept.runs:
            kept.keep({"key": key} | run_apart(trial, peer, form, seconds))
            say(number, len(turns), kept.runs[key])
        yield kept.runs[key]


def describe_turn(trial: Trial, peer: Peer, form: str, seconds: float) -> dict[str, Any]:
    """What was asked for."""
    return {
        "peer": peer.name, "form": form, "instance": asdict(trial.instance), "moves": trial.moves,
        "seed": trial.seed, "seconds": seconds, "name": trial.name, "versions": list_versions(peer, form),
    }  # fmt: skip


def run_apart(trial: Trial, peer: Peer, form: str, seconds: float) -> dict[str, Any]:
    """One run in a fresh process, ended by force where it goes on far beyond its time."""
    asked = describe_turn(trial, peer, form, seconds)
    command = [sys.executable, "-m", "benchmarks.peers.one", json.dumps(asked)]
    if guard := shutil.which("timeout"):
        command = [guard, "-k", "10", str(2 * seconds + MARGIN_SECONDS), *command]
    load = os.getloadavg()[0]
    done = measure(command)
    found = json.loads(done.output) if done.code == 0 else {"status": "failed", "why": f"exit {done.code}"}
    return asked | found | {
        "whole": done.seconds, "processor": done.processor, "memory": done.together, "load": load,
    }  # fmt: skip


def say(number: int, of: int, run: dict[str, Any]) -> None:
    """One line of progress."""
    took = run.get("building", 0.0) + run.get("solving", 0.0)
    told = f"{number} of {of}: {run['name']}, seed {run['seed']}, {run['peer']} {run['form']}"
    print(f"{told}: {run['status']} in {took:.1f} s {run.get('why', '')}".rstrip(), file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
