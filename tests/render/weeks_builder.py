"""Weeks ahead as values, for what is said and drawn of them."""

from datetime import timedelta
from fractions import Fraction

from caseload.analysis.weeks_ahead.trend import find_team_trends, find_trend
from caseload.domain.weeks_ahead import Happening, WeekAhead, WeeksAhead, WeekTally
from tests.builders import MONDAY


def a_tally(team: str | None, without: int, must: int = 0, fte: Fraction | None = Fraction(0)) -> WeekTally:
    return WeekTally(
        team=team, workers=10, fte=Fraction(19, 2), places=200, cases=180, must_without=must, without=without,
        waiting=2, lost=0, regained=0, allocated=1, changed=0, over_cap=1, hours_over=3, fte_must=fte, fte_all=fte,
    )  # fmt: skip


def a_week(
    number: int,
    without: int,
    must: int = 0,
    fte: Fraction | None = Fraction(0),
    happenings: tuple[Happening, ...] = (),
    teams: tuple[str, ...] = (),
    proven: bool = True,
) -> WeekAhead:
    return WeekAhead(
        week=number,
        day=MONDAY + timedelta(weeks=number),
        total=a_tally(None, without, must, fte),
        teams=tuple(a_tally(team, without, must, fte) for team in teams),
        goals=(),
        needs=(),
        happenings=happenings,
        proven=proven,
    )


def weeks_of(*weeks: WeekAhead, asked: int | None = None) -> WeeksAhead:
    return WeeksAhead(weeks, asked or len(weeks), find_trend(weeks), find_team_trends(weeks))
