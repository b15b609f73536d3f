"""How time, memory and gap grow from a team to a region of 11 councils, as Markdown tables.

python -m benchmarks.growth                                       every size, without moves and with any
python -m benchmarks.growth --sizes service authority --moves 0   some of it
python -m benchmarks.growth --time-limit 600                      seconds for the solve of each; 300 where left out

Exponents are those of the power of the number of cases nearest to the figures (least squares over logarithms), from
`service` on, where a caseload is several teams. A run that was cut off took its limit, which says nothing of growth: it
is marked, and its time left out of the exponent. A region is drawn, the others are read from instances/.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.weekly import Run, run, write_table
from caseload.runs.curves import fit_power

SIZES = {
    "team": "instances/team",
    "service": "instances/service",
    "authority": "instances/authority",
    "region": "region:0",
}
TEAM = "team"
HEAD = (
    "caseload", "moves", "cases", "solve, s", "processor, s", "whole, s", "memory, MiB", "proven", "widest gap",
    "goals over 1%",
)  # fmt: skip
WIDE = 0.01
LEAST_SECONDS = 0.001


@dataclass(frozen=True)
class Sized:
    """One run of one size. `is_cut_off` where a goal is not proven, so that its time is no more than its limit."""

    name: str
    moves: str
    done: Run

    @property
    def is_cut_off(self) -> bool:
        """Whether a goal is not proven."""
        return self.done.proven < len(self.done.goals)

    def say(self) -> tuple[object, ...]:
        """The cells of the table."""
        done, process = self.done, self.done.process
        gaps = [goal.gap for goal in done.goals]
        wide = ", ".join(f"{goal.name} {goal.gap:.2%}" for goal in done.goals if goal.gap > WIDE) or "none"
        return (
            self.name, self.moves, f"{done.cases:,}", f"{done.solve:.1f}{' (cut off)' if self.is_cut_off else ''}",
            f"{process.processor:.1f}", f"{process.seconds:.1f}", round(process.together),
            f"{done.proven} of {len(done.goals)}", f"{max(gaps):.2%}", wide,
        )  # fmt: skip


def list_runs(names: Sequence[str], moves: str, seconds: float) -> Iterable[Sized]:
    """Each size solved once in a fresh process, the smallest first."""
    for name in names:
        yield Sized(name, moves, run("ours", SIZES[name], moves, seconds))


def show(names: Sequence[str], moves: str, seconds: float) -> None:
    """The table of one setting of moves, then the exponents."""
    runs: list[Sized] = []

    def rows() -> Iterable[tuple[object, ...]]:
        for sized in list_runs(names, moves, seconds):
            runs.append(sized)
            yield sized.say()

    write_table(HEAD, rows())
    several = [sized for sized in runs if sized.name != TEAM]
    proven = [sized for sized in several if not sized.is_cut_off]
    say_growth("time of the solve", [(s.done.cases, max(LEAST_SECONDS, s.done.solve)) for s in proven])
    say_growth("processor time", [(s.done.cases, max(LEAST_SECONDS, s.done.process.processor)) for s in proven])
    say_growth("memory", [(s.done.cases, s.done.process.together) for s in several])
    print(flush=True)


def say_growth(what: str, points: Sequence[tuple[int, float]]) -> None:
    """A line on how something grows with the number of cases."""
    fit = fit_power(points)
    told = f"cases^{fit[0]:.2f}, from {len(points)} sizes" if fit else "not enough proven sizes"
    print(f"- {what}: {told}")


def main() -> None:
    """Every size asked for, under each setting of moves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--moves", nargs="+", default=["0", "any"], help="numbers, or any")
    parser.add_argument("--time-limit", type=float, default=300.0, help="seconds for the solve of each")
    chosen = parser.parse_args()
    names = [name for name in SIZES if name in chosen.sizes]
    for moves in chosen.moves:
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
        print(f"### From a team to a region, moves {moves}\n\nload before {load:.1f}, limit {chosen.time_limit:g} s\n")
        show(names, moves, chosen.time_limit)
    print(f"python {sys.version.split()[0]}, {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
