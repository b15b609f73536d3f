"""Takes over from last week's caseload what no file has: areas, lending, limits, journeys, absences, people without a
case."""

from collections.abc import Mapping, Sequence
from datetime import date

from caseload.intake.export_people import People
from caseload.intake.outside.merge_types import Row
from caseload.intake.words import fold


def carry_workers(workers: Sequence[Row], people: People) -> tuple[Row, ...]:
    """The workers, each with what last week's row says beyond this week's, then those who have no row this week."""
    last = {fold(str(row["worker"])): row for row in people.workers}
    carried = tuple({**last.get(fold(str(row["worker"])), {}), **row} for row in workers)
    have = {fold(str(row["worker"])) for row in workers}
    return carried + tuple(
        row for key, row in last.items() if key not in have and str(row["worker"]) not in people.trays
    )


def carry_reductions(reductions: Sequence[Row], people: People, workers: Sequence[Row], as_of: date) -> tuple[Row, ...]:
    """This week's reductions, then last week's of people for whom no file tells one, unless they are over."""
    told = {fold(str(row["worker"])) for row in reductions}
    here = {fold(str(row["worker"])) for row in workers}
    return tuple(reductions) + tuple(
        row
        for row in people.tables["reductions"]
        if fold(str(row.get("worker", ""))) in here - told and not is_over(row, as_of)
    )


def is_over(row: Mapping[str, object], as_of: date) -> bool:
    """Whether a reduction has ended."""
    last = row.get("to")
    return isinstance(last, date) and last < as_of
