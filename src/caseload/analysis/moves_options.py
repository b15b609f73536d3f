"""What letting 1, 3 or any number of families change worker would gain, found by solving again."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from caseload.domain.findings import MovesOption
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.solve.messages import Options, Progress
from caseload.solve.solve_problem import solve_problem

NUMBERS: Final[tuple[int | None, ...]] = (1, 3, None)
MOST_CASES: Final = 1000
LEAST_SECONDS: Final = 1.0
OnProgress = Callable[[Progress], None]


def find_moves_options(
    problem: Problem, seconds: float, on_progress: OnProgress = lambda progress: None, seed: int = 0
) -> tuple[MovesOption, ...]:
    """The goals with 1, 3 and any moves, each with value and bound, in `seconds` for all together.

    Empty where the run's own moves are not 0, where the rule `moves` is off, and above 1,000 cases. A number for
    which less than a second is left is left out.
    """
    if problem.settings.moves != 0 or not problem.policy.has_rule("moves") or len(problem.standings) > MOST_CASES:
        return ()
    end, found = time.monotonic() + seconds, []
    for index, moves in enumerate(NUMBERS):
        left = (end - time.monotonic()) / (len(NUMBERS) - index)
        if left < LEAST_SECONDS:
            continue
        freer = prepare_problem(problem.caseload, replace(problem.settings, moves=moves))
        again = solve_problem(freer, Options(seconds=left, seed=seed, is_sharing_settled=False), on_progress)
        found.append(MovesOption(moves, again.goals))
        if again.interrupted:
            break
    return tuple(found)
