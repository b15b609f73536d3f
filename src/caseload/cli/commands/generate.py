"""`caseload generate`: a made-up caseload, the same for the same seed."""

from pathlib import Path

import click

from caseload.cli.exits import DONE
from caseload.cli.options import ANY_PATH, force_option
from caseload.cli.out import prepare_target
from caseload.cli.streams import print_text
from caseload.cli.write_caseload import write_caseload
from caseload.pipeline.draw import FAMILY_NAMES, draw_caseload
from caseload.render.words import count, quote, say_date


@click.command("generate")
@click.option("--family", type=click.Choice(FAMILY_NAMES), default="team", show_default=True, help="What it stresses.")
@click.option("--seed", type=click.IntRange(min=0), help="Another one of the family.  [default: the family's own]")
@click.option("--teams", type=click.IntRange(1, 500), help="How many teams.  [default: the family's own]")
@click.option("--workers", type=click.IntRange(1, 100), help="Posts a team.  [default: the family's own]")
@click.option("--out", type=ANY_PATH, required=True, metavar="FOLDER", help="A folder, .xlsx or .json to write.")
@force_option
def command(family: str, seed: int | None, teams: int | None, workers: int | None, out: Path, force: bool) -> int:
    """Draw a made-up caseload, calibrated to published figures; nobody in it is real."""
    prepare_target(out, force, ("", ".xlsx", ".json"))
    caseload, lines = draw_caseload(family, seed, teams, workers)
    write_caseload(caseload, lines, out)
    cases, people = count(len(caseload.cases), "case"), count(len(caseload.workers), "worker")
    print_text(f"{say_date(caseload.as_of)}: {cases}, {people}.\nNext: caseload allocate {quote(str(out))}")
    return DONE
