"""The speed and memory of the weekly allocation, as Markdown tables; RESULTS.md has the figures it gave.

python -m benchmarks.weekly                       everything, about a quarter of an hour
python -m benchmarks.weekly --only team startup   some of it, in this order:
                                                  peer, team, shortage, services, authority, command, startup
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.measure import Measured, measure
from caseload.domain.plan import GoalResult

PLAIN_SECONDS = 120
SEEDS = 20
STARTS = 15
MEMORY = ("together, MiB", "largest, MiB")
HEAD = ("caseload", "moves", "cases", "solve, s", "processor, s", "whole, s", "proven", "not proven", *MEMORY)


@dataclass(frozen=True)
class Run:
    """One run of a solver: how it went, and what the fresh process took."""

    cases: int
    solve: float
    goals: tuple[GoalResult, ...]
    process: Measured

    @property
    def proven(self) -> int:
        """How many goals are proven."""
        return sum(goal.proven for goal in self.goals)


def run(solver: str, what: str, moves: str, seconds: float, without: Sequence[str] = ()) -> Run:
    """One caseload solved once in a fresh process."""
    options = [solver, what, "--moves", moves, "--seconds", str(seconds), "--without", *without]
    measured = measure([sys.executable, "-m", "benchmarks.one_run", *options])
    if measured.code:
        raise SystemExit(f"{solver} {what}: exit {measured.code}\n{measured.messages}")
    told = json.loads(measured.output)
    return Run(told["cases"], told["seconds"], tuple(GoalResult(**goal) for goal in told["goals"]), measured)


def write_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A Markdown table on stdout, each row as soon as it is there."""
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head), flush=True)
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |", flush=True)
    print(flush=True)


def say_unproven(goals: Sequence[GoalResult]) -> str:
    """Each goal that is not proven, with its value, its bound and its gap."""
    return "; ".join(f"{g.name} {g.value}, at least {g.bound} ({g.gap:.2%})" for g in goals if not g.proven) or "none"


def list_runs(names: Iterable[str], seconds: float) -> None:
    """The usual table: each instance without moves and with any."""
    write_table(HEAD, (list_run(f"instances/{name}", moves, seconds) for name in names for moves in ("0", "any")))


def list_run(what: str, moves: str, seconds: float) -> tuple[object, ...]:
    """One row of the usual table."""
    done = run("ours", what, moves, seconds)
    return (
        Path(what).name, moves, done.cases,
        f"{done.solve:.1f}", f"{done.process.processor:.1f}", f"{done.process.seconds:.1f}",
        f"{done.proven} of {len(done.goals)}", say_unproven(done.goals),
        round(done.process.together), round(done.process.largest),
    )  # fmt: skip


def compare_with_peer() -> None:
    """`team` at any moves, ours and plain CP-SAT, on all goals and on all but the last."""
    head = ("goals", "solver", "runs", "solve, s", "times ours", "processor, s", "whole, s", "proven")
    write_table((*head, "values", "not proven"), (row for without in ((), ("fit",)) for row in compare_on(without)))


def compare_on(without: Sequence[str]) -> Iterable[tuple[object, ...]]:
    """A row for each solver, medians of three runs taken in turn.

    A solver that was cut off by its time limit is not run again: its time says only "more than".
    """
    runs: dict[str, list[Run]] = {"ours": [], "plain": []}
    for _ in range(3):
        for solver, listed in runs.items():
            if all(done.proven == len(done.goals) for done in listed):
                seconds = PLAIN_SECONDS if solver == "plain" else 60
                listed.append(run(solver, "instances/team", "any", seconds, without))
    reached = {solver: [goal.value for goal in listed[-1].goals] for solver, listed in runs.items()}
    if reached["plain"] < reached["ours"]:
        raise SystemExit("plain CP-SAT reached better goals than ours")
    ours = median(done.solve for done in runs["ours"])
    for solver, listed in runs.items():
        goals, solve = listed[-1].goals, median(done.solve for done in listed)
        yield (
            f"all but {without[0]}" if without else "all",
            solver,
            len(listed),
            f"{solve:.2f}",
            f"{solve / ours:.1f}",
            f"{median(done.process.processor for done in listed):.1f}",
            f"{median(done.process.seconds for done in listed):.2f}",
            f"{min(done.proven for done in listed)} of {len(goals)}",
            " ".join(map(str, reached[solver])),
            say_unproven(goals),
        )


