"""SCIP on rows (pyscipopt)."""

from pyscipopt import Model, Variable, quicksum

from benchmarks.peers.row_solver import Program


def solve(program: Program) -> tuple[list[float] | None, float | None]:
    """Default settings; SCIP proves to a gap of 0 by itself."""
    model = Model()
    model.hideOutput()
    model.setParam("limits/time", max(0.1, program.seconds))
    model.setParam("randomization/randomseedshift", program.seed)
    chosen = [add_variable(model, least, most) for least, most in zip(program.least, program.most, strict=True)]
    for terms, low, high in zip(program.rows, program.low, program.high, strict=True):
        total = quicksum(a * chosen[j] for j, a in terms.items())
        if low is not None and low == high:
            model.addCons(total == low)
        else:
            for condition in ([] if low is None else [total >= low]) + ([] if high is None else [total <= high]):
                model.addCons(condition)
    model.setObjective(quicksum(a * chosen[j] for j, a in program.cost.items()) + program.offset)
    if program.start is not None:
        start = model.createPartialSol()
        for variable, value in zip(chosen, program.start, strict=False):
            model.setSolVal(start, variable, value)
        model.addSol(start)
    model.optimize()
    if model.getNSols() == 0:
        return None, None
    best, bound = model.getBestSol(), model.getDualbound()
    return [model.getSolVal(best, variable) for variable in chosen], bound if abs(bound) < 1e19 else None


def add_variable(model: Model, least: int, most: int) -> Variable:
    """A whole number."""
    return model.addVar(vtype="B" if (least, most) == (0, 1) else "I", lb=least, ub=most)
