"""Moves: how many families a team with a worker may change or lose that worker."""

from ortools.sat.python import cp_model

from caseload.domain.problem import Problem
from caseload.model.decisions import Decisions
from caseload.model.outcome import Outcome


def is_counted(problem: Problem, outcome: Outcome) -> bool:
    """A core that leaves its available holder, unless decided, to hand on, or with a must-allocate joiner."""
    unit = outcome.unit
    if not outcome.is_leaving_holder or unit.is_handed_on:
        return False
    if any(problem.standings[case].is_decided for case in unit.core):
        return False
    with_joiners = outcome.is_moving_with_joiners
    return not (with_joiners and any(problem.standings[case].is_must for case in unit.joiners))


def is_barred(problem: Problem, outcome: Outcome) -> bool:
    """With no moves at all, no such outcome exists."""
    return problem.settings.moves == 0 and is_counted(problem, outcome)


def add(decisions: Decisions) -> None:
    """For every team: families with a counted outcome <= N."""
    most = decisions.problem.settings.moves
    if not most:
        return
    families: dict[str, dict[str, list[list[cp_model.IntVar]]]] = {}
    for unit in decisions.units:
        literals = [
            literal for outcome, literal in decisions.outcomes_of(unit) if is_counted(decisions.problem, outcome)
        ]
        if literals:
            family = decisions.problem.standings[unit.cases[0]].family
            families.setdefault(unit.team, {}).setdefault(family, []).append(literals)
    for team in sorted(families):
        moved = [decisions.any_of_exclusive(units) for _, units in sorted(families[team].items())]
        if len(moved) > most:
            decisions.model.add(sum(moved) <= most)
