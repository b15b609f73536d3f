"""Solves one caseload once and prints what came of it as one line of JSON, so that every run is a fresh process.

python -m benchmarks.one_run ours instances/team --moves any
python -m benchmarks.one_run ours shortage:7 --moves any --seconds 60
python -m benchmarks.one_run plain instances/team --moves any --seconds 120 --without fit
"""

import argparse
import json
import time
from collections.abc import Iterable
from dataclasses import asdict, replace

from caseload.domain.caseload import Caseload
from caseload.domain.plan import GoalResult
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.runs.job import Instance
from caseload.runs.load_instance import load_instance
from caseload.synthetic.settings import FAMILIES


def load(what: str) -> Caseload:
    """A caseload from a path, or drawn from a family of settings and a seed, such as `shortage:7`."""
    family, colon, seed = what.partition(":")
    if colon and family in FAMILIES:
        return load_instance(Instance(what, family=family, seed=int(seed)))
    return load_instance(Instance(what, path=what))


def prepare(what: str, moves: int | None, without: Iterable[str] = ()) -> Problem:
    """The problem of a caseload, some goals left out."""
    caseload = load(what)
    goals = tuple(goal for goal in caseload.policy.goals if goal not in without)
    return prepare_problem(replace(caseload, policy=replace(caseload.policy, goals=goals)), Settings(moves=moves))


def run_ours(problem: Problem, seconds: float) -> tuple[GoalResult, ...]:
    """Our solve; `seconds` are for all goals together. RuntimeError where a process of the solver died."""
    from caseload.solve.messages import Options
    from caseload.solve.solve_problem import solve_problem

    solved = solve_problem(problem, Options(seconds=seconds))
    if solved.crashed:
        raise RuntimeError("a process of the solver died on the way")
    return solved.goals


def run_plain(problem: Problem, seconds: float) -> tuple[GoalResult, ...]:
    """The plain model by CP-SAT; `seconds` are for all goals together. ValueError where its plan fails the audit."""
    from benchmarks.peers.answer import judge
    from benchmarks.peers.listed import PEERS, USER

    judged = judge(problem, PEERS["cp-sat"].run(problem, USER, seconds, 0))
    if judged.faults:
        raise ValueError("; ".join(judged.faults))
    return judged.goals


def main() -> None:
    """One line of JSON: cases, seconds of the solve, goals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("solver", choices=("ours", "plain"))
    parser.add_argument("what", help="a path, or a family and a seed")
    parser.add_argument("--moves", default="0", help="a number, or any")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--without", nargs="*", default=(), help="goals to leave out")
    chosen = parser.parse_args()
    problem = prepare(chosen.what, None if chosen.moves == "any" else int(chosen.moves), chosen.without)
    run = run_ours if chosen.solver == "ours" else run_plain
    start = time.perf_counter()
    goals = run(problem, chosen.seconds)
    seconds = time.perf_counter() - start
    print(json.dumps({"cases": len(problem.standings), "seconds": seconds, "goals": [asdict(g) for g in goals]}))


if __name__ == "__main__":
    main()
