"""A region as JSON; changes are additive only."""

from collections.abc import Iterable
from typing import Any

from caseload.domain.plan import GoalResult
from caseload.planning.region.found import CouncilFound, RegionFound, Standing
from caseload.render.plain_values import make_plain


def region_to_json(found: RegionFound) -> dict[str, Any]:
    """Every value of a region; FTE, hours and pounds a week as numbers, null where not known or not reached."""
    lending = found.lending
    return {
        "schema_version": 1,
        "status": "stopped" if found.is_stopped else "done",
        "as_of": found.as_of.isoformat(),
        "councils": [council_to_json(council) for council in found.councils],
        "goals": {
            "alone": goals_to_json(found.alone),
            "shared": goals_to_json(found.shared),
            "without_the_rule": goals_to_json(found.free),
        },
        "waiting": {
            "alone": make_plain(found.waiting_alone),
            "shared": make_plain(found.waiting_shared),
            "without_the_rule": make_plain(found.free_waiting),
        },
        "loans": make_plain(found.loans),
        "posts": make_plain(found.posts),
        "lending": None
        if lending is None
        else {
            "willing": lending.willing,
            "assumed": lending.assumed,
            "near": len(lending.abroad),
            "too_far": lending.too_far,
            "unknown": lending.unknown,
        },
        "cool_off": make_plain(found.cool_off),
        "agency_supply_fte": make_plain(found.supply),
        "managers": make_plain(found.managers),
        "settings": make_plain(found.settings),
    }


def council_to_json(council: CouncilFound) -> dict[str, Any]:
    """One council."""
    return {
        "name": council.name,
        "cases": council.cases,
        "workers": council.workers,
        "lends_or_borrows": council.is_linked,
        "goals": [standing_to_json(each) for each in council.standings],
        "waiting": {"alone": make_plain(council.alone), "shared": make_plain(council.shared)},
        "posts": make_plain(council.posts),
    }


def standing_to_json(each: Standing) -> dict[str, Any]:
    """One goal of one council."""
    return {
        "name": each.goal,
        "alone": each.alone,
        "alone_bound": each.bound,
        "alone_proven": each.proven,
        "shared": each.shared,
        "shown_no_worse": each.is_shown,
    }


def goals_to_json(goals: Iterable[GoalResult]) -> list[dict[str, Any]]:
    """Goals as a plan's JSON has them."""
    return [{"name": g.name, "value": g.value, "bound": g.bound, "proven": g.proven} for g in goals]
