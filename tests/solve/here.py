"""Solving in this process, so that many tiny problems take little time."""

import threading

from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.solve.child import solve_parts
from caseload.solve.messages import Failed, Finished, Job, Message, Options, PartResult
from caseload.solve.solve_problem import Search, conclude


def solve_here(problem: Problem, seconds: float = 20.0) -> Solved:
    search = Search(processes=1)

    def say(message: Message) -> None:
        assert not isinstance(message, Failed)
        if isinstance(message, (PartResult, Finished)):
            search.take(0, message, lambda progress: None)

    options = Options(seconds=seconds)
    solve_parts(Job(problem, options), threading.Event(), say)
    return conclude(problem, search, options, 0.0)
