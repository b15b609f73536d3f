"""Ways out over a limit found by solving the whole week again, where keeping the rest as planned finds none."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from caseload.analysis.over_limits import list_over
from caseload.analysis.plan_view import PlanView
from caseload.analysis.trial import give_cases, state_decisions
from caseload.analysis.ways.over import build_way, list_candidates
from caseload.domain.findings import WayOut
from caseload.domain.names import FIXED_GOALS
from caseload.domain.plan import Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.staff import StaffMember
from caseload.domain.units import Unit
from caseload.intake.decisions import find_decision_faults
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem

MOST_CANDIDATES: Final = 3
MOST_CASES: Final = 1000
MOST_SECONDS: Final = 10.0


def find_ways_by_solving(
    view: PlanView, solved: Solved, unit: Unit, cases: tuple[str, ...], seconds: Callable[[], float]
) -> list[WayOut]:
    """The first way in which giving these cases to one of a few workers makes goal 1 better; empty if none does.

    Solves for the first four goals only. The workers of the case's team with most room under their cap come first.
    """
    if unit.is_parked or not view.problem.policy.has_rule("decisions") or len(view.problem.standings) > MOST_CASES:
        return []
    members = sorted(list_candidates(view, cases), key=lambda member: measure_room(view, unit, member))
    for member in members[:MOST_CANDIDATES]:
        left = min(MOST_SECONDS, seconds())
        way = solve_given(view, solved, unit, (cases, member.id), left) if left > 0 else None
        if way is not None:
            return [way]
    return []


def measure_room(view: PlanView, unit: Unit, member: StaffMember) -> tuple[bool, bool, int, str]:
    """Sorts those who serve the team, then those of it, then those furthest below their cap, first."""
    below = len(view.after.list_led(member.id)) - (member.cap if member.cap is not None else 0)
    return unit.team not in member.serves, member.team != unit.team, below, member.id


def solve_given(
    view: PlanView, solved: Solved, unit: Unit, given: tuple[tuple[str, ...], str], seconds: float
) -> WayOut | None:
    """The way that one give to one worker offers, if solving again makes goal 1 better."""
    gives = give_cases(*given)
    caseload = state_decisions(view.problem.caseload, gives)
    caseload = replace(caseload, policy=replace(caseload.policy, goals=FIXED_GOALS))
    problem = prepare_problem(caseload, view.problem.settings)
    if find_decision_faults(problem):
        return None
    again = solve_problem(problem, Options(seconds=seconds, seed=solved.seed, is_sharing_settled=False))
    if again.goals[0].value >= solved.goals[0].value:
        return None
    return build_way(unit, gives, list_over(problem, again.plan, again.breaches, [given[1]]))
