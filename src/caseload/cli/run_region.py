"""Runs a region as the command line asks, tells how it goes, and shows what came of it."""

import json
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any, Final

from caseload.cli.answers import show_answer
from caseload.cli.exits import INTERRUPTED
from caseload.cli.out import Target
from caseload.cli.show import write_result
from caseload.cli.streams import say
from caseload.domain.errors import UsageRefused
from caseload.intake.policy_read import read_policy
from caseload.planning.region.coarse import share_coarsely
from caseload.planning.region.read_region import Where, read_council, read_region
from caseload.planning.region.read_settings import read_settings
from caseload.planning.region.read_summary import find_summaries, read_summaries
from caseload.planning.region.share import share_region
from caseload.planning.region.summarise import summarise
from caseload.planning.region.watch import RegionStep, Stage
from caseload.render.files import write_whole_text
from caseload.render.page.frame import render_page
from caseload.render.region.as_json import region_to_json
from caseload.render.region.coarse_words import build_coarse_page, coarse_to_json, render_coarse
from caseload.render.region.page import build_region_page
from caseload.render.region.screen import render_region
from caseload.render.region.summary_files import summary_to_csv, summary_to_json

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
    summaries = find_summaries(path)
    if summaries:
        return run_coarsely(summaries, target, asked)
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


def run_coarsely(summaries: Sequence[Path], target: Target | None, asked: Mapping[str, Any]) -> int:
    """What the summaries alone tell. Raises InputRefused for faults in them, UsageRefused for a day of another kind."""
    policy = read_policy(asked["policy"])
    settings = read_settings(asked["settings"], policy.roles)
    if asked["as_of"] is not None:
        raise UsageRefused("Summaries state their day. Leave out --as-of.")
    found = share_coarsely(read_summaries(summaries, policy), policy, settings.workers_per_manager)
    return show_answer(
        coarse_to_json(found),
        lambda width: render_coarse(found, width),
        lambda place: write_whole_text(place, render_page(build_coarse_page(found))),
        target,
        asked["is_json"],
    )


def run_summary(path: Path, target: Target, is_public: bool, **asked: Any) -> int:
    """Write one council's counts as JSON or CSV, by the name asked for."""
    council = read_council(Where(path, date.today(), asked["policy"], asked["as_of"]), asked["council"])
    summary = summarise(council, is_public)
    text = summary_to_csv(summary) if target.suffix == ".csv" else json.dumps(summary_to_json(summary), indent=2) + "\n"
    return write_result(target, lambda place: write_whole_text(place, text))


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
