"""Reads a week to be allocated, allocates it, and says how far the search has come."""

from threading import Event

from caseload.analysis.memory import find_memory, require_memory
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.pipeline.progress import OnStep, StepName, tell_search
from caseload.pipeline.read_week import Week, read_week
from caseload.pipeline.request import Request
from caseload.solve.messages import Options
from caseload.solve.processes import prepare_process
from caseload.solve.solve_problem import find_processes, solve_problem


def read_to_solve(request: Request) -> Week:
    """The week a request asks for, while a solving process starts. Raises InputRefused with every fault."""
    prepare_process()
    return read_week(request)


def solve_week(problem: Problem, request: Request, on_step: OnStep, stop: Event, step: StepName = "allocate") -> Solved:
    """The audited plan of a week, within the request's seconds and by its seed, told of as `step`.

    Ctrl-C (KeyboardInterrupt) and `stop` keep the best plan so far, and set `stop`, so that nothing follows. Raises
    AuditFailed for a plan that breaks a rule, UsageRefused for a week too large for this machine's memory.
    """
    options = make_options(request)
    require_memory(problem, find_processes(problem, options), find_memory())
    solved = solve_problem(problem, options, tell_search(on_step, step), stop)
    if solved.interrupted:
        stop.set()
    return solved


def make_options(request: Request) -> Options:
    """How a request is searched."""
    return Options(request.seconds, request.seed, processes=request.processes, is_reproducible=request.is_reproducible)
