"""Runs a simulation as the command line asks, and shows what came of it."""

from pathlib import Path
from threading import Event
from typing import Any

from caseload.cli.answers import show_answer
from caseload.cli.executors import judge_answer
from caseload.cli.out import Target
from caseload.cli.replications import run_replications
from caseload.cli.streams import say
from caseload.planning.simulation.read_scenario import read_document
from caseload.planning.simulation.simulate import gather, list_arms, list_tasks
from caseload.render.files import write_whole_text
from caseload.render.page.frame import render_page
from caseload.render.simulation.as_json import simulation_to_json
from caseload.render.simulation.page import build_simulation_page
from caseload.render.simulation.screen import render_simulation
from caseload.render.simulation.words import say_tally


def run_simulation(scenario: Path, target: Target | None, stop: Event, **asked: Any) -> int:
    """Run it: DONE, UNEXPECTED where a run failed or a file is not at the name asked for, INTERRUPTED where stopped.

    Raises InputRefused for a scenario with faults, UsageRefused for a folder that cannot keep anything.
    """
    against, is_json, is_quiet = (asked.pop(key) for key in ("against", "is_json", "quiet"))
    arms = list_arms(read_document(scenario), None if against is None else read_document(against))
    tally, kept = run_replications(list_tasks(arms), asked.pop("keep"), stop, is_quiet, **asked)
    found = gather(arms, kept.runs, tally)
    if not found.arms:
        for text in say_tally(tally):
            say(text, is_quiet=False)
        return judge_answer(tally)
    shown = show_answer(
        simulation_to_json(found),
        lambda width: render_simulation(found, width),
        lambda place: write_whole_text(place, render_page(build_simulation_page(found))),
        target,
        is_json,
    )
    return judge_answer(tally) or shown
