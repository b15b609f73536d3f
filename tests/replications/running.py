"""Runs a shipped sweep, smaller where that shows the same in less time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from caseload.planning.design.findings import Findings, find_findings
from caseload.planning.design.make_document import merge
from caseload.planning.design.read_arms import collect_runs, read_arms
from caseload.planning.design.read_sweep import read_sweep
from caseload.planning.design.sweep import Sweep
from caseload.planning.simulation.kept import read_kept
from caseload.planning.simulation.simulate import list_tasks
from caseload.runs.pool import run_in_pool
from caseload.runs.run_tasks import run_tasks
from caseload.runs.store import ResultFolder


def run_shipped(
    root: Path,
    keep: Path,
    name: str,
    scenario: Mapping[str, Any],
    models: Sequence[str] = (),
    values: Mapping[str, Sequence[Any]] | None = None,
) -> Findings:
    """What a shipped sweep says with other keys of its scenario, some of its models, and some values of its axes."""
    sweep = shrink(read_sweep(root / "instances" / "replications" / f"{name}.toml"), scenario, models, values or {})
    arms = read_arms(sweep)
    store = ResultFolder(keep, read_kept)
    tally = run_tasks(list_tasks(tuple(arms.values())), store, lambda tasks, stop: run_in_pool(tasks, 2, stop))
    assert (tally.failed, tally.left) == (0, 0)
    return find_findings(sweep, collect_runs(arms, store.read().runs), tally)


def shrink(
    sweep: Sweep, scenario: Mapping[str, Any], models: Sequence[str], values: Mapping[str, Sequence[Any]]
) -> Sweep:
    """The sweep with fewer models and values; claims, which name settings by place, left out."""
    axes = []
    for axis in sweep.axes:
        kept = [at for at, value in enumerate(axis.values) if value in values.get(axis.name, axis.values)]
        amounts = None if axis.amounts is None else tuple(axis.amounts[at] for at in kept)
        axes.append(replace(axis, values=tuple(axis.values[at] for at in kept), amounts=amounts))
    return replace(
        sweep,
        scenario=replace(sweep.scenario, content=merge(sweep.scenario.content, scenario)),
        models=tuple(model for model in sweep.models if not models or model.name in models),
        axes=tuple(axes),
        claims=(),
    )
