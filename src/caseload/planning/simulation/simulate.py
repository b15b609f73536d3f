"""Runs a scenario, or two side by side, replication by replication, and gathers what came of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from caseload.domain.caseload import Caseload
from caseload.domain.errors import UsageRefused
from caseload.planning.simulation.bands import (
    Band,
    Difference,
    Quality,
    find_bands,
    find_differences,
    measure_quality,
)
from caseload.planning.simulation.kept import Keeper
from caseload.planning.simulation.run_weeks import (
    Allocate,
    Replication,
    Stopped,
    allocate_with_engine,
    run_replication,
)
from caseload.planning.simulation.scenario import Links, Scenario


@dataclass(frozen=True, slots=True)
class Arm:
    """A scenario to run beside others, by the name it is shown under, and where it starts."""

    name: str
    scenario: Scenario
    caseload: Caseload


@dataclass(frozen=True, slots=True)
class ArmResult:
    """What came of one arm: its replications in their order, and what they say together."""

    arm: Arm
    replications: tuple[Replication, ...]
    bands: dict[str, Band]
    quality: Quality


@dataclass(frozen=True, slots=True)
class Simulation:
    """What came of every arm, and of the second less the first; none with one arm. `kept` replications were there
    before; `is_stopped` before all were run."""

    arms: tuple[ArmResult, ...]
    differences: tuple[Difference, ...]
    kept: int = 0
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class SimulationStep:
    """How far a simulation has come: which week of which replication of which arm; runs are replications of arms."""

    arm: str
    run: int
    runs: int
    week: int
    weeks: int


OnSimulation = Callable[[SimulationStep], None]


def list_arms(scenario: Scenario, caseload: Caseload, other: tuple[Scenario, Caseload] | None = None) -> list[Arm]:
    """The scenario and the other beside it; where there is no other but links are stated, itself with all at 0 first.

    The other meets the chances of the first: its seed and its replications. Raises UsageRefused where the two do not
    count the same weeks.
    """
    if other is not None:
        if (other[0].weeks, other[0].warm_up) != (scenario.weeks, scenario.warm_up):
            raise UsageRefused("The two scenarios must have the same weeks and warm_up. Make them alike.")
        second = replace(other[0], seed=scenario.seed, replications=scenario.replications)
        names = (scenario.name, second.name if second.name != scenario.name else f"{second.name} (the other)")
        return [Arm(names[0], scenario, caseload), Arm(names[1], second, other[1])]
    if scenario.links.are_off:
        return [Arm(scenario.name, scenario, caseload)]
    return [
        Arm("links at 0", replace(scenario, links=Links()), caseload),
        Arm("links as stated", scenario, caseload),
    ]


def simulate(
    arms: Sequence[Arm],
    folder: Path | None = None,
    on_step: OnSimulation = lambda step: None,
    stop: Event | None = None,
    allocate: Allocate | None = None,
) -> Simulation:
    """Every replication of every arm that `folder` does not hold yet; each is kept there as it ends.

    Ctrl-C (KeyboardInterrupt) and `stop` keep the replications that are finished. Raises KeyboardInterrupt where none
    is, OSError where the folder cannot be written, AuditFailed if a plan breaks a rule.
    """
    stop, keeper = stop or Event(), Keeper(folder)
    work = allocate or allocate_with_engine(stop)
    found: dict[str, list[Replication]] = {arm.name: [] for arm in arms}
    kept, is_stopped = 0, False
    try:
        for number in range(max(arm.scenario.replications for arm in arms)):
            for place, arm in enumerate(arms):
                one = keeper.find(arm.scenario, arm.caseload, number)
                kept += one is not None
                if one is None:
                    one = run_arm(arm, number, work, tell(arm, number * len(arms) + place + 1, len(arms), on_step))
                    keeper.keep(arm.scenario, arm.caseload, one)
                found[arm.name].append(one)
    except (KeyboardInterrupt, Stopped):
        stop.set()
        is_stopped = True
    if not all(found.values()):
        raise KeyboardInterrupt
    return gather(arms, found, kept, is_stopped)


def run_arm(arm: Arm, number: int, allocate: Allocate, on_week: Callable[[int, int], None]) -> Replication:
    """One replication of an arm."""
    return run_replication(arm.scenario, arm.caseload, number, allocate, on_week)


def tell(arm: Arm, run: int, arms: int, on_step: OnSimulation) -> Callable[[int, int], None]:
    """What tells each week of a run as a step of the simulation."""
    runs = arm.scenario.replications * arms
    return lambda week, of: on_step(SimulationStep(arm.name, run, runs, week, of))


def gather(
    arms: Sequence[Arm], found: dict[str, list[Replication]], kept: int, is_stopped: bool
) -> Simulation:  # fmt: skip
    """What the replications of the arms say, alone and against one another."""
    results = tuple(
        ArmResult(arm, tuple(found[arm.name]), find_bands(found[arm.name]), measure_quality(found[arm.name]))
        for arm in arms
    )
    pair = [result.replications for result in results[:2]]
    differences = find_differences(*pair) if len(pair) == 2 else ()
    return Simulation(results, differences, kept, is_stopped)
