"""CBC on rows (pulp, which brings it and calls it as a program)."""

import re
import tempfile
from pathlib import Path

import pulp

from benchmarks.peers.row_solver import Program

ABSOLUTE_GAP = 0.999
BOUND = re.compile(r"^Lower bound:\s+(-?[\d.]+)", re.MULTILINE)


def solve(program: Program) -> tuple[list[float] | None, float | None]:
    """Default settings but for the gaps: none in proportion, less than 1 in all, since every goal is whole."""
    problem = pulp.LpProblem("part", pulp.LpMinimize)
    chosen = [
        pulp.LpVariable(f"x{j}", least, most, pulp.LpInteger)
        for j, (least, most) in enumerate(zip(program.least, program.most, strict=True))
    ]
    problem += add_up(chosen, program.cost)
    for terms, low, high in zip(program.rows, program.low, program.high, strict=True):
        if not terms:
            continue
        if low is not None and low == high:
            problem += add_up(chosen, terms) == low
        else:
            if low is not None:
                problem += add_up(chosen, terms) >= low
            if high is not None:
                problem += add_up(chosen, terms) <= high
    for variable, value in zip(chosen, program.start or (), strict=False):
        variable.setInitialValue(value)
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        problem.solve(
            pulp.PULP_CBC_CMD(
                msg=False,
                timeLimit=max(1.0, program.seconds),
                warmStart=program.start is not None,
                gapRel=0.0,
                gapAbs=ABSOLUTE_GAP,
                logPath=str(log),
                options=[f"randomCbcSeed {1 + program.seed}"],
            )
        )
        told = BOUND.findall(log.read_text()) if log.exists() else []
    if problem.sol_status not in (pulp.LpSolutionOptimal, pulp.LpSolutionIntegerFeasible):
        return None, None
    values = [least if one.value() is None else one.value() for one, least in zip(chosen, program.least, strict=True)]
    if problem.sol_status == pulp.LpSolutionOptimal:
        return values, program.offset + sum(a * round(values[j]) for j, a in program.cost.items())
    return values, float(told[-1]) + program.offset if told else None


def add_up(chosen: list[pulp.LpVariable], terms: dict[int, int]) -> pulp.LpAffineExpression:
    """A linear expression."""
    return pulp.LpAffineExpression([(chosen[j], a) for j, a in terms.items()])
