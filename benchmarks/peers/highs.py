"""HiGHS on rows (highspy, which cannot be loaded beside ortools: google/or-tools#5246)."""

import highspy
import numpy as np

from benchmarks.peers.row_solver import Program

ABSOLUTE_GAP = 0.999


def solve(program: Program) -> tuple[list[float] | None, float | None]:
    """Default settings but for the gaps: none in proportion, less than 1 in all, since every goal is whole."""
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("time_limit", max(0.1, program.seconds))
    highs.setOptionValue("random_seed", program.seed)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", ABSOLUTE_GAP)
    highs.passModel(build(program))
    if program.start is not None:
        known = np.arange(len(program.start), dtype=np.int32)
        highs.setSolution(len(known), known, np.array(program.start, dtype=np.double))
    highs.run()
    info = highs.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None, None
    bound = info.mip_dual_bound
    return list(highs.getSolution().col_value), bound if abs(bound) < highspy.kHighsInf else None


def build(program: Program) -> highspy.HighsLp:
    """The program by rows."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = program.variables, len(program.rows)
    cost = np.zeros(program.variables)
    for j, a in program.cost.items():
        cost[j] = a
    lp.col_cost_, lp.offset_ = cost, float(program.offset)
    lp.col_lower_, lp.col_upper_ = np.array(program.least, dtype=float), np.array(program.most, dtype=float)
    lp.row_lower_ = np.array([-highspy.kHighsInf if low is None else low for low in program.low], dtype=float)
    lp.row_upper_ = np.array([highspy.kHighsInf if high is None else high for high in program.high], dtype=float)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * program.variables
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.num_col_, lp.a_matrix_.num_row_ = program.variables, len(program.rows)
    lp.a_matrix_.start_ = np.cumsum([0, *(len(terms) for terms in program.rows)], dtype=np.int32)
    lp.a_matrix_.index_ = np.array([j for terms in program.rows for j in terms], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([a for terms in program.rows for a in terms.values()], dtype=float)
    return lp
