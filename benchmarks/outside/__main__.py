"""Solves instances written by others and prints each one's value beside the best known, as a Markdown table.

python -m benchmarks.outside FOLDER --seconds 20                    every instance of a folder
python -m benchmarks.outside FOLDER --seconds 20 --only a05100      one of them
python -m benchmarks.outside FOLDER --only d05100 --peer scip       the same by a peer, given our units and rows
python -m benchmarks.outside --draw c:80:1600:1 --seconds 20        a drawn one: type c, d or e, agents, jobs, seed

A folder has one instance a file (*.txt) and a table best_known.csv; the formats are told in docs/bench.md.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

from benchmarks.outside.folder import list_instances
from benchmarks.outside.gap import build_gap, draw_gap
from benchmarks.outside.instance import Outside
from benchmarks.outside.solving import Outcome, solve_outside
from benchmarks.peers.listed import OURS, PEERS
from caseload.solve.messages import Options

HEAD = ("instance", "value", "bound", "proven", "best known", "gap to best", "gap to bound", "seconds", "whole")


def list_asked(folders: list[Path], only: list[str], drawn: list[str]) -> Iterator[Outside]:
    """The instances of the folders, then the drawn ones."""
    for folder in folders:
        yield from list_instances(folder, only)
    for text in drawn:
        kind, agents, jobs, seed = text.split(":")
        if kind not in ("c", "d", "e"):
            raise ValueError(f"{text}: the type is c, d or e")
        yield build_gap(draw_gap(kind, int(agents), int(jobs), int(seed)), text)


def write_row(cells: tuple[object, ...]) -> None:
    """A row of the table, at once."""
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def say(outcome: Outcome) -> tuple[object, ...]:
    """The cells of one outcome."""
    value = f"{outcome.unallocated} unallocated" if outcome.value is None else outcome.value
    shares = ("" if gap is None else f"{gap:.2%}" for gap in (outcome.gap, outcome.gap_to_bound))
    proven, times = "yes" if outcome.proven else "no", (f"{outcome.seconds:.1f}", f"{outcome.whole:.1f}")
    return (outcome.name, value, say_whole(outcome.bound), proven, say_whole(outcome.best), *shares, *times)


def say_whole(number: int | None) -> str:
    """A number, or nothing."""
    return "" if number is None else str(number)


def say_all(outcomes: list[Outcome]) -> str:
    """What the instances came to together."""
    known = [outcome for outcome in outcomes if outcome.best is not None]
    gaps = [outcome.gap for outcome in known if outcome.gap is not None]
    mean = f", mean gap {sum(gaps) / len(gaps):.3%}" if gaps else ""
    return (
        f"{len(outcomes)} instances: {sum(o.is_best for o in known)} of {len(known)} at the best known value{mean}; "
        f"{sum(o.proven for o in outcomes)} proven; {sum(o.unallocated > 0 for o in outcomes)} with work unallocated"
    )


def write_csv(path: Path, outcomes: list[Outcome]) -> None:
    """The outcomes as a table for other programs."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Outcome)])
        writer.writeheader()
        writer.writerows(asdict(outcome) for outcome in outcomes)


def main(arguments: list[str] | None = None) -> None:
    """Solve what was asked, one instance after another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of instances")
    parser.add_argument("--seconds", type=float, default=20.0, help="for each instance")
    parser.add_argument("--seed", type=int, default=0, help="of the search")
    parser.add_argument("--only", nargs="+", default=[], help="names of instances, without .txt")
    parser.add_argument("--draw", nargs="+", default=[], help="type:agents:jobs:seed")
    able = [name for name, peer in PEERS.items() if peer.can_prove and name != OURS]
    parser.add_argument("--peer", choices=able, help="a peer in our engine's place, given our units and rows")
    parser.add_argument("--out", type=Path, help="a CSV file to write as well")
    chosen = parser.parse_args(arguments)
    outcomes = []
    write_row(HEAD)
    write_row(("---",) * len(HEAD))
    try:
        for outside in list_asked(chosen.folders, chosen.only, chosen.draw):
            options = Options(seconds=chosen.seconds, seed=chosen.seed)
            outcomes.append(solve_outside(outside, options, PEERS.get(chosen.peer)))
            write_row(say(outcomes[-1]))
    except (OSError, ValueError) as error:
        sys.exit(str(error))
    print(f"\n{say_all(outcomes)}")
    if chosen.out:
        write_csv(chosen.out, outcomes)


if __name__ == "__main__":
    main()
