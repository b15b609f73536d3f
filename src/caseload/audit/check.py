"""The audit of a plan: every breach of a rule in force, and the value of every goal."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from caseload.audit.after import After, summarise_plan
from caseload.audit.aims import above_cap, above_hours, above_target
from caseload.audit.goals import (
    changes,
    displaced,
    fit,
    over_pace,
    overhours,
    overload,
    unallocated,
    unallocated_must,
    unevenness,
)
from caseload.audit.rule_check import GoalMeasure, RuleCheck
from caseload.audit.rules import (
    cap,
    co_working,
    decisions,
    hold,
    hours,
    kind_limit,
    lead,
    leaving,
    lending,
    moves,
    new_cases,
    no_drop,
    one_worker,
    overseeing,
    protected,
    siblings,
    skills,
    support,
    transfer,
)
from caseload.domain.names import GOALS, RULES
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem

RULE_CHECKS: Final[Mapping[str, RuleCheck]] = MappingProxyType(
    {
        "one_worker": one_worker.find_breaches,
        "cap": cap.find_breaches,
        "hours": hours.find_breaches,
        "lead": lead.find_breaches,
        "skills": skills.find_breaches,
        "protected": protected.find_breaches,
        "co_working": co_working.find_breaches,
        "overseeing": overseeing.find_breaches,
        "support": support.find_breaches,
        "siblings": siblings.find_breaches,
        "decisions": decisions.find_breaches,
        "new_cases": new_cases.find_breaches,
        "kind_limit": kind_limit.find_breaches,
        "moves": moves.find_breaches,
        "no_drop": no_drop.find_breaches,
        "leaving": leaving.find_breaches,
        "hold": hold.find_breaches,
        "lending": lending.find_breaches,
        "transfer": transfer.find_breaches,
    }
)

GOAL_MEASURES: Final[Mapping[str, GoalMeasure]] = MappingProxyType(
    {
        "unallocated_must": unallocated_must.measure,
        "over_pace": over_pace.measure,
        "displaced": displaced.measure,
        "unallocated": unallocated.measure,
        "overload": overload.measure,
        "changes": changes.measure,
        "overhours": overhours.measure,
        "unevenness": unevenness.measure,
        "fit": fit.measure,
    }
)

AIM_MEASURES: Final[Mapping[str, GoalMeasure]] = MappingProxyType(
    {
        "above_cap": above_cap.measure,
        "above_hours": above_hours.measure,
        "above_target": above_target.measure,
    }
)


def find_breaches(problem: Problem, plan: Plan) -> tuple[Breach, ...]:
    """Every breach of a rule in force, in the order of the rules, then of workers and cases."""
    return list_breaches(problem, plan, summarise_plan(problem, plan))


def list_breaches(problem: Problem, plan: Plan, after: After) -> tuple[Breach, ...]:
    """Every breach of a plan that is summarised already."""
    found = [breach for rule in RULES for breach in find_rule_breaches(rule, problem, plan, after)]
    return tuple(sorted(found, key=order_breach))


def find_rule_breaches(rule: str, problem: Problem, plan: Plan, after: After) -> Iterable[Breach]:
    """The breaches of one rule; none where the policy switches it off."""
    return RULE_CHECKS[rule](problem, plan, after) if problem.policy.has_rule(rule) else ()


def order_breach(breach: Breach) -> tuple[int, str, str, str, str]:
    """By rule, worker, case, then what it says."""
    place = RULES.index(breach.rule)
    return place, breach.worker or "", breach.case or "", breach.since or "", breach.detail


def measure_goals(problem: Problem, plan: Plan) -> dict[str, int]:
    """The value of every goal of the policy, in its order; a level of the shortfall states aims among them."""
    return list_goals(problem, plan, summarise_plan(problem, plan))


def list_goals(problem: Problem, plan: Plan, after: After) -> dict[str, int]:
    """The value of every goal of a plan that is summarised already."""
    measures = {**GOAL_MEASURES, **AIM_MEASURES}
    return {name: measures[name](problem, plan, after) for name in problem.policy.goals or GOALS}


def audit_plan(problem: Problem, plan: Plan) -> tuple[tuple[Breach, ...], dict[str, int]]:
    """Every breach and every goal of a plan, which is summarised once for both."""
    after = summarise_plan(problem, plan)
    return list_breaches(problem, plan, after), list_goals(problem, plan, after)


def is_sound(breaches: Iterable[Breach]) -> bool:
    """Whether the input or a decision explains every breach, so that the plan itself is at fault in none."""
    return all(breach.since is not None for breach in breaches)