def solve_teams() -> None:
    """The two teams that come with the project."""
    list_runs(("team", "team-short"), 60)


def solve_shortage() -> None:
    """Twenty drawn teams with a quarter of their posts empty, and how many are proven."""
    runs: list[Run] = []

    def solve(seed: int) -> tuple[object, ...]:
        done = run("ours", f"shortage:{seed}", "any", 60)
        runs.append(done)
        proven, values = f"{done.proven} of {len(done.goals)}", " ".join(str(goal.value) for goal in done.goals)
        first = "yes" if all(goal.proven for goal in done.goals[:3]) else "no"
        return seed, done.cases, f"{done.solve:.1f}", first, proven, say_unproven(done.goals), values

    head = ("seed", "cases", "solve, s", "goals 1 to 3 proven", "proven", "not proven", "values")
    write_table(head, (solve(seed) for seed in range(SEEDS)))
    first = sum(all(goal.proven for goal in done.goals[:3]) for done in runs)
    every = sum(done.proven == len(done.goals) for done in runs)
    print(f"Goals 1 to 3 proven on {first} of {SEEDS}, every goal on {every} of {SEEDS}; ", end="")
    print(f"slowest solve {max(done.solve for done in runs):.1f} s.\n", flush=True)


def solve_services() -> None:
    """The two services of several teams."""
    list_runs(("service", "devon-2022"), 120)


def solve_authority() -> None:
    """The authority of forty teams."""
    list_runs(("authority",), 120)


def run_command() -> None:
    """`caseload allocate`, advice included, as a user runs it."""
    names = ("team", "team-short", "service", "authority")
    head = ("allocate", "exit", "processor, s", "whole, s", "proven", "not proven", *MEMORY)
    write_table(head, (allocate(name) for name in names))


def allocate(name: str) -> tuple[object, ...]:
    """One instance allocated by the command."""
    done = measure([sys.executable, "-m", "caseload", "allocate", f"instances/{name}", "--json"])
    told = json.loads(done.output) if done.code == 0 else {"goals": []}
    goals = [GoalResult(**{key: goal[key] for key in ("name", "value", "bound", "proven")}) for goal in told["goals"]]
    proven = f"{sum(goal.proven for goal in goals)} of {len(goals)}"
    memory = (round(done.together), round(done.largest))
    return (name, done.code, f"{done.processor:.1f}", f"{done.seconds:.1f}", proven, say_unproven(goals), *memory)


def compare_start() -> None:
    """`caseload --help` beside a bare import of click, taken in turn."""
    script = Path(sys.executable).with_name("caseload")
    commands = {
        "import click": [sys.executable, "-c", "import click"],
        "caseload --help": [str(script), "--help"] if script.exists() else [sys.executable, "-m", "caseload", "--help"],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(STARTS):
        for name, command in commands.items():
            done = measure(command)
            if done.code:
                raise SystemExit(f"{name}: exit {done.code}\n{done.messages}")
            taken[name].append(done.seconds)
    bare = median(taken["import click"])
    rows = [
        (name, STARTS, f"{median(each) * 1000:.0f}", f"{min(each) * 1000:.0f}", f"{median(each) / bare:.2f}")
        for name, each in taken.items()
    ]
    write_table(("command", "runs", "median, ms", "least, ms", "times import click"), rows)


SECTIONS: dict[str, tuple[str, Callable[[], None]]] = {
    "peer": ("team at any moves, beside plain CP-SAT", compare_with_peer),
    "team": ("The two teams", solve_teams),
    "shortage": ("Twenty shortage teams at any moves, 60 s each at most", solve_shortage),
    "services": ("Services, 120 s each at most", solve_services),
    "authority": ("The authority, 120 s each at most", solve_authority),
    "command": ("The command, advice included", run_command),
    "startup": ("Start", compare_start),
}


def main() -> None:
    """Every section asked for, in order."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=tuple(SECTIONS), default=tuple(SECTIONS))
    chosen = parser.parse_args()
    versions = " ".join(f"{name} {version(name)}" for name in ("ortools", "click", "numpy"))
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, {versions}\n")
    for name in chosen.only:
        title, write = SECTIONS[name]
        before = os.getloadavg()[0]
        print(f"### {title}\n\n`python -m benchmarks.weekly --only {name}`, load before {before:.1f}\n", flush=True)
        write()


if __name__ == "__main__":
    main()
