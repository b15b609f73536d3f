"""Counts the children of a week by team and kind: those with a worker under a plan, and those without."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Final

from caseload.analysis.agency.vacancies import list_in_post
from caseload.analysis.suppress import suppress
from caseload.domain.case_counts import CaseCounts
from caseload.domain.findings import Findings
from caseload.domain.problem import Problem
from caseload.domain.small_counts import LEAST_SHOWN, CountTable, add_up, is_small

STATES: Final = ("With a worker", "None, and may wait", "None, and may not wait")


MOST_WITHOUT: Final = 2 * (LEAST_SHOWN - 1)
"""Children without a worker where both of their counts are small."""


def count_cases(problem: Problem, findings: Findings) -> CaseCounts:
    """The counts of a plan's findings, everything shown."""
    without = {one.case: one for one in findings.unallocated if not one.is_waiting_for_cover}
    states = {case: STATES[1 + without[case].is_must] if case in without else STATES[0] for case in problem.standings}
    teams = {worker.team for worker in problem.caseload.workers}
    return CaseCounts(
        by_team=tabulate(states, lambda case: problem.standings[case].case.team, teams),
        by_kind=tabulate(states, lambda case: problem.policy.kinds[problem.standings[case].case.kind].label),
        fte=measure_staff(problem),
        changes=sum(not one.is_new for one in findings.changes),
        uncovered=sum(one.is_waiting_for_cover for one in findings.unallocated),
    )


def tabulate(states: dict[str, str], name: Callable[[str], str], more: Iterable[str] = ()) -> CountTable:
    """Cases by what `name` makes of them, and state; with a row for each of `more` too."""
    numbers = Counter((name(case), state) for case, state in states.items())
    rows = tuple(sorted({row for row, _ in numbers} | set(more)))
    return add_up(rows, STATES, tuple(tuple(numbers[row, state] for state in STATES) for row in rows))


def measure_staff(problem: Problem) -> dict[str, Fraction]:
    """FTE of those in post who may lead cases, by team."""
    found: dict[str, Fraction] = {}
    for worker in list_in_post(problem):
        if problem.policy.roles[worker.role].leads:
            found[worker.team] = found.get(worker.team, Fraction(0)) + worker.fte
    return found


def hide_small(counts: CaseCounts) -> CaseCounts:
    """The counts without those of 1 to 5 children, and without what would give one away.

    Who changes worker or waits for theirs has one: where nearly all do, that tells how few have none.
    """
    by_team, by_kind = suppress((counts.by_team, counts.by_kind))
    known = sum(number or 0 for number in (counts.changes, counts.uncovered, *by_team.column_sums[1:]))
    is_near = by_team.column_sums[0] is None and (counts.by_team.total or 0) - known <= MOST_WITHOUT
    changes, uncovered = (
        None if is_small(number or 0) or (number and is_near) else number
        for number in (counts.changes, counts.uncovered)
    )
    return replace(counts, by_team=by_team, by_kind=by_kind, changes=changes, uncovered=uncovered)
