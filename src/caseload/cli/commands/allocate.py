"""`caseload allocate`: the week's proposal on the screen, as JSON, or as a workbook to decide in."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.interrupt import listening
from caseload.cli.options import (
    ANY_PATH,
    NO_ADVICE,
    build_request,
    force_option,
    json_option,
    path_argument,
    quiet_option,
    reading_options,
    reason_option,
    search_options,
    week_options,
    what_if_options,
)
from caseload.cli.out import prepare_target
from caseload.cli.progress import telling
from caseload.cli.show import judge_run, show_proposal

FORMS = (".xlsx", ".json", "")


@click.command("allocate")
@path_argument
@click.option("--out", type=ANY_PATH, metavar="FILE", help="Also write it: .xlsx, .json, or a folder with both.")
@force_option
@json_option
@reading_options
@week_options
@reason_option
@what_if_options
@click.option("--decisions", "proposal", type=ANY_PATH, metavar="PROPOSAL.xlsx", help="A proposal you have decided in.")
@search_options
@click.option("--strict", is_flag=True, help="Exit with 6 where a case is unallocated or a goal not proven.")
@click.option("--keep-columns", is_flag=True, help="Carry your own columns even if they look personal.")
@click.option("--no-advice", "has_advice", is_flag=True, flag_value=False, default=True, help=NO_ADVICE)
@quiet_option
def command(path: Path, out: Path | None, force: bool, is_json: bool, strict: bool, quiet: bool, **asked: Any) -> int:
    """Propose who takes which case in the caseload at PATH.

    Everyone who has a worker keeps them, unless --moves says otherwise. The tool proposes, you decide.
    """
    from caseload.pipeline.allocate import allocate_caseload

    request = build_request(path, **asked)
    target = prepare_target(out, force, FORMS, (path, *filter(None, (request.proposal, request.policy))))
    with listening() as stop, telling(quiet) as on_step:
        report = allocate_caseload(request, on_step, stop)
    return judge_run(report, show_proposal(report, path, target, is_json), strict)
