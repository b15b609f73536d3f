"""Runs a scenario, or two side by side, and gathers what came of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from caseload.domain.errors import UsageRefused
from caseload.planning.simulation.bands import (
    Band,
    Difference,
    Quality,
    find_bands,
    find_differences,
    measure_quality,
)
from caseload.planning.simulation.document import ScenarioDocument
from caseload.planning.simulation.kept import KeptRun
from caseload.planning.simulation.one_run import Arm, make_task, read_arm
from caseload.planning.simulation.run_weeks import Replication
from caseload.runs.run_tasks import Tally


@dataclass(frozen=True, slots=True)
class ArmResult:
    """What came of one arm: its replications in their order, and what they say together."""

    arm: Arm
    replications: tuple[Replication, ...]
    bands: dict[str, Band]
    quality: Quality


@dataclass(frozen=True, slots=True)
class Simulation:
    """What came of every arm that has a finished run, and of the second less the first; none with one arm."""

    arms: tuple[ArmResult, ...]
    differences: tuple[Difference, ...]
    tally: Tally


def list_arms(document: ScenarioDocument, other: ScenarioDocument | None = None) -> list[Arm]:
    """The scenario and the other beside it; where there is no other but links are stated, itself with all at 0 first.

    The other meets the chances of the first: its seed and its replications. Raises InputRefused with every fault,
    UsageRefused where the two do not count the same weeks.
    """
    first = read_arm(document)
    if other is not None:
        chances = {"seed": first.scenario.seed, "replications": first.scenario.replications}
        second = read_arm(replace(other, content={**other.content, **chances}))
        if (second.scenario.weeks, second.scenario.warm_up) != (first.scenario.weeks, first.scenario.warm_up):
            raise UsageRefused("The two scenarios must have the same weeks and warm_up. Make them alike.")
        name = second.name if second.name != first.name else f"{second.name} (the other)"
        return [first, replace(second, name=name)]
    if first.scenario.links.are_off:
        return [first]
    without = {key: value for key, value in document.content.items() if key != "links"}
    return [
        replace(read_arm(replace(document, content=without)), name="links at 0"),
        replace(first, name="links as stated"),
    ]


def list_tasks(arms: Sequence[Arm]) -> list[dict[str, Any]]:
    """The tasks of every replication of every arm, the first of each arm first; none twice."""
    rounds = zip_longest(*([make_task(arm, n) for n in range(arm.scenario.replications)] for arm in arms))
    tasks = (task for one in rounds for task in one if task is not None)
    return list({task["key"]: task for task in tasks}.values())


def gather(arms: Sequence[Arm], runs: Mapping[str, KeptRun], tally: Tally) -> Simulation:
    """What the finished replications of the arms say, alone and against one another."""
    found = [(arm, collect(arm, runs)) for arm in arms]
    results = tuple(
        ArmResult(arm, replications, find_bands(replications), measure_quality(replications))
        for arm, replications in found
        if replications
    )
    pair = [result.replications for result in results[:2]]
    return Simulation(results, find_differences(*pair) if len(pair) == 2 else (), tally)


def collect(arm: Arm, runs: Mapping[str, KeptRun]) -> tuple[Replication, ...]:
    """The replications of an arm that are among the runs, in their order."""
    keys = [arm.name_run(number) for number in range(arm.scenario.replications)]
    there = (runs[key].replication for key in keys if key in runs)
    return tuple(replication for replication in there if replication is not None)
