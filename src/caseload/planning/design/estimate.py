"""How many runs a sweep is, and how long they may take, before any of them is read."""

from dataclasses import dataclass
from typing import Final

from caseload.planning.design.make_document import make_document
from caseload.planning.design.sweep import Point, Sweep
from caseload.planning.simulation.one_run import read_arm

SECONDS_A_CASE_WEEK: Final = 0.001
"""Of one processor, to allocate a case for a week: about 7 s for a year of a team of 160 (benchmarks/RESULTS.md)."""
SECONDS_AN_HOUR: Final = 3600


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many runs a sweep is, and the hours of one processor they may take, from the first point alone."""

    runs: int
    hours: float


def estimate_runs(sweep: Sweep) -> Estimate:
    """The estimate of a sweep; raises InputRefused where its first scenario has faults."""
    first = read_arm(make_document(sweep, Point(0, (0,) * len(sweep.axes))))
    scenario = first.scenario
    runs = sweep.size * scenario.replications
    weeks = scenario.warm_up + scenario.weeks
    return Estimate(runs, runs * weeks * len(first.caseload.cases) * SECONDS_A_CASE_WEEK / SECONDS_AN_HOUR)
