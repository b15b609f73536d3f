"""One replication as a task for a pool, a shard or a cluster, and what runs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Event
from typing import Any, Final

from caseload.domain.caseload import Caseload
from caseload.planning.simulation.document import ScenarioDocument
from caseload.planning.simulation.kept import describe_replication, make_key
from caseload.planning.simulation.read_scenario import build_scenario
from caseload.planning.simulation.run_weeks import allocate_with_engine, run_replication
from caseload.planning.simulation.scenario import Scenario
from caseload.runs.run_job import InputChanged

RUNNER: Final = "caseload.planning.simulation.one_run:run_one"
USUAL_SECONDS: Final = 10.0
"""A week's other work, generously; after three times its limit and ten minutes a run is given up."""


@dataclass(frozen=True, slots=True)
class Arm:
    """A scenario to run beside others, by the name it is shown under, with what it was read from and where it starts;
    `key` begins the keys of its replications."""

    name: str
    document: ScenarioDocument
    scenario: Scenario
    caseload: Caseload
    key: str

    def name_run(self, number: int) -> str:
        """The key of a replication."""
        return f"{self.key}-{number:04}"


def read_arm(document: ScenarioDocument) -> Arm:
    """The arm of a document, under the document's name; raises InputRefused with every fault."""
    return make_arm(document, *build_scenario(document))


def make_arm(document: ScenarioDocument, scenario: Scenario, caseload: Caseload) -> Arm:
    """The arm of what a document states."""
    return Arm(document.name, document, scenario, caseload, make_key(scenario, caseload))


def make_task(arm: Arm, number: int) -> dict[str, Any]:
    """The task of one replication of an arm, as JSON; `input` is never kept."""
    scenario, document = arm.scenario, arm.document
    full = float(scenario.sample) * scenario.full_seconds
    return {
        "key": arm.name_run(number),
        "runner": RUNNER,
        "limit_seconds": (scenario.warm_up + scenario.weeks) * (scenario.seconds + full + USUAL_SECONDS),
        "number": number,
        "input": {
            "name": document.name,
            "file": document.file,
            "folder": document.folder,
            "content": document.content,
        },
    }


def run_one(stated: Mapping[str, Any]) -> dict[str, Any]:
    """Run a task in this process; raises InputChanged where it would not be the run that was asked for."""
    arm, number = read_arm(ScenarioDocument(**stated["input"])), stated["number"]
    if arm.name_run(number) != stated["key"]:
        raise InputChanged
    replication = run_replication(arm.scenario, arm.caseload, number, allocate_with_engine(Event()))
    return describe_replication(stated["key"], replication)
