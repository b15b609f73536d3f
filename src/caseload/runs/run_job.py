"""Runs a job of a suite in this process, and says what came of it and what it took."""

from collections.abc import Callable, Mapping
from typing import Any

from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.runs.child import find_function
from caseload.runs.job import Job
from caseload.runs.load_instance import load_instance
from caseload.runs.measured import measure_load, measuring
from caseload.runs.result import describe_run
from caseload.runs.task import make_task, task_from_json

Work = Callable[[Job, Problem], Mapping[str, Any]]


class InputChanged(Exception):
    """The caseload, its policy or the versions here are not those the run was asked for."""


def run_job(stated: Mapping[str, Any]) -> dict[str, Any]:
    """Run a task and measure it; raises InputChanged where it would not be the run that was asked for."""
    task = task_from_json(stated)
    caseload = load_instance(task.job.instance)
    if make_task(task.job, caseload).key != task.key:
        raise InputChanged
    problem = prepare_problem(caseload, Settings(task.job.moves, task.job.hand_over))
    work: Work = find_function(task.job.work)
    load = measure_load()
    with measuring() as cost:
        found = work(task.job, problem)
    return describe_run(task, problem, cost, load, found)
