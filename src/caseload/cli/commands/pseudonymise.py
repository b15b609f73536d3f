"""`caseload pseudonymise`: a caseload with random ids for cases, families and workers, and the key apart."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.exits import DONE
from caseload.cli.key_place import choose_key, warn_beside, write_key
from caseload.cli.options import ANY_PATH, build_request, force_option, path_argument, reading_options
from caseload.cli.out import prepare_target
from caseload.cli.streams import print_text, say
from caseload.cli.write_caseload import write_caseload
from caseload.pipeline.pseudonymise import pseudonymise_path
from caseload.render.faults import render_faults
from caseload.render.pseudonym_words import render_pseudonymised


@click.command("pseudonymise")
@path_argument
@click.option("--out", type=ANY_PATH, required=True, metavar="FOLDER", help="A folder, .xlsx or .json to write.")
@click.option(
    "--key",
    type=ANY_PATH,
    metavar="KEY.csv",
    help="Where the key is or is to be; one that is there is used again.  [default: your own data folder]",
)
@reading_options
@force_option
def command(path: Path, out: Path, key: Path | None, force: bool, **asked: Any) -> int:
    """Write the caseload at PATH with random ids for every case, family and worker.

    Columns that are not ours and the reasons of reductions are left out. Who has the key can put the real ids back:
    keep it apart.
    """
    target, place = prepare_target(out, force, ("", ".xlsx", ".json"), (path,)), choose_key(key, out)
    assert target is not None
    done = pseudonymise_path(build_request(path, **asked), place)
    if done.warnings:
        say(render_faults(done.warnings))
    write_key(place, done.key)
    write_caseload(done.caseload, done.policy_lines, target.path)
    warn_beside(place, target.path)
    print_text(render_pseudonymised(done, str(target.path), str(place)))
    return DONE
