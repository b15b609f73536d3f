"""The process of one run: reads a task as one line of JSON, runs it, writes its result as JSON. Started by `apart`."""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, BinaryIO

from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.runs.job import Job
from caseload.runs.load_instance import load_instance
from caseload.runs.measured import measure_load, measuring
from caseload.runs.result import describe_failure, describe_run
from caseload.runs.task import Task, make_task, task_from_json

Work = Callable[[Job, Problem], Mapping[str, Any]]


class InstanceChanged(Exception):
    """The caseload, its policy or the versions here are not those the run was asked for."""


def main() -> None:
    """Serve one task over standard input and output; the end of the input means that nobody waits any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    source = sys.stdin.buffer
    task = task_from_json(json.loads(source.readline()))
    threading.Thread(target=end_with, args=(source,), daemon=True).start()
    out.write(json.dumps(run_task(task)).encode())
    out.flush()
    os._exit(0)


def end_with(source: BinaryIO) -> None:
    """End this process as soon as the input ends; the solver's processes below it then end as well."""
    source.read(1)
    os._exit(1)


def run_task(task: Task) -> dict[str, Any]:
    """The result of a task; whatever goes wrong in it is a result too, told by the type of the error alone."""
    try:
        return try_task(task)
    except Exception as error:
        return describe_failure(task, type(error).__name__)


def try_task(task: Task) -> dict[str, Any]:
    """Run a task and measure it; raises InstanceChanged where it would not be the run that was asked for."""
    caseload = load_instance(task.job.instance)
    if make_task(task.job, caseload).key != task.key:
        raise InstanceChanged
    problem = prepare_problem(caseload, Settings(task.job.moves, task.job.hand_over))
    load, work = measure_load(), find_work(task.job.work)
    with measuring() as cost:
        found = work(task.job, problem)
    return describe_run(task, problem, cost, load, found)


def find_work(name: str) -> Work:
    """The function of ours that `module:name` names; raises ValueError for one that is not ours."""
    module, _, function = name.partition(":")
    if not module.startswith("caseload."):
        raise ValueError
    work: Work = getattr(import_module(module), function)
    return work


if __name__ == "__main__":
    main()
