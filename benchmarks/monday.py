"""How fast the Monday run and a re-solve after one decision are, beside a cold solve that may move anybody.

python -m benchmarks.monday                         everything, a few minutes
python -m benchmarks.monday --teams 5 --repeats 5   the teams drawn beside instances/team, and the runs of each

The solves of a team are taken in turn in one process, whose solving processes are started before the clock. A decision
added is one row of the table `decisions`: a case, drawn with its seed, given to another worker who may have it
(`give`), or a new one kept from the worker the plan gives it to (`not`).
"""

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

from benchmarks.one_run import load
from benchmarks.weekly import HEAD as RUN_HEAD
from benchmarks.weekly import list_run, write_table
from caseload.analysis.explain.bars import list_choices
from caseload.domain.caseload import Decision
from caseload.domain.plan import Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.solve.messages import Options, Variant
from caseload.solve.solve_problem import solve_problem
from caseload.solve.variants import solve_variants

SECONDS = 60.0
HEAD = (
    "caseload", "any moves, s", "no moves, s", "part of any", "give added, s", "part of any", "not added, s",
    "part of any", "proven",
)  # fmt: skip


@dataclass(frozen=True)
class Timed:
    """The seconds of each of the four solves of one team, in one turn, and how many were proven."""

    cold: float
    monday: float
    give: float
    refuse: float
    proven: int


def solve(problem: Problem) -> tuple[float, Solved]:
    """One cold solve."""
    start = time.perf_counter()
    solved = solve_problem(problem, Options(seconds=SECONDS))
    return time.perf_counter() - start, solved


def add_give(problem: Problem, solved: Solved, draw: random.Random) -> Problem:
    """The same week with one case given to another worker who may have it."""
    units = list(problem.units)
    while True:
        unit = draw.choice(units)
        case = draw.choice(unit.cases)
        others = [w for w in list_choices(problem, unit, case) if w is not None and w != solved.plan.lead.get(case)]
        if others:
            return add_decision(problem, Decision(case, "give", draw.choice(others), reason="other"))


def add_not(problem: Problem, solved: Solved, draw: random.Random) -> Problem:
    """The same week with one new case kept from the worker the plan gives it to."""
    standings = [s for s in problem.standings.values() if s.holder is None and s.waits_for is None]
    new = [standing.id for standing in standings if solved.plan.lead[standing.id] is not None]
    case = draw.choice(new)
    return add_decision(problem, Decision(case, "not", solved.plan.lead[case], reason="other"))


def add_decision(problem: Problem, decision: Decision) -> Problem:
    """The same week with one more row of the table `decisions`."""
    decisions = (*problem.caseload.decisions, decision)
    return prepare_problem(replace(problem.caseload, decisions=decisions), problem.settings)


def decide(base: Problem, solved: Solved, decided: Problem) -> tuple[float, bool]:
    """The week with the decision, beside the plan known: its seconds, and whether it is settled."""
    start = time.perf_counter()
    (result,) = solve_variants(base, solved, [Variant(decided)], Options(seconds=SECONDS))
    is_settled = result.is_impossible or (result.solved is not None and result.solved.is_optimal)
    return time.perf_counter() - start, is_settled


def time_team(what: str, repeats: int) -> Iterator[Timed]:
    """The four solves in turn, each turn with other decisions."""
    caseload, draw = load(what), random.Random(what)
    free, fixed = (prepare_problem(caseload, Settings(moves=moves)) for moves in (None, 0))
    solve(fixed)
    for _ in range(repeats):
        cold, solved = solve(free)
        monday, kept = solve(fixed)
        give, is_given = decide(free, solved, add_give(free, solved, draw))
        refuse, is_refused = decide(free, solved, add_not(free, solved, draw))
        yield Timed(cold, monday, give, refuse, sum((solved.is_optimal, kept.is_optimal, is_given, is_refused)))


def show_teams(names: list[str], repeats: int) -> None:
    """A row for each team, medians; then the medians of the ratios over all turns."""
    every: list[Timed] = []

    def rows() -> Iterator[tuple[object, ...]]:
        for name in names:
            turns = list(time_team(name, repeats))
            every.extend(turns)
            yield (
                name,
                *(f"{median(figures):.2f}" for figures in zip(*map(list_figures, turns), strict=True)),
                f"{sum(turn.proven for turn in turns)} of {4 * repeats}",
            )

    write_table(HEAD, rows())
    medians = [median(figures) for figures in zip(*map(list_figures, every), strict=True)]
    added = median(figure for turn in every for figure in (turn.give / turn.cold, turn.refuse / turn.cold))
    told = f"no moves {medians[2]:.2f} of any, a decision of either kind added {added:.2f} of any"
    print(f"Median over {len(every)} turns: {told}.\n")


def list_figures(turn: Timed) -> tuple[float, ...]:
    """The figures of a turn, in the order of the table."""
    parts = (turn.monday, turn.give, turn.refuse)
    return turn.cold, *(figure for part in parts for figure in (part, part / turn.cold))


def main() -> None:
    """The teams, then the authority without moves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teams", type=int, default=5)
    parser.add_argument("--repeats", type=int, default=5)
    chosen = parser.parse_args()
    show_teams(["instances/team", *(f"steady:{seed}" for seed in range(chosen.teams))], chosen.repeats)
    write_table(RUN_HEAD, [list_run("instances/authority", "0", SECONDS)])


if __name__ == "__main__":
    main()
