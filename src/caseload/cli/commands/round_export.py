"""`caseload round export`: notes for the case system, and next week's caseload."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.options import ANY_PATH, force_option
from caseload.cli.round_options import data_option, day_option, number_argument, open_data


@click.command("export", epilog="Example: caseload round export 3 team.xlsx --out next.xlsx --notes notes.csv")
@number_argument
@click.argument("path", type=ANY_PATH, required=False)
@click.option("--out", type=ANY_PATH, metavar="NEXT", help="Next week's caseload: a folder, .xlsx or .json.")
@click.option("--notes", type=ANY_PATH, metavar="FILE", help="A line a case for the case system: .csv or .txt.")
@click.option("--policy", type=ANY_PATH, metavar="FILE", help="The policy as at the opening.")
@click.option("--keep-columns", is_flag=True, help="Carry your own columns even if they look personal.")
@day_option
@data_option
@force_option
def command(number: int, folder: Path | None, **asked: Any) -> int:
    """What the closed ROUND settled: a line a case (printed, or --notes), and from PATH next week's caseload (--out).

    PATH is what the round was opened on. --as-of is the date of the next week, a week after the round's unless given.
    """
    from caseload.cli.run_export import Export, run_export

    return run_export(open_data(folder), number, Export(**asked))
