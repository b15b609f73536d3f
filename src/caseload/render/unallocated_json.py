"""A case without a worker, or without cover, as JSON: why, and what would allocate it."""

from typing import Any

from caseload.domain.findings import Unallocated, WayOut
from caseload.domain.policy import Policy
from caseload.domain.problem import Problem
from caseload.render.escalation_words import escalation_to_json
from caseload.render.plain_values import decision_to_json
from caseload.render.reason_words import say_reason
from caseload.render.way_words import describe_way, list_options, list_own


def unallocated_to_json(problem: Problem, one: Unallocated) -> dict[str, Any]:
    """One case, its counted reasons in words, and its ways out."""
    return {
        "case": one.case,
        "unit": one.unit,
        "kind": one.kind,
        "team": one.team,
        "must_allocate": one.is_must,
        "weeks_waiting": one.weeks,
        "holder": one.holder,
        "displaced": one.is_displaced,
        "reasons": [
            {"code": reason.code, "workers": reason.workers, "of": reason.of, "text": say_reason(reason)}
            for reason in one.reasons
        ],
        "escalation": escalation_to_json(one.escalation) if one.escalation is not None else None,
        "ways_out": [way_to_json(way, problem.policy, list_own(problem, one.unit)) for way in one.ways_out],
    }


def way_to_json(way: WayOut, policy: Policy, own: frozenset[str]) -> dict[str, Any]:
    """One way out: in words, as options to type, as decisions, and the limits it exceeds (hours in hour units)."""
    return {
        "kind": way.kind,
        "text": describe_way(way, policy, own),
        "options": list_options(way),
        "decisions": [decision_to_json(decision) for decision in way.decisions],
        "over": [
            {"rule": rule, "worker": worker, "then": then, "limit": limit} for rule, worker, then, limit in way.over
        ],
        "moves": way.moves,
    }
