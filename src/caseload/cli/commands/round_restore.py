"""`caseload round restore`: brings a backup of the ledger back."""

from pathlib import Path

import click

from caseload.cli.exits import DONE
from caseload.cli.options import ANY_PATH
from caseload.cli.round_options import data_option
from caseload.cli.streams import print_text


@click.command("restore", epilog="Example: caseload round restore ledger-2026-01.sqlite3")
@click.argument("file", type=ANY_PATH)
@data_option
def command(file: Path, folder: Path | None) -> int:
    """Put the backup FILE in the place of the ledger; the present one is kept aside. FILE is verified first."""
    from caseload.ledger.backup import restore
    from caseload.ledger.place import default_folder
    from caseload.render.rounds.keeping import render_restored

    print_text(render_restored(restore(folder or default_folder(), file)))
    return DONE
