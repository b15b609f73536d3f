"""Bands of a projection: the same plan many times with whole people by chance."""

from collections.abc import Sequence
from fractions import Fraction

from caseload.planning.simulation.bands import Band, find_band
from caseload.planning.simulation.draws import Draws
from caseload.planning.workforce.chance import Drawn
from caseload.planning.workforce.plan import WorkforcePlan
from caseload.planning.workforce.project import project
from caseload.planning.workforce.rows import MEASURES, Row


def replicate(plan: WorkforcePlan, council: str, replications: int, seed: int) -> tuple[tuple[Row, ...], ...]:
    """The rows of each replication, the first first; two readings of a council meet the same chances."""
    return tuple(project(plan, Drawn(Draws(seed, number), council)) for number in range(replications))


def find_row_bands(runs: Sequence[Sequence[Row]]) -> tuple[dict[str, Band], ...]:
    """The band of each measure at the end of each step; a measure that lacks in a replication has none."""
    return tuple(
        {
            name: band
            for name in MEASURES
            if (band := find_band(name, [measure_row(name, row) for row in rows])) is not None
        }
        for rows in zip(*runs, strict=True)
    )


def measure_row(name: str, row: Row) -> Fraction | None:
    """A measure of MEASURES of a row."""
    value: Fraction | None = getattr(row, name)
    return value


def share_met(runs: Sequence[Sequence[Row]], step: int, at_most: Fraction) -> Fraction | None:
    """The share of replications with at most so many vacancies at the end of a step; None without replications."""
    if not runs:
        return None
    return Fraction(sum(run[step - 1].vacancies <= at_most for run in runs), len(runs))
