"""`caseload round open`: allocates the week, and records the proposal as a new round."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.exits import DONE
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
)
from caseload.cli.out import prepare_target
from caseload.cli.progress import telling
from caseload.cli.round_options import data_option, open_data, read_stamp


@click.command("open", epilog="Example: caseload round open team.xlsx --out proposal.xlsx")
@path_argument
@click.option("--out", type=ANY_PATH, metavar="FILE.xlsx", help="Also write the workbook to decide in.")
@force_option
@json_option
@data_option
@reading_options
@week_options
@reason_option
@search_options
@click.option("--keep-columns", is_flag=True, help="Carry your own columns even if they look personal.")
@click.option("--no-advice", "has_advice", is_flag=True, flag_value=False, default=True, help=NO_ADVICE)
@quiet_option
def command(
    path: Path, out: Path | None, force: bool, is_json: bool, folder: Path | None, quiet: bool, **asked: Any
) -> int:
    """Propose who takes which case in the caseload at PATH, and record it as a new round.

    Nothing is decided by that. The settings are those of `caseload allocate`; what ifs are not for a round.
    """
    request = build_request(path, **asked)
    target = prepare_target(out, force, (".xlsx",), (path, *filter(None, (request.policy,))))
    start_solving()
    from caseload.cli.show_proposed import show_opened
    from caseload.pipeline.rounds.propose import propose_round

    ledger = open_data(folder, may_make=True)
    with listening() as stop, telling(quiet) as on_step:
        opened = propose_round(ledger, request, read_stamp(None, request.as_of), on_step, stop)
    return show_opened(opened, path, target, is_json) or DONE


def start_solving() -> None:
    """Let a solving process start while the rest of the program is imported."""
    from caseload.solve.processes import prepare_process

    prepare_process()
