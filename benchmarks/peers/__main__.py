"""Every peer on the suites, each run in a process of its own, then the tables as Markdown.

python -m benchmarks.peers --out results                        every suite and peer, as long as its suite says
python -m benchmarks.peers --out results --suites teams --peers ours highs --instances steady:0 --seconds 10

A run that is killed goes on where it was: what the folder of --out already holds is not run again. Nothing else should
run on the machine meanwhile; each run's load before it is kept with its result.
"""

import argparse
import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.measure import measure
from benchmarks.peers.kept import Kept, list_versions, make_key
from benchmarks.peers.listed import PEERS, Peer
from benchmarks.peers.suites import SUITES, Suite, Trial
from benchmarks.peers.tables import write_tables

MARGIN_SECONDS = 240
Turn = tuple[Trial, Peer, str]


def main() -> None:
    """Runs what is not kept yet, suite by suite, and writes the tables of what was asked for."""
    chosen = parse_command()
    kept = Kept(chosen.out)
    for name in chosen.suites:
        suite = SUITES[name]
        seconds = chosen.seconds or suite.seconds
        turns = list_turns(list_chosen(suite, chosen.seeds, chosen.instances), [PEERS[peer] for peer in chosen.peers])
        runs = list(run_all(turns, seconds, kept, chosen.give_up))
        head = f"### {suite.title}\n\n{' '.join(['python -m benchmarks.peers', *sys.argv[1:]])}; {seconds:g} s a run\n"
        table = "\n".join((head, *write_tables(runs)))
        (chosen.out / f"{name}.md").write_text(table + "\n", encoding="utf-8")
        print(table, end="\n\n", flush=True)


def parse_command() -> argparse.Namespace:
    """The options, checked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suites", nargs="+", choices=tuple(SUITES), default=tuple(SUITES))
    parser.add_argument("--seeds", type=int, help="of each instance; else the suite's own")
    parser.add_argument("--seconds", type=float, help="for all goals of one run; else the suite's own")
    parser.add_argument("--peers", nargs="+", choices=tuple(PEERS), default=tuple(PEERS))
    parser.add_argument("--instances", nargs="+", help="only these, by name")
    parser.add_argument("--give-up", type=int, help="leave a peer out of a suite after so many runs it did not prove")
    parser.add_argument("--out", type=Path, default=Path("peer-results"))
    return parser.parse_args()


def list_chosen(suite: Suite, seeds: int | None, instances: Sequence[str] | None) -> list[Trial]:
    """The trials of a suite that were asked for."""
    return [t for t in suite.list_trials(seeds or suite.seeds) if not instances or t.instance.name in instances]


def list_turns(trials: Iterable[Trial], peers: Sequence[Peer]) -> list[Turn]:
    """Every run, all peers on one instance and seed before the next, so that they meet the same load."""
    return [(trial, peer, form) for trial in trials for peer in peers for form in peer.forms]


def run_all(turns: Sequence[Turn], seconds: float, kept: Kept, give_up: int | None = None) -> Iterator[dict[str, Any]]:
    """Each run's result, kept or made now; progress on stderr. A peer that can prove and did not, `give_up` times, is
    left out of the rest."""
    unproven: Counter[tuple[str, str]] = Counter()
    for number, (trial, peer, form) in enumerate(turns, 1):
        key = make_key(peer, form, trial, seconds)
        asked = describe_turn(trial, peer, form, seconds) | {"key": key}
        if peer.absence:
            yield asked | {"status": "absent", "why": peer.absence}
        elif peer.can_prove and give_up and unproven[peer.name, form] >= give_up:
            yield asked | {"status": "left out", "why": f"not proven {give_up} times before"}
        else:
            if key not in kept.runs:
                kept.keep(asked | run_apart(asked))
                say(number, len(turns), kept.runs[key])
            unproven[peer.name, form] += kept.runs[key]["status"] != "proven"
            yield kept.runs[key]


def describe_turn(trial: Trial, peer: Peer, form: str, seconds: float) -> dict[str, Any]:
    """What was asked for."""
    return {
        "peer": peer.name, "form": form, "instance": asdict(trial.instance), "moves": trial.moves,
        "seed": trial.seed, "seconds": seconds, "name": trial.name, "versions": list_versions(peer, form),
    }  # fmt: skip


def run_apart(asked: dict[str, Any]) -> dict[str, Any]:
    """One run in a fresh process, ended by force where it goes on far beyond its time."""
    command = [sys.executable, "-m", "benchmarks.peers.one", json.dumps(asked)]
    if guard := shutil.which("timeout"):
        command = [guard, "-k", "10", str(2 * asked["seconds"] + MARGIN_SECONDS), *command]
    load = os.getloadavg()[0]
    done = measure(command)
    found = json.loads(done.output) if done.code == 0 else {"status": "failed", "why": f"exit {done.code}"}
    return {**found, "whole": done.seconds, "processor": done.processor, "memory": done.together, "load": load}


def say(number: int, of: int, run: dict[str, Any]) -> None:
    """One line of progress."""
    took = run.get("building", 0.0) + run.get("solving", 0.0)
    told = f"{number} of {of}: {run['name']}, seed {run['seed']}, {run['peer']} {run['form']}"
    print(f"{told}: {run['status']} in {took:.1f} s {run.get('why', '')}".rstrip(), file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
