"""`caseload compare`: what differs between two plans, or between two weeks."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.exits import INTERRUPTED
from caseload.cli.interrupt import listening
from caseload.cli.options import (
    ANSWER_FORMS,
    ANY_PATH,
    answer_options,
    build_request,
    quiet_option,
    reading_options,
    search_options,
    week_options,
)
from caseload.cli.out import prepare_target
from caseload.cli.progress import telling
from caseload.cli.streams import say


@click.command("compare")
@click.argument("paths", type=ANY_PATH, nargs=2, metavar="A B")
@click.option("--for", "for_path", type=ANY_PATH, metavar="PATH", help="The caseload that the plans are for.")
@answer_options
@reading_options
@week_options
@search_options
@quiet_option
def command(
    paths: tuple[Path, Path], for_path: Path | None, out: Path | None, force: bool, is_json: bool, **asked: Any
) -> int:
    """Say what differs between A and B: who moves, each goal, each worker.

    A and B are plans (.json or .xlsx that caseload wrote, or any list of cases and workers) or caseloads, which are
    then allocated. Plans need the caseload they are for: --for, or the other one of the two.
    """
    from caseload.cli.answers import show_answer
    from caseload.pipeline.compare import compare_paths
    from caseload.render.compare.as_json import compare_to_json
    from caseload.render.compare.screen import render_comparison
    from caseload.render.compare.workbook import write_comparison
    from caseload.render.faults import render_faults

    target = prepare_target(out, force, ANSWER_FORMS, (*paths, *filter(None, (for_path, asked["policy"]))))
    with listening() as stop, telling(asked.pop("quiet")) as on_step:
        report = compare_paths(paths, build_request(paths[0], **asked), for_path, on_step, stop)
    if report.warnings and not is_json:
        say(render_faults(list(report.warnings)))
    shown = show_answer(
        compare_to_json(report),
        lambda width: render_comparison(report),
        lambda place: write_comparison(report, place),
        target,
        is_json,
    )
    return INTERRUPTED if report.is_stopped else shown
