"""Shows a person how far a run has come: a moving line on a terminal, else a line now and then."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from caseload.pipeline.progress import OnStep, Step, ignore_step
from caseload.render.step_words import say_step

QUIET_SECONDS: Final = 2.0


@contextmanager
def telling(is_quiet: bool) -> Iterator[OnStep]:
    """A listener to the steps of a run, which shows them on stderr while the block runs."""
    if is_quiet:
        yield ignore_step
    elif sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True, highlight=False).status("Starting", spinner="line") as status:
            yield lambda step: status.update(escape(say_step(step)))
    else:
        yield Lines(lambda text: print(text, file=sys.stderr, flush=True), time.monotonic).show


def escape(text: str) -> str:
    """The text with nothing in it that would be taken for markup."""
    return text.replace("[", "(").replace("]", ")")


class Lines:
    """Prints a step at most every two seconds, and nothing in the first two."""

    def __init__(self, write: Callable[[str], None], clock: Callable[[], float]) -> None:
        """Take where to write and the time in seconds."""
        self.write, self.clock, self.last, self.text = write, clock, clock(), ""

    def show(self, step: Step) -> None:
        """Print the step if it says something new and enough time has gone by."""
        now, text = self.clock(), say_step(step)
        if now - self.last >= QUIET_SECONDS and text != self.text:
            self.last, self.text = now, text
            self.write(text)
