"""What summaries alone tell of a region, in words and as JSON, and that it is coarse."""

from collections.abc import Iterator
from typing import Any, Final

from caseload.planning.region.coarse import CoarseRegion
from caseload.render.page.parts import Page, Section, Table
from caseload.render.plain_values import make_plain
from caseload.render.region.screen import fold_all
from caseload.render.region.words import say_managers
from caseload.render.words import count, say_date

COARSE: Final = (
    "This is coarse: it is reckoned from counts alone. Who fits whom one by one, the way, families, the pace of new "
    "work and protection are not looked at, so that the true numbers are these at most. Run it on the councils' "
    "caseloads for a plan."
)


def say_coarse(found: CoarseRegion) -> Iterator[str]:
    """What matters most, and how far to trust it."""
    waiting = sum(each.waiting for each in found.councils)
    alone, shared = (sum(getattr(each, name) for each in found.councils) for name in ("alone", "shared"))
    yield f"{count(len(found.councils), 'summary', 'summaries')}, as of {say_date(found.as_of)}."
    yield COARSE
    yield (
        f"Of {count(waiting, 'waiting case')} at most {alone:,} could be allocated by each council alone, and at most "
        f"{shared:,} with sharing."
    )


def list_coarse_rows(found: CoarseRegion) -> list[tuple[str, ...]]:
    """Each council's cells."""
    return [(one.name, f"{one.waiting:,}", f"{one.alone:,}", f"{one.shared:,}") for one in found.councils]


def render_coarse(found: CoarseRegion, width: int) -> str:
    """The whole answer, no line wider than `width`."""
    rows = [
        f"{name}: {waiting} waiting, at most {alone} alone, {shared} with sharing."
        for name, waiting, alone, shared in list_coarse_rows(found)
    ]
    loans = [f"{one.home} to {one.host}: {count(one.cases, 'case')} at most." for one in found.loans]
    managers = [] if found.managers is None else list(say_managers(found.managers))
    parts = (list(say_coarse(found)), rows, loans or ["Nobody is lent."], managers)
    return "\n\n".join("\n".join(fold_all(part, width)) for part in parts if part)


def coarse_to_json(found: CoarseRegion) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "schema_version": 1,
        "status": "coarse",
        "as_of": found.as_of.isoformat(),
        "note": COARSE,
        "councils": make_plain(found.councils),
        "loans": make_plain(found.loans),
        "managers": make_plain(found.managers),
    }


def build_coarse_page(found: CoarseRegion) -> Page:
    """The same as a page."""
    head = ("Council", "Waiting", "Alone at most", "With sharing at most")
    councils = Table("Cases that could be allocated", head, tuple(list_coarse_rows(found)), frozenset({1, 2, 3}))
    loans = tuple((one.home, one.host, f"{one.cases:,}") for one in found.loans)
    sections = (
        Section("Council by council", (), None, councils),
        Section("Who lends to whom", (), None, Table("Loans", ("From", "To", "Cases at most"), loans, frozenset({2}))),
    )
    return Page("What sharing staff could do at most, from counts", tuple(say_coarse(found)), sections)
