"""Who reads a report, and what they may read in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

MARKED: Final = "OFFICIAL-SENSITIVE: "


@dataclass(frozen=True, slots=True)
class Audience:
    """Readers: whether they read ids of cases and workers, teams, and counts of 1 to 5 children; and the marking."""

    title: str
    marking: str
    has_ids: bool = False
    has_teams: bool = True
    has_small: bool = True


AUDIENCES: Final[Mapping[str, Audience]] = {
    "team": Audience(
        "Who takes which case",
        f"{MARKED}names cases and workers. For the team's managers alone.",
        has_ids=True,
    ),
    "service": Audience(
        "Caseloads and staff",
        f"{MARKED}has counts of few children. For the service's managers alone.",
    ),
    "committee": Audience(
        "Caseloads and staff in children's social work",
        "For the committee. Counts of 1 to 5 children are not shown.",
        has_small=False,
    ),
    "public": Audience(
        "Caseloads and staff in children's social work",
        "May be published. Counts of 1 to 5 children are not shown.",
        has_teams=False,
        has_small=False,
    ),
}
