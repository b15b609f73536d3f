"""Councils, teams and areas: their plain names, and the minutes between any two areas."""

from math import isqrt
from typing import Final

from caseload.synthetic.draws import Draws
from caseload.synthetic.settings import Settings

TEAM_NAMES: Final = ("North", "South", "East", "West", "Central")
AREA_NAMES: Final = (
    "Harbour",
    "Market",
    "Moor",
    "Valley",
    "Abbey",
    "Bridge",
    "Castle",
    "Docks",
    "Fields",
    "Grange",
    "Heath",
    "Mill",
)
TEAMS_TOGETHER: Final = 4
STEP: Final = 5


def name_teams(count: int) -> list[str]:
    """North, South, East, West, Central, then Team 06 and so on."""
    width = max(2, len(str(count)))
    return [TEAM_NAMES[n] if n < len(TEAM_NAMES) else f"Team {n + 1:0{width}}" for n in range(count)]


def name_council(settings: Settings, team: int) -> str | None:
    """The council of a team: the teams are shared out in order; None where a caseload has no councils."""
    if not settings.councils:
        return None
    return f"Council {team * settings.councils // settings.teams + 1:02}"


def name_areas(settings: Settings) -> list[str]:
    """The areas of all localities in order; four teams share one locality."""
    count = settings.areas * -(-settings.teams // TEAMS_TOGETHER)
    width = max(2, len(str(count)))
    return [AREA_NAMES[n] if n < len(AREA_NAMES) else f"Area {n + 1:0{width}}" for n in range(count)]


def find_team_areas(settings: Settings, team: int) -> list[str]:
    """The areas of the locality a team works in."""
    start = team // TEAMS_TOGETHER * settings.areas
    return name_areas(settings)[start : start + settings.areas]


def measure_travel(settings: Settings) -> dict[tuple[str, str], int]:
    """Minutes between every two areas, both ways alike, in steps of five: straight lines on a drawn map."""
    draws = Draws(settings.seed, 1)
    areas = name_areas(settings)
    localities = len(areas) // settings.areas
    across = isqrt(localities - 1) + 1
    points: list[tuple[int, int]] = []
    for n in range(len(areas)):
        row, column = divmod(n // settings.areas, across)
        corner = (2 * settings.minutes * column, 2 * settings.minutes * row)
        points.append((corner[0] + draws.below(2 * settings.minutes), corner[1] + draws.below(2 * settings.minutes)))
    travel = {}
    for n, (x, y) in enumerate(points):
        for m in range(n + 1, len(points)):
            line = isqrt((x - points[m][0]) ** 2 + (y - points[m][1]) ** 2)
            minutes = max(STEP, -(-line // STEP) * STEP)
            travel[areas[n], areas[m]] = travel[areas[m], areas[n]] = minutes
    return travel
