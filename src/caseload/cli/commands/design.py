"""`caseload design`: runs many staffing models side by side, and says which are worth their money."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.interrupt import listening
from caseload.cli.options import ANY_PATH, force_option, json_option, quiet_option
from caseload.cli.out import prepare_target
from caseload.cli.run_options import run_options

FORMS = (".html", ".json")


@click.command("design")
@click.argument("sweep", type=ANY_PATH)
@click.option("--keep", type=ANY_PATH, metavar="FOLDER", help="Keep each run here, and go on from those there.")
@click.option("--yes", "is_sure", is_flag=True, help="Run it however many runs it asks for.")
@click.option("--public", "is_public", is_flag=True, help="Keep counts of one to five children off the page.")
@click.option("--mix", "is_mix", is_flag=True, help="Instead: the least-cost staff that the table [mix] asks for.")
@run_options
@click.option("--out", type=ANY_PATH, metavar="FILE", help="Also write it: .html, a brief for a committee, or .json.")
@force_option
@json_option
@quiet_option
def command(sweep: Path, out: Path | None, force: bool, is_mix: bool, **asked: Any) -> int:
    """Run every staffing model and setting in SWEEP under the same chances, and set them side by side.

    Ctrl-C keeps the runs that are finished, or the best staff so far.
    """
    from caseload.cli.run_design import run_design
    from caseload.cli.run_mix import run_mix

    target = prepare_target(out, force, FORMS, (sweep,))
    with listening() as stop:
        return (run_mix if is_mix else run_design)(sweep, target, stop, **asked)
