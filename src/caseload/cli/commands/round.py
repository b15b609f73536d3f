"""`caseload round`: the weekly round, from the proposal to decisions that last."""

from importlib import import_module
from typing import Final

import click

SUBCOMMANDS: Final = ("open", "decide", "close", "leaver", "history", "export", "verify", "purge", "backup", "restore")
"""The commands of the round in the order of its help; each is `command` in its own module `round_NAME`."""


class RoundGroup(click.Group):
    """The commands of the round, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order in which they are used."""
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now; None where there is none."""
        if cmd_name not in SUBCOMMANDS:
            return None
        found: click.Command = import_module(f"caseload.cli.commands.round_{cmd_name}").command
        return found


@click.group("round", cls=RoundGroup)
def command() -> None:
    """The weekly round: open a proposal, decide case by case, close it, and keep what was decided.

    The ledger is one file in your data folder. The case system is the record of a child; this is not.
    """
