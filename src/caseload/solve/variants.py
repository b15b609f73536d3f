"""What would happen instead: the same week with something changed, or with a choice forced, solved again."""

import os
import queue
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Final

from caseload.domain.errors import AuditFailed
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.solve.messages import Failed, Options, Variant, VariantDone, VariantJob, VariantResult
from caseload.solve.session import Session

SILENCE_SECONDS: Final = 0.05
USUAL_TURNS: Final = 2
NOT_REACHED: Final = VariantResult(None, is_reached=False)
OnVariant = Callable[[int, int], None]


@dataclass
class Sweep:
    """The results so far, by place, and how often each process died."""

    results: dict[int, VariantResult] = field(default_factory=dict)
    crashes: dict[int, int] = field(default_factory=dict)
    finished: set[int] = field(default_factory=set)


def solve_variants(
    base: Problem,
    solved: Solved,
    variants: Sequence[Variant],
    options: Options | None = None,
    on_progress: OnVariant = lambda done, of: None,
    stop: Event | None = None,
) -> tuple[VariantResult, ...]:
    """Each variant solved to its own best, in the order given; `options.seconds` is for all of them together.

    `solved` is the audited plan of `base`; parts that a variant does not touch are taken over from it, proof and all.
    `on_progress` hears how many of how many are done. `stop` ends the search, and so does Ctrl-C (KeyboardInterrupt),
    which sets it; what was not looked at says so. A process that dies is tried once more with safe
    settings. Raises AuditFailed if a plan breaks a rule or a goal disagrees.
    """
    options, stop, start = options or Options(), stop or Event(), time.monotonic()
    sweep, turns = Sweep(), 0 if stop.is_set() else count_turns(options, len(variants))
    ask = Ask(base, solved, tuple(variants), options, turns)
    sessions: dict[int, Session] = {}
    try:
        for turn in range(turns):
            sessions[turn] = ask.open(turn, sweep, options.seconds)
        while sessions and not stop.is_set():
            for turn, session in list(sessions.items()):
                if listen(session, turn, sweep):
                    on_progress(len(sweep.results), len(variants))
                    continue
                session.end()
                del sessions[turn]
                if turn not in sweep.finished and sweep.crashes[turn] < 2:
                    left = max(1.0, options.seconds - (time.monotonic() - start))
                    sessions[turn] = ask.open(turn, sweep, left, is_safe=True)
    except KeyboardInterrupt:
        stop.set()
    finally:
        for session in sessions.values():
            session.end()
    return tuple(sweep.results.get(place, NOT_REACHED) for place in range(len(variants)))


def count_turns(options: Options, variants: int) -> int:
    """How many processes take the variants in turn."""
    return min(variants, options.processes or min(USUAL_TURNS, os.cpu_count() or 1))


@dataclass(frozen=True)
class Ask:
    """What is asked of the processes: each takes every so many-th variant."""

    base: Problem
    solved: Solved
    variants: tuple[Variant, ...]
    options: Options
    turns: int

    def open(self, turn: int, sweep: Sweep, seconds: float, is_safe: bool = False) -> Session:
        """Starts a process on the variants of its turn that are not yet done, in these seconds; each has its own
        share of counted work, however many processes there are."""
        places = [place for place in range(turn, len(self.variants), self.turns) if place not in sweep.results]
        todo = tuple((place, self.variants[place]) for place in places)
        if self.options.is_reproducible:
            seconds = self.options.seconds * len(todo) * min(1.0, USUAL_TURNS / len(self.variants))
        options = replace(self.options, seconds=seconds, is_safe=is_safe or self.options.is_safe)
        return Session(VariantJob(self.base, self.solved, todo, options))


def listen(session: Session, turn: int, sweep: Sweep) -> bool:
    """Takes in what a process says, if anything; False when it has ended or died."""
    try:
        message = session.listen(SILENCE_SECONDS)
    except queue.Empty:
        return True
    if message is None:
        sweep.crashes[turn] = sweep.crashes.get(turn, 0) + (turn not in sweep.finished)
        return False
    if isinstance(message, Failed):
        raise AuditFailed(message.findings)
    if isinstance(message, VariantDone):
        sweep.results[message.place] = message.result
    else:
        sweep.finished.add(turn)
    return True
