"""`caseload workforce`: projects a council's workforce, or that of several together."""

from pathlib import Path

import click

from caseload.cli.options import ANY_PATH, force_option, json_option
from caseload.cli.out import prepare_target

FORMS = (".html", ".json")


@click.command("workforce")
@click.argument("files", type=ANY_PATH, nargs=-1, required=True, metavar="WORKFORCE...")
@click.option("--out", type=ANY_PATH, metavar="FILE", help="Also write it: .html, a page, or .json.")
@force_option
@json_option
def command(files: tuple[Path, ...], out: Path | None, force: bool, is_json: bool) -> int:
    """Project who is in post, what is vacant, agency need and cost by each WORKFORCE file; several are summed."""
    from caseload.cli.run_workforce import run_workforce

    return run_workforce(files, prepare_target(out, force, FORMS, files), is_json)
