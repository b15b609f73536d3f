"""Reads the scenario of every point of a sweep, and finds its runs among those that are kept."""

from collections.abc import Mapping

from caseload.domain.errors import Fault, InputRefused
from caseload.planning.design.make_document import make_document
from caseload.planning.design.sweep import Point, Sweep
from caseload.planning.simulation.kept import KeptRun
from caseload.planning.simulation.money import list_unpriced
from caseload.planning.simulation.one_run import Arm, read_arm
from caseload.planning.simulation.run_weeks import Replication
from caseload.planning.simulation.simulate import collect

CHANCES = ("seed", "replications", "weeks", "warm_up")
"""What every point has as the first one does, so that they can be set side by side."""


def read_arms(sweep: Sweep) -> dict[Point, Arm]:
    """The arm of every point; raises InputRefused with the faults of all, each told once under the first that has it,
    and for a point whose weeks or chances are not those of the first (D109)."""
    arms: dict[Point, Arm] = {}
    faults: dict[tuple[str, str, str], Fault] = {}
    for point in sweep.points:
        document = make_document(sweep, point)
        try:
            arms[point] = read_arm(document)
        except InputRefused as refusal:
            for fault in refusal.faults:
                key = fault.where.replace(document.file, sweep.scenario.file)
                faults.setdefault((fault.code, key, str(fault.got)), fault)
        else:
            faults |= {(fault.code, fault.where, ""): fault for fault in compare_chances(arms, point)}
    if faults:
        raise InputRefused(tuple(faults.values()))
    return arms


def compare_chances(arms: Mapping[Point, Arm], point: Point) -> list[Fault]:
    """What of a point's chances is not as in the first one."""
    first, arm = next(iter(arms.values())).scenario, arms[point].scenario
    fix = "Every model and setting must have the same; state it in the scenario alone."
    return [
        Fault("D109", f"{arms[point].document.file}, key {key}", "is not as in the first", fix, str(getattr(arm, key)))
        for key in CHANCES
        if getattr(arm, key) != getattr(first, key)
    ]


def collect_runs(arms: Mapping[Point, Arm], kept: Mapping[str, KeptRun]) -> dict[Point, tuple[Replication, ...]]:
    """The finished replications of every point."""
    return {point: collect(arm, kept) for point, arm in arms.items()}


def list_all_unpriced(arms: Mapping[Point, Arm]) -> tuple[str, ...]:
    """The roles that some arm starts with and that have no rate there."""
    return tuple(sorted({role for arm in arms.values() for role in list_unpriced(arm.caseload)}))
