"""Solves this week and those that follow from what is known, each from the plan before it, with no chance in it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import Final

from caseload.analysis.shortfall.levels import find_shortfall
from caseload.analysis.weeks_ahead.carry import carry_week
from caseload.analysis.weeks_ahead.happenings import list_happenings
from caseload.analysis.weeks_ahead.tally import WeekView, list_teams, measure_week, view_week
from caseload.analysis.weeks_ahead.trend import find_team_trends, find_trend
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.domain.weeks_ahead import WeekAhead, WeeksAhead
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem

LEVELS: Final = (1, 2)
PLAN_SHARE: Final = 0.6
LEAST_SECONDS: Final = 0.2
OnWeek = Callable[[int, int], None]


def find_weeks_ahead(
    problem: Problem,
    weeks: int,
    seconds: float = 60.0,
    on_progress: OnWeek = lambda week, of: None,
    stop: Event | None = None,
    seed: int = 0,
) -> WeeksAhead:
    """So many weeks from this one (week 0) on, each seven days after the one before, under the run's settings.

    Each week's caseload is the one before with its plan carried out (`carry_week`); it is solved and audited like any
    other, and its agency need found. `seconds` is for all weeks together, shared out evenly; a week not proven in its
    share says so. `on_progress` hears which week of how many begins (1 is this week). Ctrl-C (KeyboardInterrupt) and
    `stop` keep the weeks done. Raises AuditFailed if a plan breaks a rule.
    """
    search = Search(time.monotonic() + seconds, stop or Event(), seed)
    while len(search.found) < weeks and search.is_going:
        on_progress(len(search.found) + 1, weeks)
        left = (search.deadline - time.monotonic()) / (weeks - len(search.found))
        try:
            problem = search.take_week(problem, left)
        except KeyboardInterrupt:
            search.stop.set()
    found = tuple(search.found)
    return WeeksAhead(found, weeks, find_trend(found) if found else None, find_team_trends(found))


@dataclass
class Search:
    """The weeks found so far, what leads to the next, and when to end (monotonic clock)."""

    deadline: float
    stop: Event
    seed: int
    found: list[WeekAhead] = field(default_factory=list)
    before: WeekView | None = None

    @property
    def is_going(self) -> bool:
        """Whether another week may be begun."""
        return not self.stop.is_set() and self.deadline - time.monotonic() > LEAST_SECONDS

    def take_week(self, problem: Problem, seconds: float) -> Problem:
        """Solves one week and notes it, unless stopped meanwhile; gives the problem of the next."""
        start = time.monotonic()
        solved = solve_problem(problem, Options(seconds=seconds * PLAN_SHARE, seed=self.seed), stop=self.stop)
        if solved.interrupted or self.stop.is_set():
            self.stop.set()
            return problem
        view = view_week(problem, solved.plan, self.before)
        left = max(0.0, seconds - (time.monotonic() - start))
        levels = find_shortfall(problem, solved, LEVELS, left, stop=self.stop)
        if self.stop.is_set():
            return problem
        happenings = list_happenings(self.before.after, self.before.without, problem) if self.before else ()
        self.found.append(
            WeekAhead(
                week=len(self.found),
                day=problem.caseload.as_of,
                total=measure_week(view, levels),
                teams=tuple(measure_week(view, levels, team) for team in list_teams(problem)),
                goals=solved.goals,
                needs=levels,
                happenings=happenings,
                proven=solved.is_optimal,
            )
        )
        self.before = view
        return prepare_problem(carry_week(problem, solved.plan), problem.settings)
