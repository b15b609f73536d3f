"""`caseload reidentify`: the real ids put back into anything made from a pseudonymised caseload."""

from pathlib import Path

import click

from caseload.cli.exits import DONE
from caseload.cli.options import ANY_PATH, force_option
from caseload.cli.out import prepare_target
from caseload.cli.streams import print_text, say
from caseload.domain.errors import UsageRefused
from caseload.intake.pseudonym_key import read_key
from caseload.render.faults import render_faults
from caseload.render.pseudonym_words import find_unknown, render_reidentified
from caseload.render.real_ids import write_real


@click.command("reidentify")
@click.argument("file", type=ANY_PATH)
@click.option("--key", type=ANY_PATH, required=True, metavar="KEY.csv", help="The key that pseudonymise wrote.")
@click.option("--out", type=ANY_PATH, required=True, metavar="FILE", help="Where to write it, in the form of FILE.")
@force_option
def command(file: Path, key: Path, out: Path, force: bool) -> int:
    """Write FILE again with the real ids in place of the random ones.

    FILE is anything this program made: a proposal (.xlsx, .json or a folder), a caseload, a page (.html), a list.
    """
    if not file.exists():
        raise UsageRefused(f"There is no {file}. Give the file or folder to put the real ids into.")
    target = prepare_target(out, force, ("" if file.is_dir() else file.suffix.lower(),), (file, key))
    assert target is not None
    swap = write_real(file, target.path, read_key(key).turn())
    unknown = find_unknown(swap, file.name)
    if unknown:
        say(render_faults(unknown))
    print_text(render_reidentified(swap, str(target.path)))
    return DONE
