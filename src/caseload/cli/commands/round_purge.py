"""`caseload round purge`: takes away what has been kept long enough."""

from datetime import date
from pathlib import Path

import click

from caseload.cli.exits import DONE
from caseload.cli.options import json_option
from caseload.cli.round_options import data_option, day_option, open_data, read_stamp
from caseload.cli.streams import print_json, print_text
from caseload.domain.errors import UsageRefused


@click.command("purge", epilog="Example: caseload round purge")
@day_option
@data_option
@click.option("--force", "is_forced", is_flag=True, help="Also as of a day that has not come.")
@json_option
def command(day: date | None, folder: Path | None, is_forced: bool, is_json: bool) -> int:
    """Take away what is old: after 30 days all but the decisions, after 13 months those too.

    What stays can still be verified.
    """
    from caseload.ledger.backup import list_aside
    from caseload.ledger.purge import purge_ledger
    from caseload.render.rounds.keeping import purged_to_json, render_purged

    stamp = read_stamp(None, day)
    if stamp.day > read_stamp().day and not is_forced:
        raise UsageRefused(
            "That day has not come, and what a purge takes away is gone for good. "
            "Leave --as-of out; with --force it is done all the same."
        )
    ledger = open_data(folder)
    purged = purge_ledger(ledger, stamp)
    aside = [path.name for path in list_aside(ledger.folder)]
    if is_json:
        print_json(purged_to_json(purged, aside))
    else:
        print_text(render_purged(purged, aside))
    return DONE
