"""Carries `round decide` out: what is asked, recorded; then, where asked for, the rest allocated again."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from caseload.cli.interrupt import listening
from caseload.cli.options import build_request, take_all
from caseload.cli.out import prepare_target
from caseload.cli.progress import telling
from caseload.cli.round_options import open_data, read_stamp
from caseload.cli.show_round import show_round
from caseload.cli.streams import say
from caseload.domain.errors import UsageRefused
from caseload.domain.rounds import Round, Stamp
from caseload.ledger.store import Ledger
from caseload.pipeline.rounds.ask import Asked
from caseload.pipeline.rounds.decide import decide, find_round
from caseload.render.words import count

NOTHING_NEW: Final = "Nothing new: what is asked was decided so already, or nothing was filled in."


def run_decide(number: int, folder: Path | None, by: str | None, day: date | None, options: dict[str, Any]) -> int:
    """Decide, allocate again where asked to, and show the round."""
    path, out, force = options.pop("replan"), options.pop("out"), options.pop("force")
    is_json, quiet = options.pop("is_json"), options.pop("quiet")
    request_options = {name: options.pop(name) for name in ("policy", "keep_columns", "has_advice")}
    asked = make_asked(options)
    check_together(asked, path, out, by)
    target = prepare_target(out, force, (".xlsx",), tuple(filter(None, (path, asked.workbook))))
    ledger, stamp = open_data(folder), read_stamp(by, day)
    if path is None:
        return show_round(record(ledger, number, asked, stamp, is_json), is_json)
    from caseload.cli.show_proposed import show_replanned
    from caseload.pipeline.rounds.replan import preview, replan

    request = build_request(path, **request_options)
    if not asked.is_empty:
        preview(ledger, number, asked, request)
    found = record(ledger, number, asked, stamp, is_json)
    with listening() as stop, telling(quiet) as on_step:
        done = replan(ledger, found, request, stamp, on_step, stop)
    return show_replanned(found, done, path, target, is_json)


def record(ledger: Ledger, number: int, asked: Asked, stamp: Stamp, is_json: bool) -> Round:
    """The round with what was asked recorded, and said so; the round as it stands where nothing was asked."""
    before = find_round(ledger, number)
    if asked.is_empty:
        return before
    after = decide(ledger, number, asked, stamp)
    new = len(after.made) - len(before.made)
    if not is_json:
        say(f"Recorded: {count(new, 'decision')} in round {number}, by {stamp.by}." if new > 0 else NOTHING_NEW)
    return after


def make_asked(options: dict[str, Any]) -> Asked:
    """What is asked, from the options of the command."""
    decisions = take_all(options, "gives", "nots", "prefers", "waits")
    reason = options.get("reason")
    return Asked(decisions=tuple(replace(one, reason=reason) for one in decisions), **options)


def check_together(asked: Asked, path: Path | None, out: Path | None, by: str | None) -> None:
    """Refuse options that do not go together, and decisions without a person's name."""
    if by is None and (path is not None or not asked.is_empty):
        raise UsageRefused("Nothing is decided without a person's name: add --by NAME.")
    if asked.is_all and asked.reason is None:
        raise UsageRefused("--agree-all needs --reason CODE: why all of these at once?")
    if asked.review is not None and not any(one.word == "wait" for one in asked.decisions):
        raise UsageRefused("--review goes with --wait CASE.")
    if asked.reason is not None and not (asked.agreed or asked.decisions or asked.is_all):
        raise UsageRefused("--reason is for a decision: add --agree, --give, --not, --prefer, --wait or --agree-all.")
    if out is not None and path is None:
        raise UsageRefused("--out goes with --replan PATH.")
