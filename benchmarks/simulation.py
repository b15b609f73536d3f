"""What simulating a year of a team costs, as Markdown tables: beside one solve, and on one and two dask workers.

python -m benchmarks.simulation                                 all of it, about five minutes
python -m benchmarks.simulation --weeks 8 --runs 2 --times 1    a short trial, whose sweep is projected too long

Each figure is of a command in fresh processes, so that it holds what starting them costs; run with one week it shows
that alone. The solve it is set against is one of `team` at any moves, its first in a fresh process.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measure import Measured, measure
from benchmarks.weekly import run, write_table

YEAR = 52
MOST_TIMES = 20
SWEEP = 20 * 20
SWEEP_MINUTES = 30
SOLVE_SECONDS = 60
SCENARIO = """caseload = {team}
weeks = {weeks}
replications = {runs}
sample = 0
[staff.social_worker]
leave = 0.003
fall_ill = 0.01
join = 0.05
"""


@dataclass(frozen=True)
class Simulated:
    """One `caseload simulate`: what its processes took, and what it says."""

    process: Measured
    told: dict[str, Any]

    @property
    def solved(self) -> dict[str, Any]:
        """How its weeks were solved."""
        found: dict[str, Any] = self.told["arms"][0]["solved"]
        return found


def simulate(folder: Path, weeks: int, runs: int, *words: str) -> Simulated:
    """So many replications of so many weeks of `team`; SystemExit where a run fails."""
    path = folder / "team.toml"
    team = json.dumps(str(Path("instances/team").resolve()))
    path.write_text(SCENARIO.format(team=team, weeks=weeks, runs=runs), encoding="utf-8")
    done = measure([sys.executable, "-m", "caseload", "simulate", str(path), "--json", "--quiet", *words])
    if done.code:
        raise SystemExit(f"simulate: exit {done.code}\n{done.messages}")
    return Simulated(done, json.loads(done.output))


def compare_with_solve(folder: Path, weeks: int, times: int) -> None:
    """A team-year beside one cold solve, medians of runs taken in turn, and how much of it is starting processes."""
    solves, years, starts = [], [], []
    for _ in range(times):
        solves.append(run("ours", "instances/team", "any", SOLVE_SECONDS))
        years.append(simulate(folder, weeks, 1, "--workers", "1"))
        starts.append(simulate(folder, 1, 1, "--workers", "1"))
    solve = median(done.solve for done in solves)
    year, start = (median(one.process.seconds for one in listed) for listed in (years, starts))
    year = start + (year - start) * (YEAR - 1) / max(1, weeks - 1)
    quality = years[-1].solved
    rows = [
        ("one cold solve of team, any moves", f"{solve:.2f} s ({solves[-1].proven} of {len(solves[-1].goals)} goals)"),
        (f"{weeks} weeks of team", f"{median(one.process.seconds for one in years):.1f} s"),
        ("weeks proven in every goal", f"{quality['proven']} of {quality['weeks']}"),
        ("a single week, start of the processes included", f"{start:.1f} s"),
        ("a team-year of 52 weeks", f"{year:.1f} s"),
        ("times one cold solve", f"{year / solve:.1f} (wanted: at most {MOST_TIMES})"),
        ("memory, all processes together", f"{max(one.process.together for one in years):.0f} MiB"),
    ]
    write_table(("what", f"median of {times}"), rows)


def compare_workers(folder: Path, weeks: int, runs: int) -> None:
    """The same replications in a pool of two, and on one and two dask workers; what they say must be the same."""
    ways = {
        "a pool of 2": ("--workers", "2"),
        "1 dask worker": ("--cluster", "--workers", "1"),
        "2 dask workers": ("--cluster", "--workers", "2"),
    }
    found: dict[str, Simulated] = {}

    def rows() -> Iterator[tuple[object, ...]]:
        for name, words in ways.items():
            found[name] = simulate(folder, weeks, runs, *words)
            seconds = found[name].process.seconds
            sweep = SWEEP * seconds / runs * YEAR / weeks / 60
            yield name, runs, f"{seconds:.1f}", f"{seconds / runs:.1f}", f"{sweep:.0f}"

    head = ("run on", "replications", "seconds", "seconds a replication", "20 x 20 x 52 weeks, minutes")
    write_table(head, rows())
    one, two = (found[name].process.seconds for name in ("1 dask worker", "2 dask workers"))
    print(f"- wanted of 20 scenarios x 20 replications x 52 weeks: at most {SWEEP_MINUTES} minutes on 2 processors")
    print(f"- two dask workers are {one / two:.2f} times as fast as one")
    if any(one.told["arms"] != found["a pool of 2"].told["arms"] for one in found.values()):
        raise SystemExit("the same replications say other things where they are run otherwise")
    print("- all three say exactly the same\n", flush=True)


def main() -> None:
    """Both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weeks", type=int, default=YEAR)
    parser.add_argument("--runs", type=int, default=8, help="replications for the second table")
    parser.add_argument("--times", type=int, default=3, help="how often the first table is measured")
    chosen = parser.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"### A simulated year\n\n{os.cpu_count()} processors, load before {load:.1f}\n", flush=True)
    with tempfile.TemporaryDirectory() as name:
        compare_with_solve(Path(name), chosen.weeks, chosen.times)
        compare_workers(Path(name), chosen.weeks, chosen.runs)


if __name__ == "__main__":
    main()
