"""From a question about a scenario to its answer, checked."""

from dataclasses import dataclass
from threading import Event

from caseload.domain.caseload import Caseload
from caseload.planning.mix.find_mix import OnStep, find_mix
from caseload.planning.mix.judge import judge_with_engine
from caseload.planning.mix.mix import Found, Mix, MixQuestion
from caseload.planning.mix.sample import check_mix, sample_weeks
from caseload.planning.simulation.run_weeks import OnWeek, Stopped
from caseload.planning.simulation.scenario import Scenario


@dataclass(frozen=True)
class Asked:
    """A question about a scenario, under a title."""

    title: str
    question: MixQuestion
    scenario: Scenario
    caseload: Caseload


@dataclass(frozen=True)
class Hearing:
    """Who may ask to stop, and who is told: of each staff that was tried, and of each week that is simulated."""

    stop: Event
    on_step: OnStep = lambda tried, best, bound: None
    on_week: OnWeek = lambda week, of: None


def answer_mix(asked: Asked, hearing: Hearing) -> Mix:
    """The answer, tried again in every week and in the scenario; a stop keeps what is known by then."""
    question, stop = asked.question, hearing.stop
    try:
        weeks = sample_weeks(asked.scenario, asked.caseload, question, stop, hearing.on_week)
    except (Stopped, KeyboardInterrupt):
        return Mix(asked.title, question, (), (), Found("stopped", None, None, ()), None, None)
    judge = judge_with_engine(question, asked.scenario.full_seconds, stop)
    found = find_mix(question, weeks, judge, stop, hearing.on_step)
    without, checked = None, None
    if (counts := found.counts) is not None and not stop.is_set():
        try:
            without = sum(judge(week, counts) == "works" for week in weeks)
            checked = check_mix(asked.scenario, asked.caseload, question, counts, stop, hearing.on_week)
        except (Stopped, KeyboardInterrupt):
            stop.set()
    days, cases = tuple(week.day for week in weeks), tuple(len(week.caseload.cases) for week in weeks)
    return Mix(asked.title, question, days, cases, found, without, checked)
