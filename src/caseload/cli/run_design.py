"""Runs a sweep as the command line asks, and shows what it says."""

from pathlib import Path
from threading import Event
from typing import Any, Final

from caseload.cli.answers import show_answer
from caseload.cli.executors import judge_answer
from caseload.cli.out import Target
from caseload.cli.replications import run_replications
from caseload.cli.streams import say
from caseload.domain.errors import UsageRefused
from caseload.planning.design.estimate import Estimate, estimate_runs
from caseload.planning.design.findings import find_findings
from caseload.planning.design.read_arms import collect_runs, list_all_unpriced, read_arms
from caseload.planning.design.read_sweep import read_sweep
from caseload.planning.simulation.simulate import list_tasks
from caseload.render.design.as_json import findings_to_json
from caseload.render.design.page import build_brief
from caseload.render.design.screen import render_findings
from caseload.render.files import write_whole_text
from caseload.render.page.frame import render_page
from caseload.render.simulation.words import say_tally

MOST_RUNS: Final = 2_000


def run_design(path: Path, target: Target | None, stop: Event, **asked: Any) -> int:
    """Run it: DONE, UNEXPECTED where a run failed or a file is not at the name asked for, INTERRUPTED where stopped.

    Raises InputRefused for a sweep with faults, UsageRefused for too many runs or a folder that keeps nothing.
    """
    is_sure, is_public, is_json, is_quiet = (asked.pop(key) for key in ("is_sure", "is_public", "is_json", "quiet"))
    sweep = read_sweep(path)
    refuse_too_many(estimate_runs(sweep), is_sure)
    arms = read_arms(sweep)
    tally, kept = run_replications(list_tasks(tuple(arms.values())), asked.pop("keep"), stop, is_quiet, **asked)
    runs = collect_runs(arms, kept.runs)
    if not any(runs.values()):
        for text in say_tally(tally):
            say(text, is_quiet=False)
        return judge_answer(tally)
    found = find_findings(sweep, runs, tally, list_all_unpriced(arms))
    shown = show_answer(
        findings_to_json(found),
        lambda width: render_findings(found, width),
        lambda place: write_whole_text(place, render_page(build_brief(found, is_public))),
        target,
        is_json,
    )
    return judge_answer(tally) or shown


def refuse_too_many(estimate: Estimate, is_sure: bool) -> None:
    """Refuse a sweep that is very large, with the time it may take, unless somebody is sure."""
    if estimate.runs > MOST_RUNS and not is_sure:
        raise UsageRefused(
            f"This sweep is {estimate.runs:,} runs, which may take about {estimate.hours:,.0f} hours of one processor. "
            "Vary less, repeat less often, or say --yes."
        )
