"""Own means as JSON: every remedy and combination with its figures, and its words beside them."""

from typing import Any

from caseload.domain.problem import Problem
from caseload.domain.remedies import (
    Combination,
    Reach,
    Remedies,
    Remedy,
)
from caseload.render.own_means.remedies_words import name_remedy
from caseload.render.plain_values import make_plain
from caseload.render.plan_json import goal_to_json, shortfall_to_json

Json = dict[str, Any]


def remedies_to_json(problem: Problem, remedies: Remedies) -> Json:
    """Each remedy with what it reaches, and both combinations; pounds a week, null where not known."""
    effects = [
        {
            **remedy_to_json(problem, effect.remedy),
            "after": reach_to_json(effect.after),
            "cost_each": make_plain(effect.cost_each),
        }
        for effect in remedies.effects
    ]
    return {
        "before": reach_to_json(remedies.before) if remedies.before else None,
        "hours_limit": remedies.hours_limit,
        "remedies": effects,
        "without_effect": [remedy_to_json(problem, remedy) for remedy in remedies.without],
        "not_settled": [remedy_to_json(problem, remedy) for remedy in remedies.not_tried],
        "best": combination_to_json(problem, remedies.best),
        "best_without_moves": combination_to_json(problem, remedies.best_without_moves),
    }


def remedy_to_json(problem: Problem, remedy: Remedy) -> Json:
    """One remedy: in words, and as values."""
    return {
        "kind": remedy.kind,
        "text": name_remedy(remedy, problem.policy),
        "team": remedy.team,
        "to_team": remedy.to_team,
        "workers": list(remedy.workers),
        "role": remedy.role,
        "kinds": list(remedy.kinds),
        "share": make_plain(remedy.share),
        "month": remedy.month,
        "moves": ("any" if remedy.moves is None else remedy.moves) if remedy.kind == "moves" else None,
        "weekly_cost": make_plain(remedy.weekly_cost),
        "from": make_plain(remedy.from_day),
    }


def reach_to_json(reach: Reach) -> Json:
    """Children without a worker, those who lose theirs, and the goals behind."""
    return {
        "must_allocate": reach.must,
        "children": reach.children,
        "displaced": reach.displaced,
        "goals": [goal_to_json(goal) for goal in reach.goals],
    }


def combination_to_json(problem: Problem, best: Combination | None) -> Json | None:
    """One combination with the agency need left after it; null where there is none."""
    if best is None:
        return None
    return {
        "remedies": [remedy_to_json(problem, remedy) for remedy in best.remedies],
        "after": reach_to_json(best.after),
        "weekly_cost": make_plain(best.weekly_cost),
        "from": make_plain(best.from_day),
        "proven": best.proven,
        "shortfall": [shortfall_to_json(level) for level in best.left],
    }
