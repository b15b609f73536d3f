"""Every goal of every run as CSV, for whoever wants to reckon further."""

import csv
from io import StringIO
from typing import Final

from caseload.runs.result import Run
from caseload.runs.summary import GoalRow, Summary

HEAD: Final = (
    "instance", "moves", "hand_over", "seed", "time_limit", "configuration", "status", "cases", "workers",
    "seconds", "processor_seconds", "peak_mib", "load_before", "goal", "value", "bound", "proven", "gap",
    "best_known", "best_gap", "proof_seconds", "key",
)  # fmt: skip
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def render_bench_csv(summary: Summary) -> str:
    """A row for each goal, and one for each failed run; blank where there is nothing to state."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(render_goal(row) for row in summary.goals)
    writer.writerows((*render_job(run), f"failed ({run.failure})", *[""] * 14, run.key) for run in summary.failures)
    return out.getvalue()


def render_job(run: Run) -> tuple[object, ...]:
    """The columns of a job; a name that a spreadsheet would reckon with begins with an apostrophe."""
    job = run.job
    names = (job.instance.name, job.configuration.name)
    instance, configuration = (f"'{name}" if name.startswith(FORMULA) else name for name in names)
    moves = "any" if job.moves is None else job.moves
    return instance, moves, job.hand_over, job.seed, job.seconds, configuration


def render_goal(row: GoalRow) -> tuple[object, ...]:
    """The columns of a goal."""
    run, goal = row.run, row.goal
    cost = run.cases, run.workers, run.seconds, run.processor_seconds, run.peak_mib, run.load_before
    found = goal.name, goal.value, goal.bound, goal.proven, float(row.gap)
    best_gap = None if row.best_gap is None else float(row.best_gap)
    return *render_job(run), "done", *cost, *found, row.best, best_gap, row.proof_seconds, run.key
