"""`caseload serve`: the weekly round in a browser, on this computer alone."""

from datetime import date
from pathlib import Path

import click

from caseload.cli.exits import DONE
from caseload.cli.kinds import parse_day
from caseload.cli.round_options import data_option
from caseload.cli.streams import say
from caseload.domain.errors import UsageRefused


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; any that is free unless told.")
@click.option("--no-open", "opens", is_flag=True, flag_value=False, default=True, help="Do not open the browser.")
@data_option
@click.option("--as-of", type=parse_day, metavar="DATE", help="The day it is, such as 2026-01-05.")
def command(port: int, opens: bool, folder: Path | None, as_of: date | None) -> int:
    """Do the weekly round in a browser on this computer: check, allocate, review, decide, close."""
    try:
        from caseload.web.server import serve
    except ImportError as error:
        raise UsageRefused('The page needs more parts: pip install "caseload-optimiser[web]".') from error
    serve(folder, port, opens, lambda: as_of or date.today(), say)
    return DONE
