"""`caseload import`: makes a caseload out of the files that a council already produces."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.kinds import parse_day
from caseload.cli.options import ANY_PATH, force_option, join_options, json_option

out_options = join_options(
    click.option("--out", type=ANY_PATH, required=True, metavar="PATH", help="The caseload: a folder, or .xlsx."),
    click.option("--mapping", type=ANY_PATH, metavar="FILE", help="The mapping table, corrected: .csv or .xlsx."),
    click.option("--people", type=ANY_PATH, metavar="TEAM", help="Last week's caseload: keep what no file has."),
    force_option,
    json_option,
)
import_options = join_options(
    click.option("--policy", type=ANY_PATH, metavar="FILE", help="The policy whose kinds and roles are meant."),
    click.option("--as-of", type=parse_day, metavar="DATE", help="The day it is read as of.  [default: today]"),
    click.option("--team", metavar="NAME", help="The team of cases that name none.  [default: My team]"),
    click.option("--only", multiple=True, metavar="TEAM", help="This team alone, of a file with many."),
    click.option("--tray", "trays", multiple=True, metavar="NAME", help="Another word that makes a name a tray."),
    click.option("--role", metavar="ROLE", help="The role of workers whom nothing tells the role of."),
    click.option("--no-skills", is_flag=True, help="Leave out which skills the cases need (disability, asylum)."),
)


@click.group("import")
def command() -> None:
    """Make a caseload out of Annex A, the workforce census and the Safeguarding Dataset."""


annex_a_option = click.option(
    "--annex-a", "annex_a", type=ANY_PATH, metavar="FILE.xlsx", help="Together with an Annex A workbook."
)
csww_option = click.option("--csww", type=ANY_PATH, metavar="FILE.xml", help="Together with a workforce census.")
ssd_option = click.option("--ssd", type=ANY_PATH, metavar="FOLDER", help="Together with a Safeguarding Dataset.")


@command.command("annex-a", epilog="Example: caseload import annex-a annex-a.xlsx --out team")
@click.argument("path", type=ANY_PATH, metavar="FILE.xlsx")
@out_options
@csww_option
@ssd_option
@import_options
def annex_a(path: Path, csww: Path | None, ssd: Path | None, **asked: Any) -> int:
    """Import the open cases of an Ofsted Annex A workbook, with who holds them."""
    from caseload.cli.run_import import run_import

    return run_import({"annex-a": path, "ssd": ssd, "csww": csww}, **asked)


@command.command("csww", epilog="Example: caseload import csww census.xml --ssd extract --out team")
@click.argument("path", type=ANY_PATH, metavar="FILE.xml")
@out_options
@annex_a_option
@ssd_option
@import_options
def csww(path: Path, annex_a: Path | None, ssd: Path | None, **asked: Any) -> int:
    """Import the workers of a workforce census: role, FTE, protected period, absence."""
    from caseload.cli.run_import import run_import

    return run_import({"csww": path, "annex-a": annex_a, "ssd": ssd}, **asked)


@command.command("ssd", epilog="Example: caseload import ssd extract --out team")
@click.argument("path", type=ANY_PATH, metavar="FOLDER")
@out_options
@annex_a_option
@csww_option
@import_options
def ssd(path: Path, annex_a: Path | None, csww: Path | None, **asked: Any) -> int:
    """Import the cases, workers and families of a Standard Safeguarding Dataset (a folder of CSV files)."""
    from caseload.cli.run_import import run_import

    return run_import({"ssd": path, "annex-a": annex_a, "csww": csww}, **asked)
