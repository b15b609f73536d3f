"""`caseload explain`: why a case has its worker and what every other choice would cost; why a worker has their load."""

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
from caseload.cli.out import Target, prepare_target
from caseload.cli.progress import telling


@click.command("explain")
@path_argument
@click.argument("about", metavar="CASE|WORKER")
@click.option("--why-not", metavar="WORKER", help="Only this worker, and what giving them the case would come to.")
@answer_options
@reading_options
@week_options
@what_if_options
@search_options
@quiet_option
def command(path: Path, about: str, out: Path | None, force: bool, is_json: bool, quiet: bool, **asked: Any) -> int:
    """Say why the case (or worker) has what the proposal for PATH gives it, and what else would cost.

    The week is allocated as `allocate` does it; then each other worker the rules allow is tried, and everything else
    allocated again round that choice.
    """
    from caseload.pipeline.explain import explain_caseload

    why_not = asked.pop("why_not")
    request = build_request(path, **asked)
    target = prepare_target(out, force, ANSWER_FORMS, (path, *filter(None, (request.policy,))))
    with listening() as stop, telling(quiet) as on_step:
        report = explain_caseload(request, about, why_not, on_step, stop)
    shown = show(report, path, target, is_json)
    return INTERRUPTED if report.is_stopped else shown


def show(report: Any, path: Path, target: Target | None, is_json: bool) -> int:
    """Print the answer, and write it where asked."""
    from caseload.cli.answers import show_answer
    from caseload.domain.explanation import CaseExplanation
    from caseload.render.explain.as_json import explanation_to_json
    from caseload.render.explain.screen import render_case
    from caseload.render.explain.workbook import write_explanation
    from caseload.render.explain.worker_screen import render_worker

    def tell(width: int) -> str:
        if isinstance(report.answer, CaseExplanation):
            return render_case(report, report.answer, str(path), width)
        return render_worker(report, report.answer, width)

    return show_answer(
        explanation_to_json(report), tell, lambda place: write_explanation(report, place), target, is_json
    )
