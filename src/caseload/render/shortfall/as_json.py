"""The staff a week would take as JSON, schema version 1: keys are only ever added. See `shortfall.schema.json`."""

from functools import partial
from typing import Any, Final

from caseload.domain.agency import (
    ENGLAND,
    CauseStep,
    Gap,
    LevelAgency,
    LevelCauses,
    Measures,
    Money,
    OverRate,
    TeamShare,
)
from caseload.domain.findings import ShortfallLevel
from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.plain_values import round_number
from caseload.render.plan_json import SCHEMA_VERSION, goal_to_json, issue_to_json, run_to_json, shortfall_to_json
from caseload.render.shortfall.money_words import say_over_rate
from caseload.render.shortfall.parts import parts_to_json
from caseload.render.shortfall.table import say_gap
from caseload.render.unallocated_json import unallocated_to_json

Json = dict[str, Any]
PENCE: Final = 2


def staff_to_json(found: ShortfallReport) -> Json:
    """Everything found. FTE and shares are numbers, money is pounds; null is not known or not worked out."""
    report = found.report
    problem, listed = report.problem, report.findings.unallocated
    tell = partial(unallocated_to_json, problem)
    agency = {one.level: one for one in found.agency}
    return {
        "schema_version": SCHEMA_VERSION,
        "status": "optimal" if report.solved.is_optimal else "feasible",
        "as_of": problem.caseload.as_of.isoformat(),
        "goals": [goal_to_json(goal) for goal in report.solved.goals],
        "shortfall": [
            {**shortfall_to_json(level), **agency_to_json(found, agency[level.level]), "over": list_over(level)}
            for level in report.findings.shortfall
        ],
        "causes": None if found.causes is None else [causes_to_json(one) for one in found.causes],
        "measures": measures_to_json(found),
        "unallocated": [tell(one) for one in listed if not one.is_waiting_for_cover],
        "without_cover": [tell(one) for one in listed if one.is_waiting_for_cover],
        **parts_to_json(found),
        "notice_weeks": problem.policy.notice_weeks,
        "stopped": report.is_stopped,
        "issues": [issue_to_json(fault) for fault in report.warnings],
        "run": run_to_json(report),
    }


def agency_to_json(found: ShortfallReport, one: LevelAgency) -> Json:
    """What the posts of one level mean; `weekly_cost` stays with the level."""
    policy = found.report.problem.policy
    return {
        **money_to_json(one.money),
        "over_rates": [over_to_json(over, say_over_rate(over, policy)) for over in one.over_rates],
        "supply": [
            {
                "profile": supply.profile,
                "asked_fte": round_number(supply.asked),
                "available_fte": round_number(supply.available),
            }
            for supply in one.supplies
        ],
        "gaps": [gap_to_json(gap, say_gap(gap, policy)) for gap in one.gaps],
        "temporary": [share_to_json(share) for share in one.shares],
    }


def list_over(level: ShortfallLevel) -> list[Json]:
    """Who stays over a limit whatever the posts."""
    return [{"worker": one.worker, "limit": one.limit, "amount": one.amount} for one in level.over]


def money_to_json(money: Money) -> Json:
    """Pounds a year gross, and net of the vacant posts' salaries."""
    return {
        "yearly_cost": round_number(money.yearly, PENCE),
        "net_weekly_cost": round_number(money.net, PENCE),
        "net_yearly_cost": round_number(money.net_yearly, PENCE),
        "net_unknown": money.net_gap,
        "covers_vacant_fte": round_number(money.covering),
        "saved_weekly": round_number(money.saved, PENCE),
        "rates_missing": list(money.rates_missing),
    }


def over_to_json(over: OverRate, text: str) -> Json:
    """A rate above its price cap, and who must sign."""
    return {
        "profile": over.profile,
        "cap_role": over.role,
        "hourly": round_number(over.hourly, PENCE),
        "cap": round_number(over.cap, PENCE),
        "sign_off": ["director of children's services", "chief executive"],
        "text": text,
    }


def gap_to_json(gap: Gap, text: str) -> Json:
    """Cases no post removes; `skills` are kinds where the reason is `kind`."""
    return {"reason": gap.reason, "cases": list(gap.cases), "skills": list(gap.skills), "text": text}


def share_to_json(share: TeamShare) -> Json:
    """How temporary one team is, now and with the posts."""
    return {
        "team": share.team,
        "fte": round_number(share.fte),
        "temporary_fte": round_number(share.temporary),
        "posts_fte": round_number(share.posts),
        "now": round_number(share.now),
        "with_posts": round_number(share.then),
        "above_limit": share.is_over,
    }


def causes_to_json(one: LevelCauses) -> Json:
    """The need of one level in parts, in the order in which the causes were taken away."""
    return {
        "level": one.level,
        "fte": round_number(one.fte),
        "steps": [step_to_json(step) for step in one.steps],
        "remainder_fte": round_number(one.remainder),
        "remainder_at_least_fte": round_number(one.remainder_least),
    }


def step_to_json(step: CauseStep) -> Json:
    """One cause; null where nothing is stated or time did not reach it."""
    return {
        "cause": step.name,
        "state": step.state,
        "size": round_number(step.size),
        "fte": round_number(step.fte),
        "at_least_fte": round_number(step.least),
        "at_most_fte": round_number(step.most),
        "proven": step.proven,
    }


def measures_to_json(found: ShortfallReport) -> Json:
    """The published measures now, with the posts of level 2, and England's."""
    england = {
        "year": ENGLAND.year,
        "agency_rate": round_number(ENGLAND.agency_rate),
        "vacancy_rate": round_number(ENGLAND.vacancy_rate),
        "covering_share": round_number(ENGLAND.covering_share),
        "average_caseload": round_number(ENGLAND.average),
    }
    return {"now": measure_to_json(found.now), "with_posts": measure_to_json(found.then), "england": england}


def measure_to_json(one: Measures) -> Json:
    """One set of measures; rates are shares of 1."""
    return {
        "agency_fte": round_number(one.agency_fte),
        "in_post_fte": round_number(one.in_post_fte),
        "holding_fte": round_number(one.holding_fte),
        "divided_fte": round_number(one.divided_fte),
        "vacant_fte": round_number(one.vacant_fte),
        "uncovered_fte": round_number(one.uncovered_fte),
        "agency_rate": round_number(one.agency_rate),
        "vacancy_rate": round_number(one.vacancy_rate),
        "covering_share": round_number(one.covering_share),
        "average_caseload": round_number(one.average),
    }
