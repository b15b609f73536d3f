"""`caseload shortfall`: the staff it would take, own means first, what it costs, and what causes the need."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.exits import INTERRUPTED
from caseload.cli.interrupt import listening
from caseload.cli.options import (
    ANSWER_FORMS,
    answer_options,
    build_request,
    limit_options,
    path_argument,
    quiet_option,
    reading_options,
    week_options,
    what_if_options,
)
from caseload.cli.out import prepare_target
from caseload.cli.progress import telling
from caseload.pipeline.shortfall_report import Extras

MOST_WEEKS = 52


@click.command("shortfall")
@path_argument
@answer_options
@click.option("--one-more", is_flag=True, help="Also: what one more worker of each role and skill would change.")
@click.option("--absences", "asks_absences", is_flag=True, help="Also: what each worker's absence would cost.")
@click.option(
    "--weeks", type=click.IntRange(1, MOST_WEEKS), metavar="N", help="Also: the same for the next N weeks, as known."
)
@reading_options
@week_options
@what_if_options
@limit_options
@quiet_option
def command(path: Path, out: Path | None, force: bool, is_json: bool, quiet: bool, **asked: Any) -> int:
    """Say what staff the caseload at PATH would take: for every child, for nobody over cap, for nobody over target.

    What you could do yourselves comes first, then agency posts, what they cost and what causes the need. All of it
    takes at most five times --time-limit, and each of --one-more, --absences and --weeks once more.
    """
    from caseload.cli.answers import show_answer
    from caseload.pipeline.shortfall import measure_staff
    from caseload.render.shortfall.as_json import staff_to_json
    from caseload.render.shortfall.screen import render_shortfall
    from caseload.render.shortfall.workbook import write_staff

    extras = Extras(asked.pop("one_more"), asked.pop("asks_absences"), asked.pop("weeks") or 0)
    request = build_request(path, **asked)
    target = prepare_target(out, force, ANSWER_FORMS, (path, *filter(None, (request.policy,))))
    with listening() as stop, telling(quiet) as on_step:
        found = measure_staff(request, extras, on_step, stop)
    shown = show_answer(
        staff_to_json(found),
        lambda width: render_shortfall(found, str(path), width, target is not None),
        lambda place: write_staff(found, place),
        target,
        is_json,
    )
    return INTERRUPTED if found.report.is_stopped else shown
