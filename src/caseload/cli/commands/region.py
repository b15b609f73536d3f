"""`caseload region`: what sharing staff between councils would do; and one council's counts for others to use."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.interrupt import listening
from caseload.cli.options import ANY_PATH, force_option, json_option, quiet_option, reading_options
from caseload.cli.out import prepare_target

FORMS = (".html", ".json")
SUMMARY_FORMS = (".json", ".csv")


class RegionGroup(click.Group):
    """A group whose first command is meant where none is named: `caseload region PATH`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command's name before a path or an option that is none of the group's."""
        if args and args[0] not in self.commands and args[0] not in self.get_help_option_names(ctx):
            args = ["share", *args]
        return super().parse_args(ctx, args)


@click.group("region", cls=RegionGroup)
def command() -> None:
    """What sharing staff between councils would do, with no council worse off.

    `caseload region PATH` is `caseload region share PATH`.
    """


@command.command("share")
@click.argument("path", type=ANY_PATH)
@reading_options
@click.option("--settings", type=ANY_PATH, metavar="FILE", help="What the councils have agreed, in TOML.")
@click.option("--out", type=ANY_PATH, metavar="FILE", help="Also write it: .html or .json.")
@force_option
@json_option
@quiet_option
def share(path: Path, out: Path | None, force: bool, **asked: Any) -> int:
    """Allocate each council at PATH alone, then with staff lent between them.

    PATH is a folder of councils' caseloads, or one caseload whose workers have an authority; or a folder of councils'
    summaries, for a coarse answer. Ctrl-C keeps the best so far.
    """
    from caseload.cli.run_region import run_region

    target = prepare_target(out, force, FORMS, (path,))
    with listening() as stop:
        return run_region(path, target, stop, **asked)


@command.command("summarise", epilog="Example: caseload region summarise ash --out ash.json")
@click.argument("path", type=ANY_PATH)
@reading_options
@click.option("--council", metavar="NAME", help="The council's name.  [default: the workers' authority, or the path's]")
@click.option("--public", "is_public", is_flag=True, help="Leave out counts of 1 to 5.")
@click.option("--out", type=ANY_PATH, required=True, metavar="FILE", help="Where to write it: .json or .csv.")
@force_option
def summarise(path: Path, out: Path, force: bool, **asked: Any) -> int:
    """Write the counts of the council at PATH, by kind, area, skills and role, without ids."""
    from caseload.cli.run_region import run_summary

    target = prepare_target(out, force, SUMMARY_FORMS, (path,))
    assert target is not None
    return run_summary(path, target, **asked)
