"""`caseload round leaver`: what becomes of a worker's cases when they leave, case by case."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from caseload.cli.exits import DONE, INTERRUPTED
from caseload.cli.interrupt import listening
from caseload.cli.kinds import parse_day, parse_moves
from caseload.cli.options import (
    NO_ADVICE,
    build_request,
    json_option,
    path_argument,
    quiet_option,
    reading_options,
    search_options,
)
from caseload.cli.progress import telling
from caseload.cli.streams import print_json, print_text


@click.command("leaver", epilog="Example: caseload round leaver team.xlsx w4 --last-day 2026-01-30")
@path_argument
@click.argument("worker", metavar="WORKER")
@click.option("--last-day", type=parse_day, metavar="DATE", help="Their last day; the table's unless given.")
@click.option("--hand-over", "is_now", is_flag=True, help="Hand the cases over today, before the last day.")
@click.option(
    "--moves",
    type=parse_moves,
    default="0",
    show_default=True,
    metavar="N|any",
    help="Moves of other families.",
)
@reading_options
@search_options
@click.option("--no-advice", "has_advice", is_flag=True, flag_value=False, default=True, help=NO_ADVICE)
@json_option
@quiet_option
def command(
    path: Path, worker: str, last_day: date | None, is_now: bool, is_json: bool, quiet: bool, **asked: Any
) -> int:
    """What becomes of the cases of WORKER in the caseload at PATH when they leave. It records nothing.

    Everybody else stays, under all rules; who could take each case, whom nobody can take and what to do.
    """
    from caseload.pipeline.leaver import review_leaver
    from caseload.render.leaver_screen import leaver_to_json, render_leaver

    request = build_request(path, **asked)
    with listening() as stop, telling(quiet) as on_step:
        report = review_leaver(request, worker, last_day, is_now, on_step, stop)
    if is_json:
        print_json(leaver_to_json(report))
    else:
        print_text(render_leaver(report, str(path)))
    return INTERRUPTED if report.report.is_stopped else DONE
