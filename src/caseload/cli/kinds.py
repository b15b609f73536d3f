"""What the values of options look like: dates, numbers of moves, decisions, their reason, and what ifs."""

from collections.abc import Callable
from datetime import date

import click

from caseload.domain.caseload import Decision, DecisionWord
from caseload.domain.reasons import REASONS
from caseload.intake.dates_read import parse_date
from caseload.intake.fault_list import CellFault
from caseload.intake.reason_codes import find_reason_code
from caseload.intake.what_if_asked import AskedWhatIf, Option


def parse_day(text: str) -> date:
    """A date such as 2026-01-05 or 5/1/2026 (day first)."""
    try:
        return parse_date(text)
    except CellFault as fault:
        raise click.BadParameter(f"{fault.what} (got {text}). {fault.fix}.") from fault


def parse_moves(text: str) -> int | None:
    """How many families a team may change worker: a whole number, or None for `any`."""
    if text.strip().casefold() == "any":
        return None
    if not (text.strip().isascii() and text.strip().isdigit()):
        raise click.BadParameter(f"give a whole number, or any (got {text})")
    return int(text)


def parse_case_worker(word: DecisionWord) -> Callable[[str], Decision]:
    """What reads CASE=WORKER as a decision of this word."""

    def parse(text: str) -> Decision:
        case, sign, worker = (part.strip() for part in text.partition("="))
        if not (case and sign and worker):
            raise click.BadParameter(f"write it as CASE=WORKER, such as c12=w3 (got {text})")
        return Decision(case, word, worker)

    return parse


def parse_wait(text: str) -> Decision:
    """A case that is to wait this week."""
    return Decision(text.strip(), "wait")


def parse_reason(text: str) -> str:
    """The code of a reason, from the code or its words; any other text may be about a child, and is not repeated."""
    code = find_reason_code(text)
    if code is None:
        listed = "\n".join(f"  {known}  {words}" for known, words in REASONS.items())
        raise click.BadParameter(f"this is not one of the reasons. They are:\n{listed}")
    return code


def parse_what_if(option: Option) -> Callable[[str], AskedWhatIf]:
    """What takes the text of a what-if as it stands; it is checked with the caseload."""
    return lambda text: AskedWhatIf(option, text)
