"""The weeks ahead as JSON: each week's figures, goals, agency need and happenings, and the trend in words."""

from typing import Any

from caseload.domain.weeks_ahead import Happening, Trend, WeekAhead, WeeksAhead, WeekTally
from caseload.render.plain_values import make_plain
from caseload.render.plan_json import goal_to_json, shortfall_to_json
from caseload.render.weeks_ahead.words import say_happening, say_need, say_weeks


def weeks_to_json(ahead: WeeksAhead) -> dict[str, Any]:
    """Every week done, the first is week 0. Dates are ISO, FTE numbers, hours whole hours a week; what is not known is
    null. Of two trends the one with `team` null is of all; `turn`, `most_week` and `fte_week` are numbers of weeks."""
    return {
        "asked": ahead.asked,
        "text": say_weeks(ahead),
        "need": say_need(ahead) or None,
        "trend": trend_to_json(ahead.trend) if ahead.trend else None,
        "teams": [trend_to_json(trend) for trend in ahead.teams],
        "weeks": [week_to_json(ahead, week) for week in ahead.weeks],
    }


def week_to_json(ahead: WeeksAhead, week: WeekAhead) -> dict[str, Any]:
    """One week: figures in all and by team, goals, agency need by level, and what happens."""
    return {
        "week": week.week,
        "as_of": make_plain(week.day),
        "proven": week.proven,
        "total": tally_to_json(week.total),
        "teams": [tally_to_json(tally) for tally in week.teams],
        "goals": [goal_to_json(goal) for goal in week.goals],
        "shortfall": [shortfall_to_json(level) for level in week.needs],
        "happens": [happening_to_json(ahead, one) for one in week.happenings],
    }


def tally_to_json(tally: WeekTally) -> dict[str, Any]:
    """The figures of a team, or of all (`team` null)."""
    return {
        "team": tally.team,
        "workers": tally.workers,
        "fte": make_plain(tally.fte),
        "room_for": tally.places,
        "cases": tally.cases,
        "must_allocate_without_worker": tally.must_without,
        "without_worker": tally.without,
        "waiting_for_holder": tally.waiting,
        "lost": tally.lost,
        "regained": tally.regained,
        "allocated": tally.allocated,
        "changed": tally.changed,
        "over_cap": tally.over_cap,
        "hours_over": tally.hours_over,
        "agency_fte_must": make_plain(tally.fte_must),
        "agency_fte": make_plain(tally.fte_all),
    }


def happening_to_json(ahead: WeeksAhead, one: Happening) -> dict[str, Any]:
    """One happening in plain values and in words."""
    return {
        "code": one.word,
        "day": make_plain(one.day),
        "team": one.team,
        "worker": one.worker,
        "cases": list(one.cases),
        "before": make_plain(one.before),
        "after": make_plain(one.after),
        "until": make_plain(one.until),
        "text": say_happening(one, ahead.weeks[0].day),
    }


def trend_to_json(trend: Trend) -> dict[str, Any]:
    """How the number of children without a worker goes, and the agency FTE."""
    return {
        "team": trend.team,
        "code": trend.word,
        "first": trend.first,
        "last": trend.last,
        "most": trend.most,
        "most_week": trend.most_week,
        "turn": trend.turn,
        "agency_fte_first": make_plain(trend.fte_first),
        "agency_fte_most": make_plain(trend.fte_most),
        "agency_fte_week": trend.fte_week,
        "agency_fte_last": make_plain(trend.fte_last),
    }
