"""One more worker as JSON: every goal before and after, best first."""

from typing import Any

from caseload.domain.caseload import Worker
from caseload.domain.remedies import OneMore, OneMores, list_differences
from caseload.render.plain_values import make_plain
from caseload.render.plan_json import goal_to_json

Json = dict[str, Any]


def one_more_to_json(more: OneMores) -> Json:
    """Each choice with every goal and by how much it differs, best first."""
    return {
        "before": {
            "must_allocate": more.must,
            "children": more.children,
            "goals": [goal_to_json(goal) for goal in more.before],
        },
        "ranked": [one_to_json(more, one) for one in more.ranked],
        "no_change": [new_to_json(worker) for worker in more.same],
        "not_tried": [new_to_json(worker) for worker in more.not_tried],
    }


def new_to_json(worker: Worker) -> Json:
    """The role, team, skills and FTE of a worker there might be."""
    return {"role": worker.role, "team": worker.team, "skills": sorted(worker.skills), "fte": make_plain(worker.fte)}


def one_to_json(more: OneMores, one: OneMore) -> Json:
    """One choice."""
    return {
        **new_to_json(one.worker),
        "must_allocate": one.must,
        "children": one.children,
        "goals": [goal_to_json(goal) for goal in one.goals],
        "differences": dict(list_differences(more.before, one.goals)),
    }
