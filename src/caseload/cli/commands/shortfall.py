"""`caseload shortfall`: the staff it would take, own means first, what it costs, and what causes the need."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.exits import INTERRUPTED
from caseload.cli.interrupt import listening
from caseload.cli.options import (
    ANY_PATH,
    build_request,
    force_option,
    json_option,
    path_argument,
    quiet_option,
    reading_options,
    search_options,
    week_options,
    what_if_options,
)
from caseload.cli.out import prepare_target
from caseload.cli.progress import telling
from caseload.cli.show_staff import show_staff
from caseload.pipeline.shortfall_report import Extras

FORMS = (".xlsx", ".json")
MOST_WEEKS = 52


@click.command("shortfall")
@path_argument
@click.option("--out", type=ANY_PATH, metavar="FILE", help="Also write it: .xlsx or .json.")
@force_option
@json_option
@click.option("--one-more", is_flag=True, help="Also: what one more worker of each role and skill would change.")
@click.option("--absences", "asks_absences", is_flag=True, help="Also: what each worker's absence would cost.")
@click.option(
    "--weeks", type=click.IntRange(1, MOST_WEEKS), metavar="N", help="Also: the same for the next N weeks, as known."
)
@reading_options
@week_options
@what_if_options
@search_options
@quiet_option
def command(path: Path, out: Path | None, force: bool, is_json: bool, quiet: bool, **asked: Any) -> int:
    """Say what staff the caseload at PATH would take: for every child, for nobody over cap, for nobody over target.

    What you could do yourselves comes first, then agency posts, what they cost and what causes the need. All of it
    takes at most five times --time-limit, and each of --one-more, --absences and --weeks once more.
    """
    from caseload.pipeline.shortfall import measure_staff

    extras = Extras(asked.pop("one_more"), asked.pop("asks_absences"), asked.pop("weeks") or 0)
    request = build_request(path, **asked)
    target = prepare_target(out, force, FORMS, (path, *filter(None, (request.policy,))))
    with listening() as stop, telling(quiet) as on_step:
        found = measure_staff(request, extras, on_step, stop)
    shown = show_staff(found, path, target, is_json)
    return INTERRUPTED if found.report.is_stopped else shown
