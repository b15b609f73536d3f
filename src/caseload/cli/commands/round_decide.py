"""`caseload round decide`: records what a person decides in a round, and allocates again around it."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from caseload.cli.kinds import parse_case_worker, parse_day, parse_wait
from caseload.cli.options import ANY_PATH, NO_ADVICE, force_option, json_option, quiet_option
from caseload.cli.round_options import by_option, data_option, day_option, number_argument, reason_option

PAIR = "CASE=WORKER"


@click.command("decide", epilog="Example: caseload round decide 3 --agree c12 --give c14=w3 --by 'Amy Smith'")
@number_argument
@click.option("--agree", "agreed", multiple=True, metavar="CASE", help="It goes, or stays, as proposed.")
@click.option("--give", "gives", type=parse_case_worker("give"), multiple=True, metavar=PAIR, help="To this worker.")
@click.option("--not", "nots", type=parse_case_worker("not"), multiple=True, metavar=PAIR, help="Never this worker.")
@click.option(
    "--prefer", "prefers", type=parse_case_worker("prefer"), multiple=True, metavar=PAIR, help="Rather this worker."
)
@click.option("--wait", "waits", type=parse_wait, multiple=True, metavar="CASE", help="It waits, unallocated.")
@click.option("--review", type=parse_day, metavar="DATE", help="When the cases of --wait are looked at again.")
@click.option("--agree-all", "is_all", is_flag=True, help="Agree to all not yet decided; needs --reason.")
@click.option("--from", "workbook", type=ANY_PATH, metavar="PROPOSAL.xlsx", help="The workbook you decided in.")
@reason_option
@by_option
@click.option("--replace", "is_replacing", is_flag=True, help="Replace what somebody else decided.")
@click.option("--replan", type=ANY_PATH, metavar="PATH", help="Allocate the rest again, from the same caseload.")
@click.option("--out", type=ANY_PATH, metavar="FILE.xlsx", help="With --replan: the new workbook to decide in.")
@force_option
@click.option("--policy", type=ANY_PATH, metavar="FILE", help="With --replan: the policy as at the opening.")
@click.option("--keep-columns", is_flag=True, help="With --out: carry columns that look personal.")
@click.option("--no-advice", "has_advice", is_flag=True, flag_value=False, default=True, help=NO_ADVICE)
@day_option
@data_option
@json_option
@quiet_option
def command(number: int, folder: Path | None, by: str | None, day: date | None, **asked: Any) -> int:
    """Decide in ROUND: case by case, all the rest at once for a reason, or from the workbook.

    Without anything to decide it shows what is left to decide. A decision may be replaced; every one is kept.
    """
    from caseload.cli.run_decide import run_decide

    return run_decide(number, folder, by, day, asked)
