"""`caseload import`: makes a caseload out of the files that a council already produces."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.kinds import parse_day
from caseload.cli.options import ANY_PATH, force_option, join_options, json_option

out_options = join_options(
    click.option("--out", type=ANY_PATH, required=True, metavar="PATH", help="The caseload: a folder, or .xlsx."),
    click.option("--mapping", type=ANY_PATH, metavar="FILE", help="The mapping table, corrected: .csv or .xlsx."),
    force_option,
    json_option,
)
import_options = join_options(
    click.option("--policy", type=ANY_PATH, metavar="FILE", help="The policy whose kinds and roles are meant."),
    click.option("--as-of", type=parse_day, metavar="DATE", help="The day it is read as of.  [default: today]"),
    click.option("--team", metavar="NAME", help="The team of cases that name none.  [default: My team]"),
    click.option("--tray", "trays", multiple=True, metavar="NAME", help="Another word that makes a name a tray."),
    click.option("--role", metavar="ROLE", help="The role of workers whom nothing tells the role of."),
    click.option("--no-skills", is_flag=True, help="Leave out which skills the cases need (disability, asylum)."),
)


@click.group("import")
def command() -> None:
    """Make a caseload out of Annex A, the workforce census and the Safeguarding Dataset."""


@command.command("annex-a", epilog="Example: caseload import annex-a annex-a.xlsx --out team")
@click.argument("path", type=ANY_PATH, metavar="FILE.xlsx")
@out_options
@import_options
def annex_a(path: Path, out: Path, mapping: Path | None, **asked: Any) -> int:
    """Import the open cases of an Ofsted Annex A workbook, with who holds them."""
    from caseload.cli.run_import import run_import

    return run_import({"annex-a": path}, out, mapping, **asked)
