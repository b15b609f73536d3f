"""Says when cases without a worker become amber or red, and who must be told, in one or two lines a group."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from caseload.domain.escalation import Escalation, Told
from caseload.render.words import count, join_and, say_day

NAMES: Final[dict[Told, str]] = {
    "service_manager": "the service manager",
    "senior_manager": "the senior manager",
    "assistant_director": "the assistant director",
    "family": "the family",
    "young_person": "the young person",
    "professionals": "the professionals",
}


def say_escalations(found: Sequence[Escalation], families: int, today: date) -> str:
    """One line for a group of one or several families: what is red or amber since when, and whom to tell now.

    `Red since 3 January: tell the assistant director; the family in writing.`
    """
    urgent = [one for one in found if one.status == "at_once"]
    late = [one for one in found if one.status in ("red", "amber")]
    family = "family" if families == 1 else "families"
    if urgent:
        begin = f"For these {len(urgent):,} children: tell" if families > 1 else "Tell"
        written = f"the {family} and professionals in writing"
        return f"{begin} the service manager and the assistant director today; {written}."
    if late:
        return f"{say_late(found, today)}: tell the assistant director; the {family} in writing."
    first = min((one.amber_on for one in found), default=today)
    return f"Amber from {say_day(first, today)}; until then the service manager decides, with a risk assessment."


def say_late(found: Sequence[Escalation], today: date) -> str:
    """`Red since 3 January`, or where they differ `2 red (the first since 3 January) and 1 amber (...)`."""
    starts = {
        "red": [one.red_on for one in found if one.status == "red"],
        "amber": [one.amber_on for one in found if one.status == "amber"],
    }
    for status, days in starts.items():
        if len(days) == len(found):
            return f"{status.capitalize()} since {say_day(min(days), today)}"
    return join_and(
        f"{len(days):,} {status} (the first since {say_day(min(days), today)})"
        for status, days in starts.items()
        if days
    )


def say_status(one: Escalation, today: date) -> str:
    """One case in a cell: its state and the day it began, or the day it becomes amber."""
    if one.status == "at_once":
        return "may not wait"
    if one.status == "waiting":
        return f"amber from {say_day(one.amber_on, today)}"
    return f"{one.status} since {say_day(one.red_on if one.status == 'red' else one.amber_on, today)}"


def say_tell(one: Escalation) -> str:
    """One case in a cell: whom to tell now, and whom in writing."""
    tell, write = join_and(NAMES[who] for who in one.tell), join_and(NAMES[who] for who in one.write_to)
    return f"tell {tell}; in writing {write}"


def say_due(one: Escalation, today: date) -> str:
    """What is due until the case has a worker."""
    weeks = count(one.seen_weeks, "week")
    return f"looked at again by {say_day(one.review_by, today)}; the child seen at least every {weeks}"


def escalation_to_json(one: Escalation) -> dict[str, Any]:
    """One case's escalation; the dates as text, `since` null where no date is known."""
    return {
        "status": one.status,
        "since": one.since.isoformat() if one.since else None,
        "amber_on": one.amber_on.isoformat(),
        "red_on": one.red_on.isoformat(),
        "tell": list(one.tell),
        "write_to": list(one.write_to),
        "review_by": one.review_by.isoformat(),
        "seen_weeks": one.seen_weeks,
    }
