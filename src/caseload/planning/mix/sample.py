"""The weeks a mix is for, sampled from a scenario; and the scenario run with the mix it came to."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from threading import Event

from caseload.domain.caseload import Caseload
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.planning.mix.judge import place_staff
from caseload.planning.mix.mix import Checked, Counts, MixQuestion
from caseload.planning.mix.week import MixWeek, make_week
from caseload.planning.simulation.run_weeks import OnWeek, allocate_with_engine, run_replication
from caseload.planning.simulation.scenario import Scenario

Weeks = tuple[MixWeek, ...]


def list_sampled(weeks: int, count: int) -> list[int]:
    """`count` weeks spaced evenly over so many, by number from 1; the last one is among them."""
    return [weeks * place // count for place in range(1, count + 1)]


def sample_weeks(
    scenario: Scenario, caseload: Caseload, question: MixQuestion, stop: Event, on_week: OnWeek
) -> Weeks:  # fmt: skip
    """The weeks of the question: the caseload as it is, or weeks of one replication with the scenario's own staff.

    Raises simulation's Stopped where somebody asks to stop.
    """
    if not question.weeks:
        return (make_week(caseload, question),)
    seen: list[Caseload] = []
    run_replication(replace(scenario, sample=Fraction(0)), caseload, 0, keep_weeks(stop, seen), on_week)
    counted = seen[scenario.warm_up :]
    return tuple(make_week(counted[number - 1], question) for number in list_sampled(len(counted), question.weeks))


def keep_weeks(stop: Event, seen: list[Caseload]) -> Callable[[Problem, float], Solved]:
    """The engine, which keeps every caseload it is asked to allocate."""
    allocate = allocate_with_engine(stop)

    def keep(problem: Problem, seconds: float) -> Solved:
        seen.append(problem.caseload)
        return allocate(problem, seconds)

    return keep


def check_mix(
    scenario: Scenario, caseload: Caseload, question: MixQuestion, counts: Counts, stop: Event, on_week: OnWeek
) -> Checked:  # fmt: skip
    """One replication of the scenario that begins with the staff of a mix, its cases dealt out, all teams as one and no
    posts to come. Raises simulation's Stopped where somebody asks to stop."""
    on_week(0, scenario.warm_up + scenario.weeks)
    start = place_staff(make_week(caseload, question), question, counts, scenario.full_seconds)
    alone = replace(scenario, teams=(), posts=(), sample=Fraction(0))
    weeks = run_replication(alone, start, 0, allocate_with_engine(stop), on_week).weeks
    waiting = [week.must_waiting if question.goal == "must" else week.waiting for week in weeks]
    return Checked(len(weeks), waiting.count(0), Fraction(sum(waiting), len(weeks)), max(waiting))
