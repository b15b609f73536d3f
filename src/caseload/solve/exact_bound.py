"""A bound as an exact fraction: from a linear program's duals, each taken as the simple fraction it stands for."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

from caseload.solve.bounds import SCALE, recompute, solve_relaxation
from caseload.solve.rows import INFINITE, Relaxation, relax

SIMPLE: Final = 100_000


def find_exact_bound(model: Any, seconds: float) -> Fraction | None:
    """A bound that every solution of a CP-SAT model that minimises obeys, not rounded to a whole number.

    None when the linear program gives no duals in time. Any duals give a bound; simple fractions give the one
    that a person would write down (1/23, not 729444/16777216).
    """
    relaxation = relax(model)
    optimum = solve_relaxation(relaxation, seconds)
    if optimum is None:
        return None
    safe = Fraction(recompute(relaxation, optimum).exact, SCALE)
    return max(safe, recompute_exactly(relaxation, optimum.duals)) + relaxation.offset


def recompute_exactly(relaxation: Relaxation, duals: Sequence[float]) -> Fraction:
    """b y + sum over j of min((c - y A)_j x_j), with y the simple fractions nearest to the duals; without offset."""
    slopes = [Fraction(relaxation.cost.get(j, 0)) for j in range(len(relaxation.least))]
    bound = Fraction(0)
    for terms, low, high, dual in zip(relaxation.rows, relaxation.low, relaxation.high, duals, strict=True):
        weight = Fraction(dual).limit_denominator(SIMPLE)
        side = low if weight > 0 else high
        if weight == 0 or abs(side) >= INFINITE:
            continue
        bound += weight * side
        for j, a in terms.items():
            slopes[j] -= weight * a
    for j, slope in enumerate(slopes):
        if slope:
            bound += slope * (relaxation.least[j] if slope > 0 else relaxation.most[j])
    return bound
