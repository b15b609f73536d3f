"""The command `caseload`: finds the command that is meant, runs it, and turns whatever happens into an exit code."""

import os
import sys
from collections.abc import Sequence

import click

import caseload
from caseload.cli.exits import UNEXPECTED, tell_failure
from caseload.cli.lazy import LazyGroup
from caseload.cli.streams import make_streams_safe, print_text

NEXT_STEPS = """\
caseload proposes who takes which case this week. Three steps to begin:

  caseload template --out team.xlsx    a workbook to fill in
  caseload check team.xlsx             what is wrong with it, if anything
  caseload allocate team.xlsx          who could take which case

To see it work without any file: caseload demo
Every command: caseload --help
"""
HELP = """Proposes who takes which case in a children's social work team, and proves how good that is.

The tool proposes, a named person decides. PATH is a folder of CSV files, one .xlsx or one .json.
"""
EXITS = """Exit codes: 0 done, 1 unexpected, 2 usage, 3 input refused, 6 --strict not met, 70 a plan breaks a rule,
130 stopped by you."""


@click.group(cls=LazyGroup, help=HELP, epilog=EXITS, invoke_without_command=True)
@click.version_option(caseload.__version__, prog_name="caseload", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Where something unexpected happens, say where (never a value).")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> int:
    """Print the next steps where no command is given."""
    if ctx.invoked_subcommand is None:
        print_text(NEXT_STEPS)
    return 0


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; no error leaves it."""
    words = list(sys.argv[1:] if args is None else args)
    make_streams_safe()
    try:
        if is_completing():
            import_shells()
        code = cli.main(words, prog_name="caseload", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNEXPECTED
    except (Exception, KeyboardInterrupt) as error:
        return tell_failure(error, "--json" in words, "--debug" in words)


def is_completing() -> bool:
    """Whether the shell asks for completions."""
    return "_CASELOAD_COMPLETE" in os.environ


def import_shells() -> None:
    """Make the shells known that Click does not know itself."""
    from caseload.cli.powershell import add_powershell

    add_powershell()
