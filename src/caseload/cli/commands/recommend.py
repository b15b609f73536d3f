"""`caseload recommend`: who had best take one case now, everyone else keeping what they have."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.exits import INTERRUPTED
from caseload.cli.interrupt import listening
from caseload.cli.options import (
    ANSWER_FORMS,
    answer_options,
    build_request,
    path_argument,
    quiet_option,
    reading_options,
    search_options,
    week_options,
    what_if_options,
)
from caseload.cli.out import prepare_target
from caseload.cli.progress import telling


@click.command("recommend")
@path_argument
@click.argument("case", metavar="CASE")
@answer_options
@reading_options
@week_options
@what_if_options
@search_options
@quiet_option
def command(path: Path, case: str, out: Path | None, force: bool, is_json: bool, quiet: bool, **asked: Any) -> int:
    """Rank the workers who may take CASE now, with everything else in PATH as it is."""
    from caseload.cli.answers import show_answer
    from caseload.pipeline.recommend import recommend_caseload
    from caseload.render.explain.recommend_json import recommendation_to_json
    from caseload.render.explain.recommend_screen import render_recommendation
    from caseload.render.explain.recommend_workbook import write_recommendation

    request = build_request(path, **asked)
    target = prepare_target(out, force, ANSWER_FORMS, (path, *filter(None, (request.policy,))))
    with listening() as stop, telling(quiet) as on_step:
        report = recommend_caseload(request, case, on_step, stop)
    shown = show_answer(
        recommendation_to_json(report),
        lambda width: render_recommendation(report, str(path), width),
        lambda place: write_recommendation(report, place),
        target,
        is_json,
    )
    return INTERRUPTED if report.is_stopped else shown
