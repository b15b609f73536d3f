"""One run as a value: which caseload, under which settings, searched how, and what is done with it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

ALLOCATE: Final = "caseload.runs.allocate_instance:allocate_instance"


@dataclass(frozen=True, slots=True)
class Instance:
    """A caseload by its path, or by the family it is drawn from with a seed and a size (None: the family's own).

    `name` is what people call it: the suite's words for a path, or `team-short:7` for a drawn one.
    """

    name: str
    path: str | None = None
    family: str | None = None
    seed: int | None = None
    teams: int | None = None
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class Configuration:
    """A named way to search; `settings` are fields of the solver's Options, sorted by name."""

    name: str = "default"
    settings: tuple[tuple[str, int | bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What to run. `moves` None is any; `seconds` are for the whole search.

    `work` is a function of ours as `module:name`, from a job and its problem to the JSON value of its result.
    """

    instance: Instance
    moves: int | None = 0
    hand_over: bool = False
    seed: int = 0
    seconds: float = 60.0
    configuration: Configuration = Configuration()
    work: str = ALLOCATE


def job_to_json(job: Job) -> dict[str, Any]:
    """A job as JSON carries it; `job_from_json` gives an equal one back."""
    settings = dict(job.configuration.settings)
    return {**asdict(job), "configuration": {"name": job.configuration.name, "settings": settings}}


def job_from_json(stated: Mapping[str, Any]) -> Job:
    """The job that JSON states; raises KeyError or TypeError for one that is none."""
    configuration = stated["configuration"]
    settings = tuple(sorted(configuration["settings"].items()))
    parts = {
        "instance": Instance(**stated["instance"]),
        "configuration": Configuration(configuration["name"], settings),
    }
    return Job(**{**stated, **parts})
