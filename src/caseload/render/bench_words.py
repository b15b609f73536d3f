"""Says in a few words which run is meant, what it took and how it came out."""

from fractions import Fraction
from math import ceil

from caseload.render.words import count, join_and
from caseload.runs.job import Job
from caseload.runs.result import Run
from caseload.runs.summary import Series


def name_run(job: Job) -> str:
    """`team, any moves, seed 0, within 60 s, default`."""
    return ", ".join([job.instance.name, *list_settings(job.moves, job.hand_over), f"seed {job.seed}", *list_rest(job)])


def list_settings(moves: int | None, hand_over: bool) -> list[str]:
    """What of the week's settings a run has."""
    return [say_moves(moves), *(["handing over"] if hand_over else [])]


def list_rest(job: Job) -> list[str]:
    """The time limit and the configuration of a run."""
    return [say_limit(job.seconds), job.configuration.name]


def say_moves(moves: int | None) -> str:
    """`any moves`, `no moves`, `3 moves`."""
    if moves is None:
        return "any moves"
    return "no moves" if moves == 0 else count(moves, "move")


def name_series(series: Series) -> str:
    """`team-short, any moves, within 60 s`."""
    return ", ".join([series.instance, *list_settings(series.moves, series.hand_over), say_limit(series.seconds)])


def say_limit(seconds: float) -> str:
    """`within 60 s`."""
    return f"within {seconds:,.10g} s"


def say_seconds(seconds: float | None) -> str:
    """`0.41 s`, `12.3 s`, `1,200 s`; `-` where there are none."""
    if seconds is None:
        return "-"
    return f"{seconds:,.2f} s" if seconds < 9.995 else f"{seconds:,.1f} s" if seconds < 99.95 else f"{seconds:,.0f} s"


def say_gap(gap: Fraction | None) -> str:
    """A share as a percentage with two decimals, rounded away from nothing: what is above 0 never reads 0%."""
    if gap is None:
        return "-"
    hundredths = ceil(abs(gap) * 10_000)
    return f"{'-' if gap < 0 else ''}{hundredths // 100}.{hundredths % 100:02}%" if hundredths else "0%"


def say_memory(mib: float | None) -> str:
    """`152 MiB`; `-` where it was not measured."""
    return "-" if mib is None else f"{mib:,.0f} MiB"


def say_ratio(ratio: float | None) -> str:
    """`0.52`; `-` where there is no ratio."""
    return "-" if ratio is None else f"{ratio:.2f}"


def say_ended(run: Run) -> str:
    """`9 of 9 proven in 2.1 s`, or what the run failed of."""
    if run.failure is not None:
        return f"failed ({run.failure})"
    proven = sum(goal.proven for goal in run.goals)
    retried = ", after the solver died once" if run.was_retried else ""
    return f"{proven} of {len(run.goals)} goals proven in {say_seconds(run.seconds)}{retried}"


def say_reproduction(run: Run) -> str:
    """All it takes to run a failed run again; nothing of what is in the caseload."""
    settings = join_and(f"{name} = {value}" for name, value in run.job.configuration.settings)
    return f"{name_run(run.job)}{f' ({settings})' if settings else ''}, input {run.input_hash}"
