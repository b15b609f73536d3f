"""`caseload round verify`: whether the ledger is as it was written."""

from pathlib import Path

import click

from caseload.cli.exits import DONE
from caseload.cli.options import json_option
from caseload.cli.round_options import data_option, open_data
from caseload.cli.streams import print_json, print_text
from caseload.domain.errors import InputRefused


@click.command("verify", epilog="Example: caseload round verify")
@click.option("--noted", type=str.lower, metavar="HASH", help="A hash that an earlier verify printed.")
@data_option
@json_option
def command(folder: Path | None, is_json: bool, noted: str | None) -> int:
    """Verify every entry of the ledger: none edited, removed, added or moved. Names each that is not as written.

    What the file alone cannot show, such as an end that was cut off, a hash noted elsewhere does: --noted.
    """
    from caseload.ledger.verify import verify_ledger
    from caseload.render.rounds.keeping import render_verified, verified_to_json

    with open_data(folder).reading() as connection:
        verified = verify_ledger(connection, noted=noted)
    if not verified.is_sound:
        raise InputRefused(verified.faults)
    if is_json:
        print_json(verified_to_json(verified))
    else:
        print_text(render_verified(verified))
    return DONE
