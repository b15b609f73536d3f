"""`caseload round backup`: copies the ledger to a file, while it is in use."""

from pathlib import Path

import click

from caseload.cli.options import ANY_PATH, force_option
from caseload.cli.out import prepare_target
from caseload.cli.round_options import data_option, open_data
from caseload.cli.show import write_result


@click.command("backup", epilog="Example: caseload round backup --out ledger-2026-01.sqlite3")
@click.option("--out", type=ANY_PATH, required=True, metavar="FILE", help="The file to write, .sqlite3.")
@data_option
@force_option
def command(out: Path, folder: Path | None, force: bool) -> int:
    """Copy the ledger as it stands to FILE, and verify the copy. It holds what the ledger holds: keep it as safe."""
    from caseload.ledger.backup import back_up

    ledger = open_data(folder)
    target = prepare_target(out, force, (".sqlite3",), (ledger.path,))
    assert target is not None

    def write(place: Path) -> None:
        back_up(ledger, place)

    return write_result(target, write)
