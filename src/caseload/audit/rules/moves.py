"""Moves: at most so many families a team change or lose a worker who is there."""

from collections import Counter
from collections.abc import Iterator

from caseload.audit.after import After
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem
from caseload.domain.units import Unit


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Teams in which more families move than the run allows, once each; none where any number may."""
    most = problem.settings.moves
    if most is None:
        return
    moved = {pair for unit in problem.units for pair in list_moved(problem, after, unit)}
    for team, count in sorted(Counter(team for _, team in moved).items()):
        if count > most:
            yield Breach("moves", None, None, None, f"{count} families of team {team} move, {most} is the most")


def list_moved(problem: Problem, after: After, unit: Unit) -> Iterator[tuple[str, str]]:
    """The family and team of each case of a core that leaves its available holder without being exempt.

    Exempt: decisions, cases to hand on, and a core that goes to a worker with a must-allocate joiner of its unit.
    """
    company = {after.lead[case] for case in unit.joiners if problem.standings[case].is_must} - {None}
    for case in unit.core:
        standing = problem.standings[case]
        free = standing.before and not standing.is_decided and not standing.is_handed_on
        if free and after.lead[case] != standing.before and after.lead[case] not in company:
            yield standing.family, standing.case.team
