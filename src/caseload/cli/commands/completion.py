"""`caseload completion`: the script that makes a shell complete commands and options."""

import click
from click.shell_completion import get_completion_class

from caseload.cli.powershell import add_powershell
from caseload.cli.streams import print_text

SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the script that completes commands and options in your shell."""
    add_powershell()
    made = get_completion_class(shell)
    assert made is not None
    print_text(made(ctx.find_root().command, {}, "caseload", "_CASELOAD_COMPLETE").source())
    return 0
