"""Carries `round export` out."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from caseload.cli.exits import DONE
from caseload.cli.options import build_request
from caseload.cli.out import Target, prepare_target
from caseload.cli.show import write_result
from caseload.cli.streams import print_text, say
from caseload.domain.errors import UsageRefused
from caseload.ledger.store import Ledger
from caseload.pipeline.rounds.carry import carry_round, check_closed
from caseload.pipeline.rounds.decide import find_round
from caseload.render.faults import render_faults
from caseload.render.rounds.next_week import write_next_week
from caseload.render.rounds.notes import render_notes, write_notes
from caseload.render.words import quote


@dataclass(frozen=True, slots=True)
class Export:
    """What is asked of `round export`, by the names of its options."""

    path: Path | None
    out: Path | None
    notes: Path | None
    policy: Path | None
    keep_columns: bool
    day: date | None
    force: bool

    @property
    def read(self) -> tuple[Path, ...]:
        """The files that are read, which nothing may replace."""
        return tuple(filter(None, (self.path, self.policy)))


def run_export(ledger: Ledger, number: int, asked: Export) -> int:
    """Write what was asked for; print the notes where no file is named for them."""
    if (asked.path is None) != (asked.out is None):
        raise UsageRefused("PATH and --out NEXT go together: next week's caseload is made from this week's.")
    target = prepare_target(asked.out, asked.force, ("", ".xlsx", ".json"), asked.read)
    lines = prepare_target(asked.notes, asked.force, (".csv", ".txt"), asked.read)
    found = check_closed(find_round(ledger, number))
    code = DONE
    if asked.path is not None and target is not None:
        code = write_next(ledger, number, asked, asked.path, target)
    if lines is None:
        print_text(render_notes(found))
        return code
    return write_result(lines, lambda place: write_notes(found, place)) or code


def write_next(ledger: Ledger, number: int, asked: Export, path: Path, target: Target) -> int:
    """Write next week's caseload, and say what was left out of it and what to do with it."""
    request = build_request(path, policy=asked.policy, keep_columns=asked.keep_columns)
    carried = carry_round(ledger, number, request, asked.day)
    if carried.warnings:
        say(render_faults(carried.warnings))
    code = write_result(target, lambda place: write_next_week(carried, place))
    say(f"Next week: caseload check {quote(str(target.path))} --as-of {carried.caseload.as_of.isoformat()}")
    return code
