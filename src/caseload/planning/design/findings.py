"""What a sweep says once it has been run: every point's outcome, the frontier, equal money, break-even, claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from caseload.planning.design.break_even import BreakEven, find_break_evens
from caseload.planning.design.claims import Checked, check_claims
from caseload.planning.design.frontier import find_frontier
from caseload.planning.design.lines import AtEqualMoney, compare_at_equal_money, list_lines
from caseload.planning.design.outcomes import Outcome, weigh_outcome
from caseload.planning.design.sweep import Point, Sweep
from caseload.planning.simulation.limits_met import LIMITS
from caseload.planning.simulation.run_weeks import Replication
from caseload.runs.run_tasks import Tally

Runs = Mapping[Point, Sequence[Replication]]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a sweep says. `limits` is the share of weeks in which each limit bound, by point; `missing` are the points
    without a finished run, `unpriced` the roles without a yearly cost at the start, `tally` how the runs went."""

    sweep: Sweep
    outcomes: tuple[Outcome, ...]
    frontier: tuple[Outcome, ...]
    equal_money: tuple[AtEqualMoney, ...]
    break_evens: tuple[BreakEven, ...]
    claims: tuple[Checked, ...]
    limits: Mapping[Point, Mapping[str, Fraction]]
    missing: tuple[str, ...]
    unpriced: tuple[str, ...]
    tally: Tally


def find_findings(sweep: Sweep, runs: Runs, tally: Tally, unpriced: tuple[str, ...] = ()) -> Findings:
    """The findings of the runs that are there; `runs` holds at least one replication of some point."""
    there = [point for point in sweep.points if runs.get(point)]
    first = runs[there[0]]
    outcomes = tuple(weigh_outcome(point, sweep.name_point(point), runs[point], first) for point in there)
    return Findings(
        sweep=sweep,
        outcomes=outcomes,
        frontier=find_frontier(sweep, outcomes),
        equal_money=compare_at_equal_money(list_lines(sweep, outcomes), sweep.measures),
        break_evens=find_break_evens(sweep, outcomes),
        claims=check_claims(sweep, outcomes),
        limits={point: count_limits(runs[point]) for point in there},
        missing=tuple(sweep.name_point(point) for point in sweep.points if not runs.get(point)),
        unpriced=unpriced,
        tally=tally,
    )


def count_limits(runs: Sequence[Replication]) -> dict[str, Fraction]:
    """The share of counted weeks in which each limit bound."""
    weeks = [week for run in runs for week in run.weeks]
    return {limit: Fraction(sum(limit in week.limits for week in weeks), len(weeks)) for limit in LIMITS}
