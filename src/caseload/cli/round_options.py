"""The options that the commands of the round share: where the ledger is, who decides, and the clock."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import click

from caseload.cli.kinds import parse_day, parse_reason
from caseload.cli.options import ANY_PATH
from caseload.domain.rounds import Stamp

LONGEST_NAME: Final = 100


def parse_name(text: str) -> str:
    """A person's name as it is to be kept: something printable, on one line, of at most 100 letters."""
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise click.BadParameter("give the name of the person who decides, such as 'Amy Smith'")
    return name


data_option = click.option(
    "--data-dir",
    "folder",
    type=ANY_PATH,
    envvar="CASELOAD_DATA_DIR",
    metavar="FOLDER",
    help="Where the ledger is (or CASELOAD_DATA_DIR).  [default: your data folder]",
)
number_argument = click.argument("number", type=click.IntRange(min=1), metavar="ROUND")
by_option = click.option("--by", type=parse_name, metavar="NAME", help="Who decides this.")
reason_option = click.option("--reason", type=parse_reason, metavar="CODE", help="Why, such as CONTIN.")
day_option = click.option("--as-of", "day", type=parse_day, metavar="DATE", help="The day it counts as.  [today]")


def read_stamp(by: str | None = None, day: date | None = None) -> Stamp:
    """Now, by the clock of this computer, and the day that counts: the one given, else today. The only clock there is
    for the round."""
    return Stamp(datetime.now(UTC), day or date.today(), by)


def open_data(folder: Path | None, may_make: bool = False) -> Any:
    """The ledger in the folder given, else in the user's data folder."""
    from caseload.ledger.place import default_folder
    from caseload.ledger.store import open_ledger

    return open_ledger(folder or default_folder(), may_make)
