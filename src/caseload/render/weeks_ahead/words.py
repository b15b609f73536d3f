"""Says what the weeks ahead show and what happens in them, in sentences."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from caseload.domain.weeks_ahead import Happening, HappeningWord, Trend, WeekAhead, WeeksAhead
from caseload.render.words import count, name_some, say_day, say_number, say_percent

MOST_NAMED: Final = 3
NOBODY: Final = "without a worker"


def say_weeks(ahead: WeeksAhead) -> str:
    """What the chart shows; that there is nothing to show where no week was finished."""
    return say_trend(ahead, ahead.trend) if ahead.trend is not None else "No week was finished."


def say_trend(ahead: WeeksAhead, trend: Trend) -> str:
    """`From 2 February, when w4 is back, nobody is without a worker (now 3).`"""
    children = count(trend.first, "child is", "children are")
    today, weeks = ahead.weeks[0].day, len(ahead.weeks)
    if trend.word in ("none", "level"):
        who = "Every child has a worker" if trend.word == "none" else f"{children} {NOBODY}"
        return f"{who} {f'in each of the {weeks} weeks' if weeks > 1 else 'this week'}."
    turn = say_turn(ahead, trend)
    if trend.word == "clears":
        return (
            f"From {turn}{',' if ',' in turn else ''} nobody is {NOBODY} (now {trend.first}{say_most(ahead, trend)})."
        )
    end = say_day(ahead.weeks[-1].day, today)
    if trend.word == "returns":
        return f"{children} {NOBODY} now{say_most(ahead, trend)}, and again on {end}. The largest rise is on {turn}."
    step = "fall" if trend.word == "falls" else "rise"
    return f"{children} {NOBODY} now{say_most(ahead, trend)}, {trend.last} on {end}. The largest {step} is on {turn}."


def say_turn(ahead: WeeksAhead, trend: Trend) -> str:
    """`2 February, when w4 is back`: the week of the turn and its plainest cause, if one is known."""
    week = ahead.weeks[trend.turn or 0]
    cause = f", when {say_cause(trend.because[0])}" if trend.because else ""
    return f"{say_day(week.day, ahead.weeks[0].day)}{cause}"


def say_most(ahead: WeeksAhead, trend: Trend) -> str:
    """`, up to 40 on 26 January` where that is more than in the first week and the last."""
    if trend.most in (trend.first, trend.last):
        return ""
    return f", up to {trend.most} on {say_day(ahead.weeks[trend.most_week].day, ahead.weeks[0].day)}"


def say_need(ahead: WeeksAhead) -> str:
    """The agency need over the weeks in one sentence; nothing where that of some week is not known."""
    trend = ahead.trend
    if trend is None or trend.fte_first is None or trend.fte_most is None or trend.fte_week is None:
        return ""
    if not trend.fte_most:
        return "No agency worker is needed for every child to have a worker."
    first, most, last = (say_number(fte or 0) for fte in (trend.fte_first, trend.fte_most, trend.fte_last))
    begin = f"For every child to have a worker: {first} FTE from an agency"
    if first == most == last:
        return f"{begin}{', in every week' if len(ahead.weeks) > 1 else ''}."
    day = say_day(ahead.weeks[trend.fte_week].day, ahead.weeks[0].day)
    high = f", up to {most} on {day}" if most not in (first, last) else ""
    return f"{begin} now{high}, {last} in the last week."


def say_flow(week: WeekAhead) -> str:
    """`17 children lose their worker; 6 get one.` Nothing where nobody's having a worker changes."""
    total = week.total
    parts = [
        (total.lost, "lose their worker", "loses their worker"),
        (total.regained, "have theirs again", "has theirs again"),
        (total.allocated, "get a worker", "gets a worker"),
        (total.changed, "change worker", "changes worker"),
    ]
    said = [f"{number} {one if number == 1 else many}" for number, many, one in parts if number]
    if not said:
        return ""
    first, rest = said[0].split(" ", 1)
    return f"{count(int(first), 'child', 'children')} {'; '.join([rest, *said[1:]])}."


def say_cause(one: Happening) -> str:
    """A happening as a clause: `w4 is back`, `w7's protected load goes from 8 to 11`."""
    return CAUSES[one.word](one)


