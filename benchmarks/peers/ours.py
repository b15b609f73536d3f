"""Our own engine, by its ordinary entry."""

import time

from benchmarks.peers.answer import Answer, Claim
from caseload.domain.problem import Problem
from caseload.solve.messages import Options, Progress
from caseload.solve.solve_problem import solve_problem


def solve_ours(problem: Problem, seconds: float, seed: int) -> Answer:
    """Without the dealing of support after the last goal, which no peer does. Start-up, of the solving processes, is
    what the clock here shows above what they say of themselves; solving has the rest, building and audits included."""
    start, start_up = time.monotonic(), [seconds]

    def hear(progress: Progress) -> None:
        start_up.append(time.monotonic() - start - progress.seconds)

    solved = solve_problem(problem, Options(seconds=seconds, seed=seed, is_sharing_settled=False), hear)
    opening = max(0.0, min(start_up)) if len(start_up) > 1 else 0.0
    claims = {goal.name: Claim(goal.value, goal.bound, goal.proven) for goal in solved.goals}
    return Answer(solved.plan, claims, start_up=opening, solving=solved.seconds - opening)
