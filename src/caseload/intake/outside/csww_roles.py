"""Says which role of ours a worker of the census has, and who is left out because their role holds no cases."""

from datetime import date
from typing import Final

MANAGERS: Final = frozenset({"1", "2", "3"})
HIGHER: Final = frozenset({"1", "2"})
SENIOR: Final = "4"
NO_CASES: Final = "6"
ASYE: Final = "1"
NEWLY_QUALIFIED: Final = "1"
"""OrgRole: 1 senior, 2 middle, 3 first line manager, 4 senior practitioner, 5 case holder, 6 qualified without cases.

Source of the codes: the census's published schema of 2022. CFKSSstatus 1 is the assessed and supported year,
StartOrigin 1 somebody who came newly qualified.
"""


def choose_role(org_role: str, is_agency: bool, is_newly_qualified: bool, held: int) -> str | None:
    """A role of the policy, None for somebody whose role holds no cases and who holds none, "" where it is not told.

    Newly qualified comes first, since their load is protected by it, whatever else the row says.
    """
    if org_role in HIGHER and not held:
        return None
    if org_role in MANAGERS:
        return "team_manager"
    if is_newly_qualified:
        return "nqsw"
    if org_role == NO_CASES and not held:
        return None
    if is_agency:
        return "agency_social_worker"
    if org_role == SENIOR:
        return "senior_social_worker"
    return "social_worker" if org_role or held else ""


def is_newly_qualified(statuses: tuple[str, ...], origin: str, start: date | None, is_agency: bool, day: date) -> bool:
    """Whether somebody is in the protected year on this day.

    CFKSSstatus says so; or their own council took them on newly qualified within the last 12 months.
    """
    if ASYE in statuses:
        return True
    is_new = start is not None and add_year(start) > day
    return origin == NEWLY_QUALIFIED and is_new and not is_agency


def add_year(day: date) -> date:
    """The same day a year on; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def is_in_doubt(org_role: str, held: int) -> bool:
    """Whether a role that holds no cases is said of somebody who holds some."""
    return bool(held) and org_role in HIGHER | {NO_CASES}
