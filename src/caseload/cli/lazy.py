"""A group of commands that imports a command only when it is called, so that `--help` answers at once."""

from importlib import import_module

import click

from caseload.cli.command_list import ENTRIES, Entry


class LazyGroup(click.Group):
    """The commands of the list, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name, in the order of the list."""
        return [entry.name for entry in ENTRIES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now; None where there is none."""
        entry = next((entry for entry in ENTRIES if entry.name == cmd_name), None)
        if entry is None:
            return None
        command: click.Command = import_module(entry.module).command
        command.epilog = f"Example: {entry.example}"
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under their headings, each with its example."""
        for group in dict.fromkeys(entry.group for entry in ENTRIES):
            rows = [row for entry in ENTRIES if entry.group == group for row in render_entry(entry)]
            with formatter.section(group):
                formatter.write_dl(rows)


def render_entry(entry: Entry) -> tuple[tuple[str, str], ...]:
    """A command's two lines of help: what it does, and an example."""
    return (entry.name, entry.summary), ("", entry.example)
