"""`caseload round close`: makes a round final, or gives it up."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.exits import DONE
from caseload.cli.options import json_option
from caseload.cli.round_options import (
    by_option,
    data_option,
    day_option,
    number_argument,
    open_data,
    read_stamp,
    reason_option,
)
from caseload.cli.streams import print_json, print_text
from caseload.domain.errors import UsageRefused


@click.command("close", epilog="Example: caseload round close 3 --by 'Amy Smith'")
@number_argument
@click.option("--abandon", is_flag=True, help="Give the round up instead; needs --reason.")
@reason_option
@by_option
@day_option
@data_option
@json_option
def command(number: int, folder: Path | None, is_json: bool, by: str | None, **asked: Any) -> int:
    """Make ROUND final, with your name. Every case that changes or is new must have been decided."""
    from caseload.ledger.write_round import abandon_round, close_round
    from caseload.render.rounds.as_json import round_to_json
    from caseload.render.rounds.screen import render_closed

    check_together(by, asked["abandon"], asked["reason"])
    ledger, stamp = open_data(folder), read_stamp(by, asked["day"])
    if asked["abandon"]:
        done, is_new = abandon_round(ledger, number, asked["reason"], stamp)
    else:
        done, is_new = close_round(ledger, number, stamp)
    if is_json:
        print_json(round_to_json(done))
    else:
        print_text(render_closed(done, is_new))
    return DONE


def check_together(by: str | None, is_abandoned: bool, reason: str | None) -> None:
    """Refuse to end a round without a name, or to give one up without a reason."""
    if by is None:
        raise UsageRefused("Nothing is final without a person's name: add --by NAME.")
    if is_abandoned != (reason is not None):
        raise UsageRefused("--abandon and --reason CODE go together.")
