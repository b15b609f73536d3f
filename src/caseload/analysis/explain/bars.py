"""Whom the rules let take a case, and which rule keeps each of the others from it."""

from collections.abc import Iterable, Mapping
from typing import Final

from caseload.domain.explanation import Barred
from caseload.domain.names import RULES
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.takers import find_unit_bar
from caseload.domain.units import Unit
from caseload.model.outcome import list_shapes
from caseload.model.registry import BARS, is_allowed

WAITING: Final = "waiting"
ORDER: Final = (*RULES, WAITING)


def list_choices(problem: Problem, unit: Unit, case: str) -> tuple[str | None, ...]:
    """The workers whom the rules let lead a case, loads aside, by id, then nobody (None) where that is allowed too."""
    allowed = [outcome for outcome in list_shapes(problem, unit) if is_allowed(problem, outcome)]
    workers = {outcome.worker for outcome in allowed if outcome.worker is not None and case in outcome.led}
    return (*sorted(workers), *((None,) if any(case in outcome.left for outcome in allowed) else ()))


def find_choice_bar(problem: Problem, unit: Unit, member: StaffMember) -> str:
    """The rule that keeps a worker who is none of the choices from a unit; `waiting` where it waits for its holder.

    First what concerns this worker and these cases; then the rules on what may become of the unit, such as `moves`.
    """
    bar = find_unit_bar(problem, unit, member)
    if bar is not None:
        return bar
    if unit.is_waiting:
        return WAITING
    for outcome in list_shapes(problem, unit):
        if outcome.worker == member.id and outcome.led:
            for name, is_barred in BARS.items():
                if problem.policy.has_rule(name) and is_barred(problem, outcome):
                    return name
    return "siblings"


def list_barred(problem: Problem, unit: Unit, choices: Iterable[str | None]) -> tuple[Barred, ...]:
    """Every worker who is none of the choices, each once, by rule in the order of the rules."""
    allowed = frozenset(choices)
    others = [member for member in problem.staff.values() if member.id not in allowed]
    return group_barred({member.id: find_choice_bar(problem, unit, member) for member in others})


def group_barred(rules: Mapping[str, str]) -> tuple[Barred, ...]:
    """Workers with the rule that stops each, by rule in the order of the rules, then by id."""
    by_rule: dict[str, list[str]] = {}
    for worker in sorted(rules):
        by_rule.setdefault(rules[worker], []).append(worker)
    return tuple(Barred(rule, tuple(by_rule[rule])) for rule in sorted(by_rule, key=ORDER.index))
