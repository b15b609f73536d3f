"""Reads every instance of a suite once, and makes its jobs ready to run or refuses them all with every fault."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from caseload.analysis.memory import estimate_memory
from caseload.domain.caseload import Caseload
from caseload.domain.errors import Fault, InputRefused
from caseload.runs.job import Instance, Job
from caseload.runs.load_instance import load_instance
from caseload.runs.task import Task, make_task

OnRead = Callable[[int, int], None]


def prepare_tasks(jobs: Sequence[Job], memory: int | None, on_read: OnRead = lambda done, of: None) -> tuple[Task, ...]:
    """The tasks of jobs in their order, each key once; `memory` is the MiB that one run may use (None: any).

    `on_read` hears how many instances of how many are read. Raises InputRefused naming every instance that fails
    its checks (B109) or would need more memory (B110), before anything is run.
    """
    instances = list(dict.fromkeys(job.instance for job in jobs))
    faults: list[Fault] = []
    heads: dict[Instance, Caseload] = {}
    for number, instance in enumerate(instances, 1):
        try:
            caseload = load_instance(instance)
        except InputRefused as refusal:
            faults.append(tell_refused(instance, refusal))
        else:
            faults += find_too_large(instance, estimate_memory(caseload), memory)
            heads[instance] = replace(caseload, workers=(), cases=(), travel={}, pairs={}, reductions=(), decisions=())
        on_read(number, len(instances))
    if faults:
        raise InputRefused(tuple(faults))
    return list_once(make_task(job, heads[job.instance]) for job in jobs)


def list_once(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The tasks in order, the first of each key."""
    return tuple({task.key: task for task in reversed(tuple(tasks))}.values())[::-1]


def tell_refused(instance: Instance, refusal: InputRefused) -> Fault:
    """The fault of an instance that fails its checks: how many faults, never which values."""
    errors = sum(fault.severity == "error" for fault in refusal.faults)
    what = f"this instance fails its checks with {errors} fault{'s' if errors != 1 else ''}"
    return Fault("B109", instance.name, what, "Run caseload check on it, and mend it.")


def find_too_large(instance: Instance, need: int, memory: int | None) -> list[Fault]:
    """The fault of an instance whose run would need more memory than it may use."""
    if memory is None or need <= memory:
        return []
    what = f"a run would need up to {need:,} MiB, and may use {memory:,}"
    fix = "Run fewer at a time (--workers), allow more (--memory), or divide the caseload by authority."
    return [Fault("B110", instance.name, what, fix)]
