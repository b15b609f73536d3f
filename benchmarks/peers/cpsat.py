"""Plain CP-SAT, the solver's default parameters but for what the peer is named for."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from ortools.sat.python import cp_model

from benchmarks.peers.answer import Answer, Seconds, conclude
from benchmarks.peers.in_order import Found, round_up, share_time, solve_in_order
from benchmarks.peers.made import Form, Made
from caseload.domain.problem import Problem


class ModelSolver:
    """CP-SAT at work on one model."""

    def __init__(self, made: Made, is_hinted: bool, level: int | None, seed: int) -> None:
        """`level` is the solver's linearization_level (None: its default)."""
        self.made, self.is_hinted, self.level, self.seed = made, is_hinted, level, seed
        self.goals: Sequence[str] = made.goals
        self.expressions: dict[int, Any] = {}
        self.values: list[int] | None = None

    def minimise(self, goal: int, seconds: float) -> Found:
        """One goal."""
        model = self.made.model
        if goal not in self.expressions:
            self.expressions[goal] = self.made.express(self.goals[goal])
        model.minimize(self.expressions[goal])
        model.clear_hints()
        for index, value in enumerate(self.values or () if self.is_hinted else ()):
            model.add_hint(model.get_int_var_from_proto_index(index), value)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.random_seed = self.seed
        if self.level is not None:
            solver.parameters.linearization_level = self.level
        if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Found(None)
        self.values = list(solver.response_proto.solution)
        return Found(self.values, round(solver.objective_value), round_up(solver.best_objective_bound))

    def lock(self, goal: int, value: int) -> None:
        """One more constraint."""
        if not isinstance(self.expressions[goal], int):
            self.made.model.add(self.expressions[goal] <= value)


def solve_cpsat(
    problem: Problem, make: Callable[[Problem], Form], level: int | None, seconds: float, seed: int
) -> Answer:
    """Every part in order; `make` gives the form of a problem."""
    start = time.monotonic()
    form = make(problem)
    weights = [made.weight for made in form.models]
    built, end = time.monotonic(), start + seconds
    found = []
    for place, made in enumerate(form.models):
        deadline = share_time(weights, place, end)
        found.append(solve_in_order(ModelSolver(made, form.is_hinted, level, seed), deadline))
    return conclude(problem, form.models, found, Seconds(0.0, built - start, time.monotonic() - built))
