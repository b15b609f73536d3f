"""The report on a folder of runs as one HTML page: every chart with its sentence and its table."""

from collections.abc import Sequence
from dataclasses import dataclass

from caseload.render.bench_against import build_against
from caseload.render.bench_charts import draw_cactus, draw_scaling, say_growth
from caseload.render.bench_words import (
    name_run,
    name_series,
    say_ended,
    say_gap,
    say_memory,
    say_reproduction,
    say_seconds,
)
from caseload.render.page.parts import Page, Section, Table
from caseload.render.words import count
from caseload.runs.against import Against
from caseload.runs.curves import Cactus, Scaling, find_cactus, find_scaling
from caseload.runs.result import Run
from caseload.runs.summary import GoalRow, SeriesRow, Summary

FOOT = (
    "Seconds are those of the whole solve, its own processes and audits included. Processor seconds add up all "
    "processes. Memory is that of all processes of a run together at its highest. A gap is (value - least possible) / "
    "value.",
    "Made by caseload. The page runs no script and loads nothing; the table beside each chart has its figures.",
)


@dataclass(frozen=True, slots=True)
class BenchReport:
    """All that a report on runs tells: the version, its runs and their summary, damaged files, and an earlier run."""

    version: str
    runs: tuple[Run, ...]
    summary: Summary
    damaged: tuple[str, ...] = ()
    against: Against | None = None


def build_bench_page(report: BenchReport) -> Page:
    """The page of a report."""
    curves = find_cactus(report.runs), find_scaling(report.runs)
    sections = [
        build_series(report.summary.series),
        build_cactus(curves[0]),
        build_scaling(curves[1]),
        *([] if report.against is None else [build_against(report.against)]),
        build_goals(report.summary.goals),
        build_costs(report.runs),
        build_failures(report.summary.failures, report.damaged),
    ]
    return Page("How fast, and how good", tuple(say_first(report)), tuple(sections), FOOT)


def say_first(report: BenchReport) -> list[str]:
    """What matters most: how many runs are proven, how many failed, and with what they were made."""
    proven, failed = sum(run.is_proven for run in report.runs), len(report.summary.failures)
    first = f"{proven:,} of {count(len(report.runs), 'run')} proved every goal; {failed:,} failed."
    retried = sum(run.was_retried for run in report.runs)
    more = [f"In {count(retried, 'run')} the solver died once and was tried again."] if retried else []
    return [first, *more, f"Made with {report.version.replace('-', ' ').replace(' ortools', ', ortools')}."]


def build_series(rows: Sequence[SeriesRow]) -> Section:
    """Median and spread of each series over its seeds."""
    head = ("Runs of", "Configuration", "Runs", "Failed", "Proven", "Shortest", "Median", "Longest", "Largest gap")
    body = tuple(
        (
            name_series(row.series),
            row.series.configuration,
            f"{row.runs:,}",
            f"{row.failed:,}",
            f"{row.proven:,}",
            say_seconds(row.least),
            say_seconds(row.middle),
            say_seconds(row.most),
            say_gap(row.gap),
        )
        for row in rows
    )
    says = ("Runs that differ only in their seed are one line: the shortest, the middle and the longest time.",)
    return Section("Median and spread over seeds", says, None, Table("Runs by series", head, body, numbers(2, 9)))


def build_cactus(curves: Sequence[Cactus]) -> Section:
    """How many runs were proven by when."""
    head = ("Configuration", "Runs proven", "Of", "Quickest", "Half of the proven by", "Slowest")
    body = tuple(
        (
            curve.configuration,
            f"{len(curve.seconds):,}",
            f"{curve.of:,}",
            say_seconds(curve.seconds[0] if curve.seconds else None),
            say_seconds(curve.seconds[(len(curve.seconds) - 1) // 2] if curve.seconds else None),
            say_seconds(curve.seconds[-1] if curve.seconds else None),
        )
        for curve in curves
    )
    says = ("Every mark is a run that proved all its goals; a line that is lower and reaches further right is better.",)
    table = Table("Runs proven, by configuration", head, body, numbers(1, 6))
    return Section("Proven by when", says, draw_cactus(curves), table)


def build_scaling(curves: Sequence[Scaling]) -> Section:
    """How time grows with the number of cases."""
    head = ("Configuration", "Proven runs", "Fewest cases", "Most cases", "Power of cases")
    body = tuple(
        (
            curve.configuration,
            f"{len(curve.points):,}",
            f"{curve.points[0][0]:,}" if curve.points else "-",
            f"{curve.points[-1][0]:,}" if curve.points else "-",
            "-" if curve.exponent is None else f"{curve.exponent:.2f}",
        )
        for curve in curves
    )
    says = (
        f"{'; '.join(map(say_growth, curves))}. A power of 1 means that twice the cases take twice the time.",
        "Runs that did not prove every goal are left out: they took the time they were given.",
    )
    table = Table("Growth of time, by configuration", head, body, numbers(1, 5))
    return Section("Time against cases", says, draw_scaling(curves), table)


def build_goals(rows: Sequence[GoalRow]) -> Section:
    """Every goal that is not proven, or differs from the best known; and how long proofs took."""
    shown = [row for row in rows if not row.goal.proven or row.proof_seconds is not None or row.best_gap]
    head = ("Run", "Goal", "Value", "Not below", "Gap", "Best known", "Gap to it", "Proven by")
    body = tuple(
        (
            name_run(row.run.job),
            row.goal.name,
            f"{row.goal.value:,}",
            f"{row.goal.bound:,}",
            say_gap(row.gap),
            "-" if row.best is None else f"{row.best:,}",
            say_gap(row.best_gap),
            "not proven" if not row.goal.proven else say_seconds(row.proof_seconds),
        )
        for row in shown
    )
    says = (
        "A proof is there by the last second at which anything was still said of the goal. Goals settled before any "
        "search are left out here; the CSV file beside this page has every goal of every run.",
    )
    return Section("Gaps and time to proof", says, None, Table("Goals by run", head, body, numbers(2, 8)))


def build_costs(runs: Sequence[Run]) -> Section:
    """What every run took."""
    head = ("Run", "Cases", "Workers", "Seconds", "Processor", "Memory", "Load before", "Ended")
    body = tuple(
        (
            name_run(run.job),
            f"{run.cases:,}",
            f"{run.workers:,}",
            say_seconds(run.seconds),
            say_seconds(run.processor_seconds),
            say_memory(run.peak_mib),
            "-" if run.load_before is None else f"{run.load_before:.1f}",
            say_ended(run),
        )
        for run in runs
        if run.failure is None
    )
    says = ("A load above the number of processors means that other work slowed the run down.",)
    return Section("What each run took", says, None, Table("Runs", head, body, numbers(1, 7)))


def build_failures(failures: Sequence[Run], damaged: Sequence[str]) -> Section:
    """The runs that failed with all it takes to run them again, and files that are no results."""
    body = tuple((say_reproduction(run), run.failure or "") for run in failures)
    says = [
        f"{count(len(failures), 'run')} failed. `caseload bench run --retry-failed` runs them again."
        if failures
        else "No run failed."
    ]
    if damaged:
        says.append(f"{count(len(damaged), 'file')} in the folder could not be read as a result and is left out.")
    table = Table("Failed runs", ("Run", "Error"), body) if body else None
    return Section("Failures", tuple(says), None, table)


def numbers(first: int, end: int) -> frozenset[int]:
    """The columns from one to before another."""
    return frozenset(range(first, end))
