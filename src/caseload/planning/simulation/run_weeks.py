"""Runs the weeks of one replication, each allocated by whatever allocates: the engine, or anything else in a test."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from caseload.domain.caseload import Caseload
from caseload.domain.plan import Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.planning.simulation.draws import Draws
from caseload.planning.simulation.figures import WeekFigures, count_often_changed, list_changed, measure_week
from caseload.planning.simulation.referrals import keep_templates
from caseload.planning.simulation.scenario import Scenario
from caseload.planning.simulation.week import Week, begin, follow
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem

Allocate = Callable[[Problem, float], Solved]
"""A plan for a problem, found within so many seconds of work."""
OnWeek = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Replication:
    """The counted weeks of one run of a scenario. `often_changed` of `looked_after` children had three or more changes
    of worker in them; `again` are the weeks searched again in full: the figures in the run, then those of that search.
    """

    number: int
    weeks: tuple[WeekFigures, ...]
    often_changed: int
    looked_after: int
    again: tuple[tuple[WeekFigures, WeekFigures], ...] = ()


class Stopped(Exception):
    """Somebody asked to stop within a replication; nothing of it is kept."""


def allocate_with_engine(stop: Event) -> Allocate:
    """The engine of the weekly allocation: every plan is audited.

    Its seconds are of counted work, so that the same week has the same plan however busy the machine is. Raises Stopped
    where `stop` is asked for.
    """

    def allocate(problem: Problem, seconds: float) -> Solved:
        solved = solve_problem(problem, Options(seconds=seconds, processes=1, is_reproducible=True), stop=stop)
        if solved.interrupted:
            raise Stopped
        return solved

    return allocate


def run_replication(
    scenario: Scenario,
    caseload: Caseload,
    number: int,
    allocate: Allocate,
    on_week: OnWeek = lambda week, of: None,
) -> Replication:
    """One run of the scenario from the caseload on; the same number gives the same chances in every scenario.

    `on_week` hears which week of how many begins, warm-up included (1 is the first).
    """
    draws, templates = Draws(scenario.seed, number), keep_templates(caseload)
    total, tally = scenario.warm_up + scenario.weeks, Tally()
    week = begin(scenario, caseload, templates, draws)
    while True:
        on_week(week.number + 1, total)
        problem = prepare_problem(week.caseload, Settings(moves=scenario.moves))
        solved = allocate(problem, scenario.seconds)
        if week.number >= scenario.warm_up:
            figures = tally.take(week, problem, solved)
            if draws.is_hit(scenario.sample, "again", week.number):
                full = measure_week(problem, allocate(problem, scenario.full_seconds), week.referred, week.closed)
                tally.again.append((figures, full))
        if week.number + 1 >= total:
            return tally.sum_up(number)
        week = follow(scenario, week, problem, solved.plan, templates, draws)


class Tally:
    """Gathers the counted weeks of one replication."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self.weeks: list[WeekFigures] = []
        self.again: list[tuple[WeekFigures, WeekFigures]] = []
        self._changed: list[str] = []
        self._looked_after: set[str] = set()

    def take(self, week: Week, problem: Problem, solved: Solved) -> WeekFigures:
        """Count a week."""
        figures = measure_week(problem, solved, week.referred, week.closed)
        self.weeks.append(figures)
        self._changed += list_changed(problem, solved.plan)
        self._looked_after |= {case.id for case in problem.caseload.cases if case.kind == "looked_after"}
        return figures

    def sum_up(self, number: int) -> Replication:
        """The replication."""
        often = count_often_changed(self._changed) & self._looked_after
        return Replication(number, tuple(self.weeks), len(often), len(self._looked_after), tuple(self.again))
