"""What one replication comes to: each measure one exact number over its counted weeks."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Final

from caseload.planning.simulation.figures import WeekFigures
from caseload.planning.simulation.run_weeks import Replication

Weeks = tuple[WeekFigures, ...]
Measure = Callable[[Weeks], Fraction | None]


def divide(total: Fraction | int, by: int) -> Fraction | None:
    """A mean; None of nothing."""
    return Fraction(total) / by if by else None


def mean_of(name: str) -> Measure:
    """The mean of a figure over the weeks."""
    return lambda weeks: divide(sum(getattr(week, name) for week in weeks), len(weeks))


def sum_of(name: str) -> Measure:
    """The sum of a figure over the weeks."""
    return lambda weeks: Fraction(sum(getattr(week, name) for week in weeks))


def share_of(name: str, of: str) -> Measure:
    """The sum of one figure over the sum of another."""
    return lambda weeks: divide(sum(getattr(week, name) for week in weeks), sum(getattr(week, of) for week in weeks))


def measure_cost(weeks: Weeks) -> Fraction | None:
    """Pounds over all weeks; None where one of them has none."""
    costs = [week.cost for week in weeks if week.cost is not None]
    return sum(costs, Fraction(0)) if len(costs) == len(weeks) else None


OF_WEEKS: Final[Mapping[str, Measure]] = {
    "cases_per_worker": share_of("led", "workers"),
    "cases_per_social_worker": share_of("led_registered", "registered_fte"),
    "open_per_social_worker": share_of("open", "registered_fte"),
    "weeks_above": sum_of("above_cap"),
    "must_waiting": mean_of("must_waiting"),
    "waiting": mean_of("waiting"),
    "changes": sum_of("changes"),
    "protected_breaches": mean_of("protected_breaches"),
    "workload": share_of("workload", "measured"),
    "agency_fte": mean_of("agency_fte"),
    "cost": measure_cost,
    "travel": mean_of("travel"),
    "weeks_to_allocate": share_of("first_weeks", "first"),
    "referred": sum_of("referred"),
    "closed": sum_of("closed"),
    "open": mean_of("open"),
    "workers": mean_of("workers"),
}
SUMS: Final = ("weeks_above", "changes", "cost", "referred", "closed")
"""Those that add up over weeks; the others are means."""
OFTEN: Final = "often_changed"
MEASURES: Final = (*OF_WEEKS, OFTEN)
"""Every measure by name; docs/simulate.md tells each, and what it counts."""


def measure(name: str, weeks: Iterable[WeekFigures]) -> Fraction | None:
    """One measure of some weeks; None where there is nothing to divide by, or a rate is missing."""
    return OF_WEEKS[name](tuple(weeks))


def measure_replication(replication: Replication) -> dict[str, Fraction | None]:
    """Every measure of one replication; `often_changed` is children looked after with three or more changes."""
    found = {name: measure(name, replication.weeks) for name in OF_WEEKS}
    return {**found, OFTEN: Fraction(replication.often_changed)}
