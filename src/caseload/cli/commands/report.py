"""`caseload report`: the week as a page that stands alone, for the team, the service, a committee or the public."""

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
    limit_options,
    path_argument,
    quiet_option,
    reading_options,
    week_options,
    what_if_options,
)
from caseload.cli.out import prepare_target
from caseload.cli.progress import telling

READERS = ("team", "service", "committee", "public")


@click.command("report")
@path_argument
@click.option("--for", "readers", type=click.Choice(READERS), required=True, help="Who reads it.")
@click.option("--out", type=ANY_PATH, metavar="FILE", help="Write the page: .html, or .json.")
@force_option
@json_option
@reading_options
@week_options
@what_if_options
@click.option("--decisions", "proposal", type=ANY_PATH, metavar="PROPOSAL.xlsx", help="A proposal you have decided in.")
@limit_options
@quiet_option
def command(path: Path, readers: str, out: Path | None, force: bool, is_json: bool, quiet: bool, **asked: Any) -> int:
    """Write the week of the caseload at PATH as a page to print or to publish.

    For the team it names cases and workers; for the service it counts; for a committee and the public, counts of 1 to 5
    children are left out, and every number from which one could be worked out.
    """
    from caseload.cli.answers import show_answer
    from caseload.pipeline.shortfall import measure_staff
    from caseload.render.files import write_whole_text
    from caseload.render.page.as_text import page_to_json, render_leads
    from caseload.render.page.frame import render_page
    from caseload.render.report.page import build_report

    request = build_request(path, **asked)
    target = prepare_target(out, force, (".html", ".json"), (path, *filter(None, (request.proposal, request.policy))))
    with listening() as stop, telling(quiet) as on_step:
        found = measure_staff(request, None, on_step, stop)
    page = build_report(found, readers)
    shown = show_answer(
        page_to_json(page),
        lambda width: render_leads(page, width),
        lambda place: write_whole_text(place, render_page(page)),
        target,
        is_json,
    )
    return INTERRUPTED if found.report.is_stopped else shown
