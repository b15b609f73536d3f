"""A job with what its instance was found to hold, and the key that names its result."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from caseload.domain.caseload import Caseload
from caseload.runs.job import Job, job_from_json, job_to_json
from caseload.runs.versions import list_versions

DIGITS: Final = 24
RUNNER: Final = "caseload.runs.run_job:run_job"


@dataclass(frozen=True, slots=True)
class Task:
    """A job ready to run: the hashes of its caseload and policy, the day, and the versions it is run with."""

    job: Job
    input_hash: str
    policy_hash: str
    as_of: str
    versions: Mapping[str, str]

    @property
    def key(self) -> str:
        """24 hexadecimal digits of the SHA-256 of everything a result depends on; not of the instance's name."""
        job = self.job
        content = [
            job.work,
            [self.input_hash, self.policy_hash, self.as_of],
            [job.moves, job.hand_over, job.seed, float(job.seconds)],
            [job.configuration.name, *map(list, job.configuration.settings)],
            [self.versions["caseload"], self.versions["ortools"]],
        ]
        return sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()[:DIGITS]


def make_task(job: Job, caseload: Caseload) -> Task:
    """The task of a job whose caseload has been read here and now."""
    hashes = caseload.input_hash, caseload.policy.text_hash
    return Task(job, *hashes, caseload.as_of.isoformat(), list_versions())


def task_to_json(task: Task) -> dict[str, Any]:
    """A task as JSON carries it, its key beside it."""
    return {
        "key": task.key,
        "runner": RUNNER,
        "limit_seconds": task.job.seconds,
        "job": job_to_json(task.job),
        "input_hash": task.input_hash,
        "policy_hash": task.policy_hash,
        "as_of": task.as_of,
        "versions": dict(task.versions),
    }


def task_from_json(stated: Mapping[str, Any]) -> Task:
    """The task that JSON states."""
    hashes = stated["input_hash"], stated["policy_hash"]
    return Task(job_from_json(stated["job"]), *hashes, stated["as_of"], stated["versions"])
