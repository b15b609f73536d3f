"""The time of every question about staff, beside the solve of the same week; figures in RESULTS.md.

`python -m benchmarks.shortfall` prints a Markdown table: the plan of the week, levels 1 to 4 one by one, own means,
each worker's absence and twelve weeks ahead, and how many times the plan each took.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event

from caseload.analysis.own_means.absences import find_absence_costs
from caseload.analysis.own_means.remedies import find_remedies
from caseload.analysis.shortfall.levels import find_shortfall
from caseload.analysis.weeks_ahead.weeks import find_weeks_ahead
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.pipeline.read_week import read_week
from caseload.pipeline.request import Request
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem

INSTANCES = Path(__file__).parent.parent / "instances"
NAMES = ("team", "team-short", "service", "devon-2022")
DAY = date(2026, 1, 5)
SECONDS = 60.0
WEEKS = 12


@dataclass(frozen=True, slots=True)
class Measured:
    """One question: its name, the seconds it took, and what came of it."""

    name: str
    seconds: float
    found: str


def main() -> None:
    """Measure what is asked for and print the table row by row."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", default=NAMES)
    parser.add_argument("--levels-only", action="store_true", help="leave own means, absences and weeks out")
    asked = parser.parse_args()
    print("| instance | question | s | times the plan | found |\n|---|---|---|---|---|")
    for name in asked.names:
        problem = read_week(Request(INSTANCES / name, DAY)).problem
        begun = time.monotonic()
        solved = solve_problem(problem, Options(SECONDS))
        plan = time.monotonic() - begun
        print(f"| {name} | the plan | {plan:.2f} | 1 | {count_waiting(solved)} without a worker |", flush=True)
        for one in measure_questions(problem, solved, asked.levels_only):
            print(f"| {name} | {one.name} | {one.seconds:.2f} | {one.seconds / plan:.1f} | {one.found} |", flush=True)


def measure_questions(problem: Problem, solved: Solved, is_levels_only: bool) -> Iterator[Measured]:
    """Every question by itself, from nothing but the plan."""
    for level in (1, 2, 3, 4):
        yield measure(f"level {level}", lambda level=level: say_level(problem, solved, level))
    if is_levels_only:
        return
    yield measure("own means", lambda: say_means(problem, solved))
    yield measure("absences", lambda: say_absences(problem, solved))
    yield measure(f"{WEEKS} weeks", lambda: say_weeks(problem))


def measure(name: str, work: Callable[[], str]) -> Measured:
    """One question with its time."""
    begun = time.monotonic()
    found = work()
    return Measured(name, time.monotonic() - begun, found)


def say_level(problem: Problem, solved: Solved, level: int) -> str:
    """The posts of one level and whether fewer are ruled out."""
    (found,) = find_shortfall(problem, solved, (level,), SECONDS)
    posts = sum(post.count for post in found.posts)
    return f"{posts} posts, {'proven' if found.proven else f'at least {float(found.at_least_fte):.1f} FTE'}"


def say_means(problem: Problem, solved: Solved) -> str:
    """How many remedies help and whether the best combination is proven."""
    found = find_remedies(problem, solved, SECONDS, lambda _: None, Event())
    proven = all(best.proven for best in (found.best, found.best_without_moves) if best is not None)
    return f"{len(found.effects)} help, best combinations {'proven' if proven else 'not proven'}"


def say_absences(problem: Problem, solved: Solved) -> str:
    """How many absences were priced, and how many not."""
    found = find_absence_costs(problem, solved, SECONDS, lambda _: None, Event())
    return f"{len(found.ranked)} priced, {len(found.not_tried)} not"


def say_weeks(problem: Problem) -> str:
    """How many weeks were done, and how many of them are proven."""
    found = find_weeks_ahead(problem, WEEKS, SECONDS)
    return f"{len(found.weeks)} weeks, {sum(week.proven for week in found.weeks)} proven"


def count_waiting(solved: Solved) -> int:
    """Cases that nobody leads after the plan."""
    return sum(worker is None for worker in solved.plan.lead.values())


if __name__ == "__main__":
    main()
