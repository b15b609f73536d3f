"""What the councils agreed and what was tried, as rows of a table."""

from collections.abc import Iterator

from caseload.planning.region.settings import RegionSettings
from caseload.render.words import count, say_number, say_percent


def list_settings(settings: RegionSettings) -> Iterator[tuple[str, str]]:
    """Each setting in words, with its value and unit."""
    minutes, managed = settings.travel_minutes, settings.workers_per_manager
    lent = "as each policy says" if settings.lend_share is None else f"{say_percent(settings.lend_share)} of hours"
    supply = settings.agency_available
    yield "longest way to a child, one way", "no limit" if minutes is None else count(minutes, "minute")
    yield "most that a worker lends", lent
    yield "experienced workers taken to be willing", say_percent(settings.opt_in)
    yield "no agency supply after leaving a permanent post", f"for {count(settings.cool_off_months, 'month')}"
    yield "agency workers to be had", "not stated" if supply is None else f"{say_number(supply)} FTE"
    for role, rate in sorted(settings.agreed_rates.items()):
        yield f"agreed rate, {role.replace('_', ' ')}", f"{say_number(rate)} pounds a week for one FTE"
    yield (
        "case-holders a manager looks after",
        "managers are not lent" if managed is None else f"{say_number(managed)} FTE",
    )
    yield "longest search, and again for posts", count(round(settings.seconds), "second")
