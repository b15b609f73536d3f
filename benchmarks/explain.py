"""How long it takes to price every other choice for a case, beside one cold solve of the same week in the same run.

python -m benchmarks.explain                 the cases of instances/team that most workers may take
python -m benchmarks.explain --moves any     the same where any family may change worker
"""

import argparse
import time
from datetime import date
from pathlib import Path

from caseload.analysis.explain.bars import list_choices
from caseload.analysis.explain.case import explain_case
from caseload.analysis.explain.solving import Solving
from caseload.domain.problem import Problem, Settings
from caseload.pipeline.read_week import read_week
from caseload.pipeline.request import Request
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem

MOST = 10


def list_widest(problem: Problem, number: int) -> list[str]:
    """The cases with most choices, one of each unit."""
    choices = {unit.cases[0]: len(list_choices(problem, unit, unit.cases[0])) for unit in problem.units}
    return sorted(choices, key=lambda case: (-choices[case], case))[:number]


def main() -> None:
    """Prints a Markdown table; the last column must stay below `MOST`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--path", type=Path, default=Path("instances/team"))
    parser.add_argument("--moves", default="0")
    parser.add_argument("--cases", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=120)
    asked = parser.parse_args()
    moves = None if asked.moves == "any" else int(asked.moves)
    problem = read_week(Request(asked.path, date(2026, 1, 5), settings=Settings(moves))).problem
    options = Options(asked.seconds)
    start = time.perf_counter()
    solved = solve_problem(problem, options)
    cold = time.perf_counter() - start
    print(f"cold solve of {asked.path.name}, --moves {asked.moves}: {cold:.2f} s, all proven: {solved.is_optimal}\n")
    print("| case | choices | priced exactly | explain, s | times a cold solve |")
    print("|---|---|---|---|---|", flush=True)
    for case in list_widest(problem, asked.cases):
        start = time.perf_counter()
        found = explain_case(Solving(problem, solved, options), case)
        seconds = time.perf_counter() - start
        settled = sum(one.is_exact or one.status == "impossible" for one in found.alternatives)
        number = len(found.alternatives)
        print(f"| {case} | {number} | {settled} | {seconds:.2f} | {seconds / cold:.1f} |", flush=True)
    print(f"\nThe last column is to stay at {MOST} at most.")


if __name__ == "__main__":
    main()
