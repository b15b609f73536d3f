"""Answers the table [mix] of a sweep as the command line asks, and tells on the way how far it is."""

import time
from fractions import Fraction
from pathlib import Path
from threading import Event
from typing import Any, Final

from caseload.cli.answers import show_answer
from caseload.cli.exits import INTERRUPTED
from caseload.cli.out import Target
from caseload.cli.streams import say
from caseload.domain.errors import UsageRefused
from caseload.planning.mix.answer import Hearing, answer_mix
from caseload.planning.mix.read_mix import read_mix
from caseload.render.files import write_whole_text
from caseload.render.mix.as_json import mix_to_json
from caseload.render.mix.page import build_mix_page
from caseload.render.mix.screen import render_mix
from caseload.render.mix.words import say_progress, say_week
from caseload.render.page.frame import render_page

TELL_SECONDS: Final = 2.0
OF_SWEEPS: Final = ("keep", "workers", "cluster", "retry_failed")


def run_mix(path: Path, target: Target | None, stop: Event, **asked: Any) -> int:
    """Answer it: DONE, UNEXPECTED where a file is not at the name asked for, INTERRUPTED where stopped.

    Raises InputRefused for a sweep with faults, UsageRefused for options that are of running a sweep.
    """
    if any(asked[name] for name in OF_SWEEPS) or tuple(asked["shard"]) != (1, 1):
        raise UsageRefused("--mix runs no sweep: leave out --keep, --workers, --shard, --cluster and --retry-failed.")
    telling = Telling(asked["quiet"])
    mix = answer_mix(read_mix(path), Hearing(stop, telling.hear_step, telling.hear_week))
    shown = show_answer(
        mix_to_json(mix),
        lambda width: render_mix(mix, width),
        lambda place: write_whole_text(place, render_page(build_mix_page(mix, asked["is_public"]))),
        target,
        asked["is_json"],
    )
    return INTERRUPTED if stop.is_set() else shown


class Telling:
    """Tells on stderr, every two seconds at most, which week is simulated, or what the search has come to."""

    def __init__(self, is_quiet: bool) -> None:
        """Begin to count the seconds."""
        self.is_quiet, self.last = is_quiet, time.monotonic()

    def hear_step(self, tried: int, best: Fraction | None, bound: Fraction | None) -> None:
        """Take in that a staff was tried."""
        self.tell(say_progress(tried, best, bound))

    def hear_week(self, week: int, of: int) -> None:
        """Take in that a week is simulated."""
        self.tell(say_week(week, of))

    def tell(self, text: str) -> None:
        """Tell it, unless something was told a moment ago."""
        now = time.monotonic()
        if now - self.last >= TELL_SECONDS:
            self.last = now
            say(text, self.is_quiet)
