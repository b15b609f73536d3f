"""What letting 1, 3 or any number of families change worker would gain, found by solving again."""

from dataclasses import replace
from threading import Event
from typing import Final

from caseload.domain.findings import MovesOption
from caseload.domain.plan import Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.solve.messages import Options, Variant
from caseload.solve.variants import OnVariant, solve_variants

NUMBERS: Final[tuple[int | None, ...]] = (1, 3, None)
MOST_CASES: Final = 1000
LEAST_SECONDS: Final = 1.0


def find_moves_options(
    problem: Problem,
    solved: Solved,
    seconds: float,
    on_progress: OnVariant = lambda done, of: None,
    stop: Event | None = None,
) -> tuple[MovesOption, ...]:
    """The goals with 1, 3 and any moves, each with value and bound, in `seconds` for all together.

    Each starts from the plan of the week, and so is never worse. Empty where the run's own moves are not 0, where the
    rule `moves` is off, above 1,000 cases, and with less than a second; a number not reached in time is left out.
    """
    if problem.settings.moves != 0 or not problem.policy.has_rule("moves") or len(problem.standings) > MOST_CASES:
        return ()
    if seconds < LEAST_SECONDS:
        return ()
    freer = [prepare_problem(problem.caseload, replace(problem.settings, moves=moves)) for moves in NUMBERS]
    options = Options(seconds=seconds, seed=solved.seed, is_sharing_settled=False)
    found = solve_variants(problem, solved, [Variant(each) for each in freer], options, on_progress, stop)
    return tuple(
        MovesOption(moves, result.solved.goals)
        for moves, result in zip(NUMBERS, found, strict=True)
        if result.solved is not None
    )