def say_happening(one: Happening, today: date) -> str:
    """A happening as a sentence, with the day the tables state and the cases it is about."""
    return SENTENCES[one.word](one, today)


def say_amount(one: Happening, is_after: bool) -> str:
    """A share in percent for `time`, else a number of cases."""
    amount = one.after if is_after else one.before
    if amount is None:
        return "any number of"
    return say_percent(amount) if one.word == "time" else say_number(amount)


def say_change(one: Happening) -> str:
    """`from 8 to 11`."""
    return f"from {say_amount(one, False)} to {say_amount(one, True)}"


def say_cases(one: Happening) -> str:
    """`3 cases`."""
    return count(len(one.cases), "case")


def name_cases(one: Happening) -> str:
    """The cases by name, the first few of many."""
    return name_some(one.cases, MOST_NAMED)


def agree(one: Happening, verb: str) -> str:
    """A verb that agrees with the number of cases: `waits` or `wait`."""
    return f"{verb}s" if len(one.cases) == 1 else verb


def say_back(one: Happening, today: date) -> str:
    """`, back 2 February`; that no day is known otherwise."""
    return f", back {say_day(one.until, today)}" if one.until else ", no return date"


def say_nobody(one: Happening) -> str:
    """How many of the cases that close had nobody."""
    return f" ({say_number(one.before)} of them {NOBODY})" if one.before else ""


CAUSES: Final[Mapping[HappeningWord, Callable[[Happening], str]]] = MappingProxyType(
    {
        "starts": lambda one: f"{one.worker} starts",
        "back": lambda one: f"{one.worker} is back",
        "leaves": lambda one: f"{one.worker} has left",
        "away": lambda one: f"{one.worker} is away",
        "time": lambda one: f"{one.worker}'s time goes {say_change(one)}",
        "step": lambda one: f"{one.worker}'s protected load goes {say_change(one)}",
        "unbarred": lambda one: f"{one.worker} may take child protection and proceedings",
        "going": lambda one: f"{one.worker}, about to go, takes no more cases",
        "waits": lambda one: f"{say_cases(one)} can wait for {one.worker}, soon back",
        "ends": lambda one: f"{say_cases(one)} {'has' if len(one.cases) == 1 else 'have'} closed",
        "free": lambda one: f"the hold on {say_cases(one)} is over",
        "review": lambda one: f"the decision that {say_cases(one)} {agree(one, 'wait')} is over",
    }
)
SENTENCES: Final[Mapping[HappeningWord, Callable[[Happening, date], str]]] = MappingProxyType(
    {
        "starts": lambda one, today: (
            f"{one.worker} starts on {say_day(one.day, today)}: {say_amount(one, True)} cases at most."
        ),
        "back": lambda one, today: (
            f"{one.worker} is back on {say_day(one.day, today)}, with {say_cases(one)}: "
            f"{say_amount(one, True)} at most."
        ),
        "leaves": lambda one, today: (
            f"{one.worker} leaves, last day {say_day(one.day, today)}: {say_cases(one)} "
            f"{agree(one, 'need')} a new worker."
        ),
        "away": lambda one, today: (
            f"{one.worker} is away from {say_day(one.day, today)}{say_back(one, today)}, with {say_cases(one)}."
        ),
        "time": lambda one, today: f"{one.worker}'s working time goes {say_change(one)}.",
        "step": lambda one, today: f"{one.worker}, newly qualified: protected load {say_change(one)} cases.",
        "unbarred": lambda one, today: (
            f"{one.worker}, newly qualified, may now take child protection, section 47 and proceedings."
        ),
        "going": lambda one, today: (
            f"{one.worker} takes no more cases: last day, or long absence from, {say_day(one.until or one.day, today)}."
        ),
        "waits": lambda one, today: f"{say_cases(one)} nobody had can now wait for {one.worker}{say_back(one, today)}.",
        "ends": lambda one, today: f"{say_cases(one)} {agree(one, 'close')}: {name_cases(one)}{say_nobody(one)}.",
        "free": lambda one, today: f"{name_cases(one)}: no longer held to one worker.",
        "review": lambda one, today: f"{name_cases(one)}: the decision to wait is over.",
    }
)
