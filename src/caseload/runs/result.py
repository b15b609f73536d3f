"""What came of a run: as the JSON of its file, and as a value to report on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from caseload.domain.plan import GoalResult
from caseload.domain.problem import Problem
from caseload.runs.failure import SCHEMA
from caseload.runs.job import Job, job_from_json
from caseload.runs.measured import Cost
from caseload.runs.task import Task, task_to_json


@dataclass(frozen=True, slots=True)
class Run:
    """One result as it was kept. A failed run has the type of the error and no goals.

    `proof_seconds` has the goals whose proof took a search; memory in MiB, all processes together.
    """

    key: str
    job: Job
    input_hash: str
    versions: Mapping[str, str]
    failure: str | None = None
    cases: int = 0
    workers: int = 0
    seconds: float = 0.0
    processor_seconds: float | None = None
    peak_mib: float | None = None
    load_before: float | None = None
    goals: tuple[GoalResult, ...] = ()
    proof_seconds: Mapping[str, float] | None = None
    was_retried: bool = False

    @property
    def is_proven(self) -> bool:
        """Whether it finished with every goal proven."""
        return self.failure is None and all(goal.proven for goal in self.goals)


def describe_run(
    task: Task, problem: Problem, cost: Cost, load: float | None, found: Mapping[str, Any]
) -> dict[str, Any]:
    """The JSON of a run that finished: what was asked, how large it was, what it took, what was found."""
    return {
        "schema_version": SCHEMA,
        **task_to_json(task),
        "status": "done",
        "cases": len(problem.standings),
        "workers": len(problem.staff),
        "units": len(problem.units),
        "seconds": cost.seconds,
        "processor_seconds": cost.processor_seconds,
        "peak_mib": cost.peak_mib,
        "load_before": load,
        **found,
    }


def read_run(stated: Mapping[str, Any]) -> Run:
    """The run that JSON states; raises KeyError, TypeError or ValueError for what is none."""
    if stated["schema_version"] != SCHEMA or stated["status"] not in ("done", "failed"):
        raise ValueError
    base = stated["key"], job_from_json(stated["job"]), stated["input_hash"], stated["versions"]
    if stated["status"] == "failed":
        return Run(*base, failure=stated["error"])
    goals = stated.get("goals", ())
    return Run(
        *base,
        cases=stated["cases"],
        workers=stated["workers"],
        seconds=stated.get("solve_seconds", stated["seconds"]),
        processor_seconds=stated["processor_seconds"],
        peak_mib=stated["peak_mib"],
        load_before=stated["load_before"],
        goals=tuple(GoalResult(goal["name"], goal["value"], goal["bound"], goal["proven"]) for goal in goals),
        proof_seconds={goal["name"]: goal["seconds"] for goal in goals if goal["seconds"] is not None},
        was_retried=stated.get("was_retried", False),
    )


def say_answer(run: Run) -> tuple[object, ...]:
    """What two runs of the same job must have in common, whatever ran beside them and on which machine."""
    return run.key, run.failure, run.goals
