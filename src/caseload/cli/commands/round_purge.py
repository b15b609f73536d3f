"""`caseload round purge`: takes away what has been kept long enough."""

from datetime import date
from pathlib import Path

import click

from caseload.cli.exits import DONE
from caseload.cli.options import json_option
from caseload.cli.round_options import data_option, day_option, open_data, read_stamp
from caseload.cli.streams import print_json, print_text


@click.command("purge", epilog="Example: caseload round purge")
@day_option
@data_option
@json_option
def command(day: date | None, folder: Path | None, is_json: bool) -> int:
    """Take away what is old: after 30 days all but the decisions, after 13 months those too.

    What stays can still be verified.
    """
    from caseload.ledger.backup import list_aside
    from caseload.ledger.purge import purge_ledger
    from caseload.render.rounds.keeping import purged_to_json, render_purged

    ledger = open_data(folder)
    purged = purge_ledger(ledger, read_stamp(None, day))
    aside = [path.name for path in list_aside(ledger.folder)]
    if is_json:
        print_json(purged_to_json(purged, aside))
    else:
        print_text(render_purged(purged, aside))
    return DONE
