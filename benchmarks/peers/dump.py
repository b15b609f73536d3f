"""A model as rows of whole numbers, so that a process without our solver's library can solve it."""

from itertools import islice
from typing import Any

from benchmarks.peers.made import Made
from benchmarks.peers.rows import PartRows, Stage
from caseload.solve.rows import INFINITE, Relaxation, add_constraint


def dump_rows(made: Made) -> PartRows:
    """Every row, those of each goal marked by its stage. ValueError for what has no linear form."""
    rows, model, taken = PartRows(), made.model, 0
    for goal in made.goals:
        expression = made.express(goal)
        cost, offset = ({}, expression) if isinstance(expression, int) else read_cost(model, expression)
        for variable in islice(model.proto.variables, len(rows.least), None):
            domain = list(variable.domain)
            rows.least.append(domain[0])
            rows.most.append(domain[-1])
        for constraint in islice(model.proto.constraints, taken, None):
            add_rows(rows, constraint)
        taken = len(model.proto.constraints)
        rows.stages.append(Stage(goal, cost, offset, len(rows.least), len(rows.rows)))
    return rows


def read_cost(model: Any, expression: Any) -> tuple[dict[int, int], int]:
    """The terms of an expression and what it adds to them."""
    model.minimize(expression)
    objective, cost = model.proto.objective, dict[int, int]()
    for j, a in zip(objective.vars, objective.coeffs, strict=True):
        cost[j] = cost.get(j, 0) + a
    return cost, round(objective.offset)


def add_rows(rows: PartRows, constraint: Any) -> None:
    """The rows of one constraint; an enforced one by its own reach."""
    enforced = list(constraint.enforcement_literal)
    if constraint.has_linear() and (len(list(constraint.linear.domain)) != 2 or len(enforced) > 1):
        raise ValueError("a row with gaps, or enforced by more than one Boolean")
    if min(enforced, default=0) < 0:
        raise ValueError("a row enforced by a Boolean that is false")
    relaxation = Relaxation(rows.least, rows.most, {}, 0)
    add_constraint(relaxation, constraint)
    if not relaxation.rows and not (constraint.has_linear() and enforced):
        raise ValueError("a constraint that is not linear")
    rows.rows += relaxation.rows
    rows.low += [None if low <= -INFINITE else low for low in relaxation.low]
    rows.high += [None if high >= INFINITE else high for high in relaxation.high]
