"""Solves a caseload at any moves with plain CP-SAT, goal by goal, with the solver's default parameters.

python -m benchmarks.plain_cpsat instances/team --seconds 120
"""

import argparse
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ortools.sat.python import cp_model

from benchmarks.plain_goals import EXPRESS, read_plan
from benchmarks.plain_model import PlainModel
from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.plan import GoalResult, Plan
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.intake.read import read_caseload


@dataclass(frozen=True)
class PlainAnswer:
    """The audited plan (None where none was found), each goal's result, and the seconds each goal took."""

    plan: Plan | None
    goals: tuple[GoalResult, ...]
    seconds: tuple[float, ...]
    building: float


def solve_plainly(problem: Problem, seconds_a_goal: float) -> PlainAnswer:
    """Minimises each goal in turn and locks it at what was reached. ValueError where a plan fails its audit."""
    start = time.perf_counter()
    plain = PlainModel(problem)
    building, plan, taken = time.perf_counter() - start, None, []
    results: list[GoalResult] = []
    for goal in problem.policy.goals:
        start = time.perf_counter()
        expression = EXPRESS[goal](plain)
        plain.model.minimize(expression)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds_a_goal
        status = solver.solve(plain.model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            plan = read_plan(plain, solver.boolean_value, solver.value)
            value, bound = round(solver.objective_value), round(solver.best_objective_bound)
            plain.model.add(expression <= value)
            proven = status == cp_model.OPTIMAL and all(result.proven for result in results)
            results.append(GoalResult(goal, value, bound, proven))
        taken.append(time.perf_counter() - start)
    return PlainAnswer(plan, audit(problem, plan, results), tuple(taken), building)


def audit(problem: Problem, plan: Plan | None, results: list[GoalResult]) -> tuple[GoalResult, ...]:
    """The goals as our audit measures the last plan, which may be below what an earlier goal was locked at."""
    if plan is None:
        return ()
    breaches = [breach for breach in find_breaches(problem, plan) if breach.since is None]
    if not is_sound(breaches):
        raise ValueError(f"the plain plan breaks {sorted({breach.rule for breach in breaches})}")
    values = measure_goals(problem, plan)
    known = {result.name: result for result in results}
    for name, result in known.items():
        if values[name] > result.value or (result.proven and values[name] != result.value):
            raise ValueError(f"{name}: the plain model says {result.value}, the audit {values[name]}")
    bounds = {name: min(known[name].bound, value) if name in known else 0 for name, value in values.items()}
    return tuple(
        GoalResult(name, value, bounds[name], name in known and known[name].proven) for name, value in values.items()
    )


def main() -> None:
    """One line a goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seconds", type=float, default=120.0, help="for each goal")
    chosen = parser.parse_args()
    problem = prepare_problem(read_caseload(chosen.path, date(2026, 1, 5)).caseload, Settings(moves=None))
    answer = solve_plainly(problem, chosen.seconds)
    print(f"building {answer.building:.2f} s, solving {sum(answer.seconds):.2f} s")
    for goal, seconds in zip(answer.goals, answer.seconds, strict=True):
        word = "proven" if goal.proven else f"at least {goal.bound}"
        print(f"{goal.name:18} {goal.value:>8} {word:20} {seconds:.2f} s")


if __name__ == "__main__":
    main()
