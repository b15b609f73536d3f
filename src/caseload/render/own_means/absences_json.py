"""What absences would cost as JSON: each worker with the children concerned, worst first."""

from typing import Any

from caseload.domain.remedies import AbsenceCost, AbsenceCosts, list_differences
from caseload.render.plan_json import goal_to_json

Json = dict[str, Any]


def absences_to_json(costs: AbsenceCosts) -> Json:
    """Each worker with every goal, by how much it differs, and the cases concerned, worst first."""
    return {
        "before": [goal_to_json(goal) for goal in costs.before],
        "ranked": [cost_to_json(costs, cost) for cost in costs.ranked],
        "not_tried": list(costs.not_tried),
    }


def cost_to_json(costs: AbsenceCosts, cost: AbsenceCost) -> Json:
    """One worker's absence."""
    return {
        "worker": cost.worker,
        "goals": [goal_to_json(goal) for goal in cost.goals],
        "differences": dict(list_differences(costs.before, cost.goals)),
        "held": list(cost.held),
        "nobody": list(cost.nobody),
        "must_allocate": list(cost.must),
        "proceedings": list(cost.proceedings),
        "child_protection": list(cost.plans),
        "gained": list(cost.gained),
        "taken": list(cost.taken),
        "moved": list(cost.moved),
    }
