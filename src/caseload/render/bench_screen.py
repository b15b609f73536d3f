"""Says on the console how a suite goes, and how it ended."""

from pathlib import Path

from caseload.render.bench_words import name_run, say_ended
from caseload.render.lines import fold_lines
from caseload.render.words import count, join_and, quote
from caseload.runs.result import Run
from caseload.runs.run_tasks import Tally


def say_run(run: Run, tally: Tally) -> str:
    """`3 of 12: team, any moves, seed 0, 60 s, default: 9 of 9 goals proven in 2.1 s`."""
    return f"{tally.asked - tally.left:,} of {tally.asked:,}: {name_run(run.job)}: {say_ended(run)}"


def say_waiting(tally: Tally, seconds: float) -> str:
    """How many runs are done while nothing new comes."""
    return f"{tally.asked - tally.left:,} of {tally.asked:,} done, still running ({seconds:.0f} s)"


def render_tally(tally: Tally, out: Path) -> str:
    """How the suite ended, and what to do next."""
    said = [f"{count(tally.asked, 'run')}: {tally.finished:,} finished now, {tally.kept:,} were there already."]
    if tally.others:
        said.append(f"Results of another version are there too, kept apart and not used: {join_and(tally.others)}.")
    if tally.failed:
        said.append(f"{tally.failed:,} failed; the report lists them. --retry-failed runs them again.")
    if tally.disk_error is not None:
        said.append(
            f"A result could not be kept ({tally.disk_error}), so the suite stopped. Every run told above is kept: "
            "make room and run the same command again."
        )
    if tally.is_stopped or tally.left:
        said.append(f"{tally.left:,} left to do: the same command goes on from here.")
    said.append(f"Next: caseload bench report {quote(str(out))} --out report.html")
    return "\n".join(line for text in said for line in fold_lines(text, 0, 2))
