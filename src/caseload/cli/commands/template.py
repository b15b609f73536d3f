"""`caseload template`: a workbook to fill in, empty, made up, or from a case system's list."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.exits import DONE
from caseload.cli.options import ANY_PATH, force_option
from caseload.cli.out import prepare_target
from caseload.cli.streams import print_text
from caseload.domain.errors import UsageRefused
from caseload.intake.export import MY_TEAM, ExportOptions, read_export
from caseload.intake.policy_read import read_policy
from caseload.pipeline.draw import draw_caseload
from caseload.render.tables import caseload_tables
from caseload.render.template import write_template
from caseload.render.template_export import render_export, write_export_template
from caseload.render.words import quote


@click.command("template")
@click.option("--out", type=ANY_PATH, default="team.xlsx", show_default=True, metavar="FILE", help="Where to write it.")
@click.option("--example", is_flag=True, help="Fill it with a made-up team.")
@click.option("--from", "export", type=ANY_PATH, metavar="EXPORT.xlsx", help="Fill it from a case system's list.")
@click.option("--people", type=ANY_PATH, metavar="TEAM.xlsx", help="With --from: keep the workers of last week's.")
@click.option("--team", metavar="NAME", help="With --from: the team of cases that name none.")
@click.option("--policy", type=ANY_PATH, metavar="FILE", help="The policy whose roles and kinds it offers.")
@force_option
def command(out: Path, force: bool, **asked: Any) -> int:
    """Write a workbook to fill in; --from fills it from any one-sheet list of cases and their workers."""
    check_together(asked)
    inputs = [path for path in (asked["export"], asked["people"], asked["policy"]) if path]
    prepare_target(out, force, (".xlsx",), inputs)
    found = write_workbook(out, **asked)
    print_text("\n".join([*found, f"Written: {out}", f"Next: fill it in, then caseload check {quote(str(out))}"]))
    return DONE


def check_together(asked: dict[str, Any]) -> None:
    """Refuse options that do not go together."""
    if asked["export"] is None and (asked["people"] or asked["team"]):
        raise UsageRefused("--people and --team go with --from EXPORT.xlsx.")
    if asked["export"] is not None and asked["example"]:
        raise UsageRefused("Give --example or --from, not both.")


def write_workbook(
    out: Path, example: bool, export: Path | None, people: Path | None, team: str | None, policy: Path | None
) -> tuple[str, ...]:
    """Write the workbook asked for; returns what is to be said of it."""
    known = read_policy(policy)
    if export is not None:
        found = read_export(export, known, people, ExportOptions(team=team or MY_TEAM))
        write_export_template(out, found, known)
        return render_export(found)
    if example:
        caseload, _ = draw_caseload("team")
        write_template(out, caseload_tables(caseload), known)
        return (f"A made-up team as of {caseload.as_of.isoformat()}: give --as-of {caseload.as_of.isoformat()}.",)
    write_template(out, None, known)
    return ()
