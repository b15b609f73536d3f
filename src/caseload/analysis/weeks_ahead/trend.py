"""Finds how the number of children without a worker goes over the weeks, and what turns it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from caseload.domain.weeks_ahead import Happening, HappeningWord, Trend, TrendWord, WeekAhead, WeekTally

EASES: Final[tuple[HappeningWord, ...]] = ("back", "starts", "waits", "time", "step", "unbarred", "ends", "review")
PRESSES: Final[tuple[HappeningWord, ...]] = ("leaves", "away", "time", "going", "step")


def find_trend(weeks: Sequence[WeekAhead], team: str | None = None) -> Trend:
    """The trend of one team's cases, or of all; at least one week."""
    tallies = [find_tally(week, team) for week in weeks]
    numbers = [tally.without for tally in tallies]
    needs = [tally.fte_all for tally in tallies if tally.fte_all is not None]
    word = find_word(numbers)
    turn = find_turn(numbers, word)
    most_week = numbers.index(max(numbers))
    is_known = len(needs) == len(tallies)
    return Trend(
        team=team,
        word=word,
        first=numbers[0],
        last=numbers[-1],
        most=numbers[most_week],
        most_week=most_week,
        turn=turn,
        because=find_causes(weeks[turn], word, team) if turn is not None else (),
        fte_first=needs[0] if is_known else None,
        fte_most=max(needs) if is_known else None,
        fte_week=needs.index(max(needs)) if is_known else None,
        fte_last=needs[-1] if is_known else None,
    )


def find_team_trends(weeks: Sequence[WeekAhead]) -> tuple[Trend, ...]:
    """The trend of every team, in the order of the names; none where there is but one."""
    teams = [tally.team for tally in weeks[0].teams] if weeks else []
    return tuple(find_trend(weeks, team) for team in teams) if len(teams) > 1 else ()


def find_tally(week: WeekAhead, team: str | None) -> WeekTally:
    """The figures of a team in a week, or of all."""
    return week.total if team is None else next(tally for tally in week.teams if tally.team == team)


def find_word(numbers: Sequence[int]) -> TrendWord:
    """Which of the ways a series goes; see `Trend`."""
    if not any(numbers):
        return "none"
    if numbers[-1] == 0:
        return "clears"
    if numbers[-1] != numbers[0]:
        return "falls" if numbers[-1] < numbers[0] else "rises"
    return "level" if len(set(numbers)) == 1 else "returns"


def find_turn(numbers: Sequence[int], word: TrendWord) -> int | None:
    """The week in which the series turns; see `Trend`."""
    if word == "clears":
        return max(week for week, number in enumerate(numbers) if number) + 1
    steps = [after - before for before, after in pairwise(numbers)]
    if word == "falls":
        return steps.index(min(steps)) + 1
    return steps.index(max(steps)) + 1 if word in ("rises", "returns") else None


def find_causes(week: WeekAhead, word: TrendWord, team: str | None) -> tuple[Happening, ...]:
    """What happens to this team (or any) by that week that goes the same way as the series."""
    words = EASES if word in ("clears", "falls") else PRESSES
    found = [one for one in week.happenings if team in (None, one.team) and one.word in words]
    found = [one for one in found if one.word not in ("time", "step") or is_more(one) == (words is EASES)]
    return tuple(sorted(found, key=lambda one: words.index(one.word)))


def is_more(one: Happening) -> bool:
    """Whether a change of time or of a protected load leaves more than there was."""
    return (one.after or 0) > (one.before or 0)
