"""Runs a simulation as the command line asks, tells how it goes, and shows what came of it."""

import time
from pathlib import Path
from threading import Event
from typing import Any, Final

from caseload.cli.answers import show_answer
from caseload.cli.exits import INTERRUPTED
from caseload.cli.out import Target
from caseload.cli.streams import say
from caseload.domain.errors import UsageRefused
from caseload.planning.simulation.read_scenario import read_scenario
from caseload.planning.simulation.simulate import SimulationStep, list_arms, simulate
from caseload.render.files import write_whole_text
from caseload.render.page.frame import render_page
from caseload.render.simulation.as_json import simulation_to_json
from caseload.render.simulation.page import build_simulation_page
from caseload.render.simulation.screen import render_simulation

TELL_SECONDS: Final = 5.0


def run_simulation(scenario: Path, target: Target | None, stop: Event, **asked: Any) -> int:
    """Run it: DONE, UNEXPECTED where a file is not at the name asked for, INTERRUPTED where it was stopped.

    Raises InputRefused for a scenario with faults, UsageRefused for a folder that cannot keep anything.
    """
    against = asked["against"]
    arms = list_arms(*read_scenario(scenario), None if against is None else read_scenario(against))
    check_folder(asked["keep"])
    found = simulate(arms, asked["keep"], Telling(asked["quiet"]).hear, stop)
    shown = show_answer(
        simulation_to_json(found),
        lambda width: render_simulation(found, width),
        lambda place: write_whole_text(place, render_page(build_simulation_page(found))),
        target,
        asked["is_json"],
    )
    return INTERRUPTED if found.is_stopped else shown


def check_folder(keep: Path | None) -> None:
    """Refuse a folder that cannot be made."""
    try:
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "no permission"
        raise UsageRefused(f"The folder {keep} cannot be made ({reason}). Give --keep another.") from error


class Telling:
    """Tells on stderr, every five seconds, how far a simulation has come and how long it may still take."""

    def __init__(self, is_quiet: bool) -> None:
        """Begin to count the seconds."""
        self.is_quiet, self.start = is_quiet, time.monotonic()
        self.last, self.begun = self.start, 0

    def hear(self, step: SimulationStep) -> None:
        """Take in a week that begins."""
        now = time.monotonic()
        self.begun += 1
        if now - self.last < TELL_SECONDS:
            return
        self.last = now
        left = step.runs * step.weeks - (step.run - 1) * step.weeks - step.week
        minutes = (now - self.start) / self.begun * left / 60
        say(
            f"Run {step.run:,} of {step.runs:,} ({step.arm}), week {step.week:,} of {step.weeks:,}; "
            f"about {minutes:,.1f} minutes left",
            self.is_quiet,
        )
