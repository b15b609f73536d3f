"""A week in counts: its children by team and by kind of work, its staff, and who changes worker."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from caseload.domain.small_counts import CountTable


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """Children under a plan by team and by kind, each with a worker or without one; `fte` of each team's workers in
    post who may lead cases, away or not. `changes` are children whose worker changes, `uncovered` children whose worker
    is away with nobody to cover; both stand with those who have a worker. None: not shown.
    """

    by_team: CountTable
    by_kind: CountTable
    fte: Mapping[str, Fraction]
    changes: int | None
    uncovered: int | None
