"""Runs a region as the command line asks, tells how it goes, and shows what came of it."""

import time
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any, Final

from caseload.cli.answers import show_answer
from caseload.cli.exits import INTERRUPTED
from caseload.cli.out import Target
from caseload.cli.streams import say
from caseload.planning.region.read_region import Where, read_region
from caseload.planning.region.read_settings import read_settings
from caseload.planning.region.share import share_region
from caseload.planning.region.watch import RegionStep, Stage
from caseload.render.files import write_whole_text
from caseload.render.page.frame import render_page
from caseload.render.region.as_json import region_to_json
from caseload.render.region.page import build_region_page
from caseload.render.region.screen import render_region

STAGES: Final[dict[Stage, str]] = {
    "alone": "each council alone",
    "shared": "with sharing",
    "free": "without the rule that no council is worse",
    "posts alone": "agency posts, each alone",
    "posts shared": "agency posts, with sharing",
}
TELL_SECONDS: Final = 5.0


def run_region(path: Path, target: Target | None, stop: Event, **asked: Any) -> int:
    """Run it: DONE, UNEXPECTED where a file is not at the name asked for, INTERRUPTED where it was stopped.

    Raises InputRefused for a region or settings with faults.
    """
    councils = read_region(Where(path, date.today(), asked["policy"], asked["as_of"]))
    settings = read_settings(asked["settings"], councils[0].caseload.policy.roles)
    found = share_region(councils, settings, Telling(asked["quiet"]).hear, stop)
    shown = show_answer(
        region_to_json(found),
        lambda width: render_region(found, width),
        lambda place: write_whole_text(place, render_page(build_region_page(found))),
        target,
        asked["is_json"],
    )
    return INTERRUPTED if found.is_stopped else shown


class Telling:
    """Tells on stderr what a region's run is at: each new stage, and every five seconds."""

    def __init__(self, is_quiet: bool) -> None:
        """Begin to count the seconds."""
        self.is_quiet, self.last, self.stage = is_quiet, time.monotonic(), ""

    def hear(self, step: RegionStep) -> None:
        """Take in where the run stands."""
        now = time.monotonic()
        if step.stage == self.stage and now - self.last < TELL_SECONDS:
            return
        self.last, self.stage = now, step.stage
        council = f": {step.council}, {step.done + 1:,} of {step.of:,}" if step.council else ""
        say(f"{STAGES[step.stage]}{council}", self.is_quiet)
