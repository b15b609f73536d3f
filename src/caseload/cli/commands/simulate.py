"""`caseload simulate`: tries a staffing model week by week, and says what came of it in bands."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.interrupt import listening
from caseload.cli.options import ANY_PATH, force_option, json_option, quiet_option
from caseload.cli.out import prepare_target
from caseload.cli.run_options import run_options

FORMS = (".html", ".json")


@click.command("simulate")
@click.argument("scenario", type=ANY_PATH)
@click.option("--against", type=ANY_PATH, metavar="FILE", help="Another scenario, run under the same chances.")
@click.option("--keep", type=ANY_PATH, metavar="FOLDER", help="Keep each replication here, and go on from those there.")
@click.option("--out", type=ANY_PATH, metavar="FILE", help="Also write it: .html or .json.")
@run_options
@force_option
@json_option
@quiet_option
def command(scenario: Path, out: Path | None, force: bool, **asked: Any) -> int:
    """Try the staffing model in SCENARIO over its weeks, as often as it says; each week is allocated by the engine.

    Ctrl-C keeps the replications that are finished.
    """
    from caseload.cli.run_simulation import run_simulation

    target = prepare_target(out, force, FORMS, filter(None, (scenario, asked["against"])))
    with listening() as stop:
        return run_simulation(scenario, target, stop, **asked)
