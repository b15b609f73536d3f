"""`caseload round history`: what the ledger has of all rounds, of a case, or of a worker."""

from pathlib import Path

import click

from caseload.cli.exits import DONE
from caseload.cli.options import json_option
from caseload.cli.round_options import data_option, open_data
from caseload.cli.streams import print_json, print_text


@click.command("history", epilog="Example: caseload round history c12")
@click.argument("name", required=False, metavar="[CASE|WORKER]")
@data_option
@json_option
def command(name: str | None, folder: Path | None, is_json: bool) -> int:
    """List the rounds; or all that is kept of a CASE or WORKER: each decision, and what was proposed."""
    from caseload.pipeline.rounds.look_back import look_back
    from caseload.render.rounds.history import history_to_json, render_history, render_rounds

    found, rounds = look_back(open_data(folder), name)
    if is_json:
        print_json(history_to_json(found, rounds))
    elif found is None:
        print_text(render_rounds([one for one, _ in rounds]))
    else:
        print_text(render_history(found, rounds))
    return DONE
