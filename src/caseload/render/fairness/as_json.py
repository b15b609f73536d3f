"""The fairness findings as JSON: exact shares rounded to four places, numbers of cases and families whole."""

from typing import Any

from caseload.domain.fairness import Fairness, GroupLoad, NewFamilies, ProtectedWorker, Spread, TeamMix
from caseload.render.plain_values import make_plain, round_number

Json = dict[str, Any]


def fairness_to_json(fairness: Fairness) -> Json:
    """Every part of the fairness findings under its name."""
    return {
        "recent_weeks": fairness.recent_weeks,
        "many": fairness.many,
        "groups": [group_to_json(one) for one in fairness.groups],
        "many_workers": [make_plain(one) for one in fairness.many_workers],
        "protected": [protected_to_json(one) for one in fairness.protected],
        "demanding": [{**make_plain(one), "expected": round_number(one.expected)} for one in fairness.demanding],
        "new_families": [families_to_json(one) for one in fairness.new_families],
        "mixes": [mix_to_json(one) for one in fairness.mixes],
        "held_aside": [make_plain(one) for one in fairness.held_aside],
    }


def group_to_json(one: GroupLoad) -> Json:
    """One group; its shares are null where nobody of it has a cap."""
    return {
        "grouping": one.grouping,
        "group": one.group,
        "workers": one.workers,
        "cases_before": one.cases_before,
        "cases": one.cases,
        "filled_before": spread_to_json(one.filled_before),
        "filled": spread_to_json(one.filled),
        "workload": spread_to_json(one.workload),
    }


def spread_to_json(spread: Spread | None) -> Json | None:
    """Mean, least and most as shares of 1."""
    if spread is None:
        return None
    return {"mean": round_number(spread.mean), "least": round_number(spread.least), "most": round_number(spread.most)}


def protected_to_json(one: ProtectedWorker) -> Json:
    """One newly qualified worker."""
    return {**make_plain(one), "above": one.is_above}


def families_to_json(one: NewFamilies) -> Json:
    """One worker's new families."""
    return {**make_plain(one), "share": round_number(one.share), "expected": round_number(one.expected)}


def mix_to_json(one: TeamMix) -> Json:
    """One team."""
    return {**make_plain(one), "above": one.is_above}
