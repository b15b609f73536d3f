"""Sets results beside earlier ones of the same caseloads: who is faster, and whose values are better."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log
from typing import Literal

from caseload.runs.result import Run
from caseload.runs.summary import order_run

Verdict = Literal["same", "better", "worse"]
LEAST_SECONDS = 0.001


@dataclass(frozen=True, slots=True)
class Pair:
    """A run and the earlier one of the same job on the same caseload; `ratio` is now / earlier in seconds."""

    now: Run
    earlier: Run
    ratio: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Against:
    """The pairs, the geometric mean of their ratios, and how many runs of either side have no partner."""

    name: str
    pairs: tuple[Pair, ...]
    mean_ratio: float | None
    only_now: int
    only_earlier: int


def compare_runs(now: Iterable[Run], earlier: Iterable[Run], name: str) -> Against:
    """Every run that finished beside its earlier one; a job is the same whatever the version and the policy's text."""
    mine, theirs = find_finished(now), find_finished(earlier)
    shared = sorted(mine.keys() & theirs.keys(), key=lambda key: order_run(mine[key]))
    pairs = tuple(pair_up(mine[key], theirs[key]) for key in shared)
    mean = exp(sum(log(pair.ratio) for pair in pairs) / len(pairs)) if pairs else None
    return Against(name, pairs, mean, len(mine) - len(pairs), len(theirs) - len(pairs))


def find_finished(runs: Iterable[Run]) -> dict[tuple[object, ...], Run]:
    """The runs that finished, by what makes two of them comparable."""
    found: dict[tuple[object, ...], Run] = {}
    for run in runs:
        if run.failure is None:
            job = run.job
            found[run.input_hash, job.moves, job.hand_over, job.seed, job.seconds, job.configuration, job.work] = run
    return found


def pair_up(now: Run, earlier: Run) -> Pair:
    """One pair; values are judged goal by goal in their order, the first that differs decides."""
    ratio = max(LEAST_SECONDS, now.seconds) / max(LEAST_SECONDS, earlier.seconds)
    mine, theirs = ([goal.value for goal in run.goals] for run in (now, earlier))
    verdict: Verdict = "same" if mine == theirs else "better" if mine < theirs else "worse"
    return Pair(now, earlier, ratio, verdict)
