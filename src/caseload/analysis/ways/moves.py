"""Ways out by letting one or two more families a team change worker, found by solving again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from caseload.analysis.plan_view import PlanView
from caseload.analysis.trial import state_decisions
from caseload.audit.after import summarise_plan
from caseload.audit.goals.displaced import measure as count_displaced
from caseload.audit.goals.unallocated_must import list_without
from caseload.domain.caseload import Decision
from caseload.domain.findings import WayOut
from caseload.domain.names import GOALS
from caseload.domain.plan import Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.domain.units import Unit
from caseload.solve.messages import Options, Progress
from caseload.solve.solve_problem import solve_problem

MORE: Final = (1, 2)
MOST_CASES: Final = 1000
OnProgress = Callable[[Progress], None]


def find_ways_by_moves(
    view: PlanView, solved: Solved, cases: Iterable[str], seconds: Callable[[], float], on_progress: OnProgress
) -> dict[str, WayOut]:
    """The must-allocate cases that are sure to have a worker when one, or else two, more families may move, by case.

    Solves again for the first three goals, at most `seconds()` altogether; see `list_sure` for what is sure. Nothing
    where more moves take the worker of a child who has one in the plan, where any number may move already, or above
    1,000 cases.
    """
    problem, wanted = view.problem, set(cases)
    moves = problem.settings.moves
    if moves is None or not problem.policy.has_rule("moves") or len(problem.standings) > MOST_CASES:
        return {}
    found: dict[str, WayOut] = {}
    for more in MORE:
        left = wanted - found.keys()
        freer = prepare_freer(problem, moves + more, GOALS[:3])
        if left and seconds() > 0:
            solve = Solve(seconds, solved.seed, on_progress)
            way = WayOut("more_moves", (), moves=moves + more)
            found.update(dict.fromkeys(list_sure(view, freer, left, solve), way))
    return found


@dataclass(frozen=True)
class Solve:
    """How to solve again: the seconds left, the seed, and who is told."""

    seconds: Callable[[], float]
    seed: int
    on_progress: OnProgress

    def __call__(self, problem: Problem) -> Solved:
        """Solves in the time left."""
        options = Options(seconds=self.seconds(), seed=self.seed, is_sharing_settled=False)
        return solve_problem(problem, options, self.on_progress)


def prepare_freer(problem: Problem, moves: int | None, goals: tuple[str, ...]) -> Problem:
    """The same week with other moves and only some goals."""
    caseload = replace(problem.caseload, policy=replace(problem.policy, goals=goals))
    return prepare_problem(caseload, replace(problem.settings, moves=moves))


def list_sure(view: PlanView, freer: Problem, wanted: set[str], solve: Solve) -> list[str]:
    """The wanted cases that every best plan with more moves allocates.

    All of them where no must-allocate child is left; else those of each unit without which goal 1 is proven worse.
    """
    again = solve(freer)
    after = summarise_plan(freer, again.plan)
    if count_displaced(freer, again.plan, after) > count_displaced(view.problem, view.plan, view.after):
        return []
    without = set(list_without(freer, again.plan, after))
    gained = sorted(wanted - without)
    if not without:
        return gained
    units = {view.after.unit_of[case].id for case in gained}
    sure = {unit for unit in sorted(units) if is_sure(freer, view.units[unit], again.goals[0].value, solve)}
    return [case for case in gained if view.after.unit_of[case].id in sure]


def is_sure(freer: Problem, unit: Unit, best: int, solve: Solve) -> bool:
    """Whether goal 1 is proven worse than the best when a unit is left to wait."""
    if unit.is_waiting or unit.core or solve.seconds() <= 0:
        return False
    waits = tuple(Decision(case, "wait") for case in unit.cases)
    parked = prepare_problem(state_decisions(freer.caseload, waits), freer.settings)
    return solve(prepare_freer(parked, freer.settings.moves, GOALS[:1])).goals[0].bound > best
