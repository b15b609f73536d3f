"""Sums up results: each goal's gap to its bound and to the best known, and median and spread over seeds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from caseload.domain.plan import GoalResult
from caseload.runs.best_known import BestKnown, find_best
from caseload.runs.job import Job
from caseload.runs.result import Run


@dataclass(frozen=True, slots=True)
class Series:
    """What runs that differ only in their seeds have in common; `instance` is a path's name or a family's."""

    instance: str
    moves: int | None
    hand_over: bool
    seconds: float
    configuration: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal of one run. Gaps are shares of the value (DESIGN 3.4): to the bound, and to the best value known."""

    run: Run
    goal: GoalResult
    gap: Fraction
    best: int | None
    best_gap: Fraction | None
    proof_seconds: float | None


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """The runs of one series: how many, how many failed, how many are proven in every goal, and seconds over those
    that finished. `gap` is the largest of any goal and run."""

    series: Series
    runs: int
    failed: int
    proven: int
    least: float | None
    middle: float | None
    most: float | None
    gap: Fraction | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Every run's goals in order, every series, and the runs that failed."""

    goals: tuple[GoalRow, ...]
    series: tuple[SeriesRow, ...]
    failures: tuple[Run, ...]


def summarise_runs(runs: Iterable[Run], best: BestKnown) -> Summary:
    """The summary of results, by series in the order of their names, then by instance and seed."""
    ordered = sorted(runs, key=order_run)
    groups: dict[Series, list[Run]] = {}
    for run in ordered:
        groups.setdefault(find_series(run.job), []).append(run)
    rows = tuple(row for run in ordered for row in list_goal_rows(run, best))
    series = tuple(sum_up_series(series, group) for series, group in groups.items())
    return Summary(rows, series, tuple(run for run in ordered if run.failure is not None))


def find_series(job: Job) -> Series:
    """The series a job belongs to; a drawn instance's size stays part of its name, its seed does not."""
    one = job.instance
    name = one.name if one.family is None else name_family(one.family, one.teams, one.workers)
    return Series(name, job.moves, job.hand_over, job.seconds, job.configuration.name)


def name_family(family: str, teams: int | None, workers: int | None) -> str:
    """A family with its size, where a suite states one."""
    sizes = ((teams, "teams"), (workers, "posts"))
    return family + "".join(f", {count} {noun}" for count, noun in sizes if count)


def order_run(run: Run) -> tuple[object, ...]:
    """Where a run stands in a report: by series, then by instance and seeds."""
    series = find_series(run.job)
    moves = (series.moves is None, series.moves or 0)
    key = series.instance, series.configuration, moves, series.hand_over, series.seconds
    return *key, run.job.instance.seed or 0, run.job.instance.name, run.job.seed, run.key


def list_goal_rows(run: Run, best: BestKnown) -> list[GoalRow]:
    """The goals of one run."""
    rows = []
    for goal in run.goals:
        known = find_best(best, run.job, goal.name)
        seconds: Mapping[str, float] = run.proof_seconds or {}
        best_gap = None if known is None else measure_gap(goal.value, known)
        rows.append(GoalRow(run, goal, measure_gap(goal.value, goal.bound), known, best_gap, seconds.get(goal.name)))
    return rows


def measure_gap(value: int, least: int) -> Fraction:
    """(value - least) / max(1, |value|)."""
    return Fraction(value - least, max(1, abs(value)))


def sum_up_series(series: Series, runs: Sequence[Run]) -> SeriesRow:
    """The row of one series."""
    done = [run for run in runs if run.failure is None]
    seconds = sorted(run.seconds for run in done)
    gaps = [measure_gap(goal.value, goal.bound) for run in done for goal in run.goals]
    return SeriesRow(
        series,
        runs=len(runs),
        failed=len(runs) - len(done),
        proven=sum(run.is_proven for run in done),
        least=seconds[0] if seconds else None,
        middle=median(seconds) if seconds else None,
        most=seconds[-1] if seconds else None,
        gap=max(gaps, default=None),
    )
