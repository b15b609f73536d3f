"""`caseload bench`: runs a suite and keeps every result, and reports on what was kept."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.interrupt import listening
from caseload.cli.options import ANY_PATH, force_option, quiet_option
from caseload.cli.out import prepare_target
from caseload.cli.run_options import run_options


@click.group("bench")
def command() -> None:
    """Run a suite of caseloads, keep each result, and report how fast and how good they were."""


@command.command("run", epilog="Example: caseload bench run suite.toml --out results --workers 2")
@click.argument("suite", type=ANY_PATH)
@click.option("--out", type=ANY_PATH, required=True, metavar="FOLDER", help="The folder that keeps the results.")
@run_options
@click.option(
    "--memory", type=click.IntRange(min=1), metavar="MIB", help="For all runs together.  [default: all there is]"
)
@quiet_option
def run(suite: Path, out: Path, quiet: bool, **asked: Any) -> int:
    """Run what SUITE asks for and is not kept yet; Ctrl-C keeps every run that has finished."""
    from caseload.cli.run_bench import run_bench

    with listening() as stop:
        return run_bench(suite, out, quiet, stop, **asked)


@command.command("report", epilog="Example: caseload bench report results --out report.html")
@click.argument("folder", type=ANY_PATH)
@click.option("--against", type=ANY_PATH, metavar="FOLDER", help="Set an earlier run beside it.")
@click.option("--best-known", type=ANY_PATH, metavar="FILE", help="Best values.  [default: instances/best_known.csv]")
@click.option("--out", type=ANY_PATH, required=True, metavar="FILE", help="The page, .html; a .csv goes beside it.")
@force_option
def report(folder: Path, against: Path | None, best_known: Path | None, out: Path, force: bool) -> int:
    """Report on the results in FOLDER as one HTML page, with a CSV file beside it."""
    from caseload.cli.show_bench import show_bench

    read = tuple(filter(None, (best_known,)))
    page = prepare_target(out, force, (".html",), read)
    table = prepare_target(out.with_suffix(".csv"), force, (".csv",), read)
    return show_bench(folder, against, best_known, page, table)
