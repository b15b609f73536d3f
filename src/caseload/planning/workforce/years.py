"""The years of a projection: how things stand at the end of each, and what came and went over the whole of it."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from caseload.planning.workforce.plan import WorkforcePlan
from caseload.planning.workforce.rows import Row


def list_years(plan: WorkforcePlan, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The last row of each year, with what joined and left, and pounds, of all its steps; `step` is the year."""
    size = plan.steps // plan.years
    return tuple(close_year(rows[at : at + size], at // size + 1) for at in range(0, len(rows), size))


def close_year(rows: Sequence[Row], year: int) -> Row:
    """One year out of its steps."""
    last, costs = rows[-1], [row.cost for row in rows if row.cost is not None]
    roles = tuple(
        replace(
            role,
            joined=sum((row.roles[at].joined for row in rows), Fraction(0)),
            left=sum((row.roles[at].left for row in rows), Fraction(0)),
        )
        for at, role in enumerate(last.roles)
    )
    cost = sum(costs, Fraction(0)) if len(costs) == len(rows) else None
    return replace(last, step=year, roles=roles, cost=cost)
