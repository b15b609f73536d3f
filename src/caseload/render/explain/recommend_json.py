"""A recommendation as JSON, schema version 1; docs/explain.md describes it."""

from typing import Any

from caseload.domain.explanation import Candidate, Recommendation
from caseload.domain.findings import Workload
from caseload.pipeline.recommend import RecommendReport
from caseload.render.explain.as_json import alternative_to_json, difference_to_json
from caseload.render.plan_json import SCHEMA_VERSION, facts_to_json, goal_to_json, issue_to_json, workload_to_json

Json = dict[str, Any]


def recommendation_to_json(report: RecommendReport) -> Json:
    """The candidates in order, those who may not by rule, and the full new plan's goals."""
    found, problem = report.answer, report.problem

    def tell_load(load: Workload) -> Json:
        return workload_to_json(load, problem.policy)

    return {
        "schema_version": SCHEMA_VERSION,
        "about": "recommendation",
        "as_of": problem.caseload.as_of.isoformat(),
        "case": found.case,
        "team": found.team,
        "together": list(found.together),
        "holder": found.holder,
        "waiting": found.is_waiting,
        "parked": found.is_parked,
        "decided": found.is_decided,
        "has_worker": found.is_settled,
        "skills": list(found.skills),
        "candidates": [
            {
                **candidate_to_json(found, one, place),
                "before": tell_load(one.before),
                "after": tell_load(one.after),
            }
            for place, one in enumerate(found.candidates, start=1)
        ],
        "barred": [{"rule": one.rule, "workers": list(one.workers)} for one in found.barred],
        "unknown": list(found.unknown),
        "goals": [goal_to_json(goal) for goal in report.solved.goals],
        "stopped": report.is_stopped,
        "issues": [issue_to_json(fault) for fault in report.warnings],
        "run": facts_to_json(report.facts),
    }


def candidate_to_json(found: Recommendation, one: Candidate, place: int) -> Json:
    """One candidate; `goals` are those of the week with nothing else allocated, `cost` is against a full new plan."""
    return {
        "place": place,
        "worker": one.worker,
        "new_families_recent": one.recent,
        "earlier": one.is_earlier,
        "siblings": list(one.siblings),
        "skills": list(one.skills),
        "travel_minutes": one.travel,
        "helpers": list(one.helpers),
        "exact": one.is_exact,
        "goals": dict(one.values),
        "behind_the_first": None if one.first is None else difference_to_json(one.first),
        "cost": alternative_to_json(one.cost, found.counts),
    }
