"""The work of a run that allocates: solves the week of an instance and says how each goal came out."""

from collections.abc import Mapping
from typing import Any

from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.runs.job import Job
from caseload.solve.messages import Options, Progress
from caseload.solve.solve_problem import solve_problem


class SolverDied(Exception):
    """The solver's process died, was tried once more with safe settings, and died again."""


class GoalClock:
    """Hears the search and keeps, for each goal, the last second at which anything was said of it."""

    def __init__(self) -> None:
        """Nothing has been heard yet."""
        self.heard: dict[str, float] = {}

    def hear(self, progress: Progress) -> None:
        """Take in where the search stands."""
        self.heard[progress.goal] = max(progress.seconds, self.heard.get(progress.goal, 0.0))


def allocate_instance(job: Job, problem: Problem) -> dict[str, Any]:
    """Goals with value, bound, proof and the second by which the proof was there (None: settled before any search).

    Raises SolverDied where no process of the solver lived to say how far it came; AuditFailed for an unsound plan.
    """
    clock = GoalClock()
    settings: dict[str, Any] = dict(job.configuration.settings)
    options = Options(seconds=job.seconds, seed=job.seed, **settings)
    solved = solve_problem(problem, options, clock.hear)
    if solved.crashed and not (solved.is_optimal or solved.timed_out):
        raise SolverDied
    return {
        "solve_seconds": solved.seconds,
        "was_retried": solved.crashed,
        "timed_out": solved.timed_out,
        "goals": list_goals(solved, clock.heard),
    }


def list_goals(solved: Solved, heard: Mapping[str, float]) -> list[dict[str, Any]]:
    """Each goal as JSON; a proof is there once nothing more is said of the goal in any part."""
    return [
        {
            "name": goal.name,
            "value": goal.value,
            "bound": goal.bound,
            "proven": goal.proven,
            "seconds": heard.get(goal.name) if goal.proven else None,
        }
        for goal in solved.goals
    ]
