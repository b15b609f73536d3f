"""Ways out by letting one or two more families a team change worker, found by solving again."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from caseload.audit.after import summarise_plan
from caseload.audit.goals.unallocated_must import list_without
from caseload.domain.findings import WayOut
from caseload.domain.plan import Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.solve.messages import Options, Progress
from caseload.solve.solve_problem import solve_problem

MORE: Final = (1, 2)
MOST_CASES: Final = 1000
OnProgress = Callable[[Progress], None]


def find_ways_by_moves(
    problem: Problem, solved: Solved, cases: Iterable[str], seconds: Callable[[], float], on_progress: OnProgress
) -> dict[str, WayOut]:
    """The must-allocate cases that have a worker when one, or else two, more families may move, by case.

    Solves the whole problem again with all its goals; nothing where any number may move already, above 1,000
    cases, or once `seconds()` has run out.
    """
    moves, wanted = problem.settings.moves, set(cases)
    if moves is None or not problem.policy.has_rule("moves") or len(problem.standings) > MOST_CASES:
        return {}
    found: dict[str, WayOut] = {}
    for more in MORE:
        if not wanted - found.keys() or seconds() <= 0:
            break
        freer = prepare_problem(problem.caseload, replace(problem.settings, moves=moves + more))
        again = solve_problem(freer, Options(seconds=seconds(), seed=solved.seed), on_progress)
        without = set(list_without(freer, again.plan, summarise_plan(freer, again.plan)))
        for case in sorted(wanted - without):
            found.setdefault(case, WayOut("more_moves", (), moves=moves + more))
    return found
