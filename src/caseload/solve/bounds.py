"""A safe bound on a goal: from a linear program's duals, rounded and recomputed in whole numbers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ortools.linear_solver import linear_solver_pb2, pywraplp

from caseload.solve.clock import STEP_SECONDS, WALL, WORK_A_SECOND, Clock
from caseload.solve.rows import INFINITE, Relaxation

SCALE: Final = 1 << 24
MANY_VARIABLES: Final = 20_000
DUAL: Final = "use_dual_simplex: true"
"""The way for many variables most of which cost something: 0.7 to 2.5 s against 3 to 6 s for 128,000, measured.
Where few do, it is far slower (over 17 s against 1 s)."""


@dataclass(frozen=True)
class SafeBound:
    """A bound that every solution obeys. `value` is whole, rounded up; `exact` and `slopes` are times SCALE:
    moving variable j off its cheaper end costs at least |slopes[j]| a step. `optimum` is the advice it comes from."""

    value: int
    exact: int
    slopes: list[int]
    relaxation: Relaxation
    optimum: "Optimum"

    def find_fixed(self, best: int) -> dict[int, int]:
        """Variables that keep their cheaper end in every solution as good as `best` (strictly: not worse)."""
        room = (best - self.relaxation.offset) * SCALE - self.exact
        fixed = {}
        for j, slope in enumerate(self.slopes):
            if abs(slope) > room and self.relaxation.least[j] < self.relaxation.most[j]:
                fixed[j] = self.relaxation.least[j] if slope > 0 else self.relaxation.most[j]
        return fixed


@dataclass(frozen=True)
class Optimum:
    """An optimum of a relaxation in floating point: the dual of every row, the value of every variable."""

    duals: Sequence[float]
    values: Sequence[float]


def find_safe_bound(relaxation: Relaxation, seconds: float, clock: Clock = WALL) -> SafeBound | None:
    """The safe bound of what is to be made as small as can be; None when the linear program gives no duals in time,
    which is told by a clock."""
    optimum = solve_relaxation(relaxation, seconds, clock)
    return None if optimum is None else recompute(relaxation, optimum)


def solve_relaxation(relaxation: Relaxation, seconds: float, clock: Clock = WALL) -> Optimum | None:
    """An optimum of the relaxation by GLOP, in floating point: good advice, not yet a proof."""
    program = linear_solver_pb2.MPModelProto()
    for j, (least, most) in enumerate(zip(relaxation.least, relaxation.most, strict=True)):
        program.variable.add(lower_bound=least, upper_bound=most, objective_coefficient=relaxation.cost.get(j, 0))
    for terms, low, high in zip(relaxation.rows, relaxation.low, relaxation.high, strict=True):
        program.constraint.add(
            var_index=list(terms),
            coefficient=[float(a) for a in terms.values()],
            lower_bound=low if low > -INFINITE else float("-inf"),
            upper_bound=high if high < INFINITE else float("inf"),
        )
    solver = pywraplp.Solver.CreateSolver("GLOP")
    solver.LoadModelFromProto(program)
    settings = [DUAL] if 2 * len(relaxation.cost) > len(relaxation.least) > MANY_VARIABLES else []
    if clock.is_counted:
        settings.append("max_deterministic_time: " + json.dumps(seconds * WORK_A_SECOND))
    if settings:
        solver.SetSolverSpecificParametersAsString(" ".join(settings))
    if not clock.is_counted:
        solver.SetTimeLimit(max(1, round(seconds * 1000)))
    status = solver.Solve()
    clock.add(solver.iterations() * sum(map(len, relaxation.rows)) * STEP_SECONDS)
    if status != pywraplp.Solver.OPTIMAL:
        return None
    duals = [constraint.dual_value() for constraint in solver.constraints()]
    return Optimum(duals, [variable.solution_value() for variable in solver.variables()])


def recompute(relaxation: Relaxation, optimum: Optimum) -> SafeBound:
    """b y + sum over j of min((c - y A)_j x_j), with y rounded to whole multiples of 1 / SCALE: always a bound."""
    slopes = [0] * len(relaxation.least)
    for j, cost in relaxation.cost.items():
        slopes[j] = cost * SCALE
    exact = 0
    for terms, low, high, dual in zip(relaxation.rows, relaxation.low, relaxation.high, optimum.duals, strict=True):
        weight = round(dual * SCALE)
        side = low if weight > 0 else high
        if weight == 0 or abs(side) >= INFINITE:
            continue
        exact += weight * side
        for j, a in terms.items():
            slopes[j] -= weight * a
    for j, slope in enumerate(slopes):
        if slope:
            exact += slope * (relaxation.least[j] if slope > 0 else relaxation.most[j])
    return SafeBound(-(-exact // SCALE) + relaxation.offset, exact, slopes, relaxation, optimum)
