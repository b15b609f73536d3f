"""A sweep as JSON; changes are additive only."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from caseload.planning.design.break_even import BreakEven
from caseload.planning.design.claims import Checked
from caseload.planning.design.findings import Findings
from caseload.planning.design.lines import AtEqualMoney
from caseload.planning.design.outcomes import Outcome
from caseload.render.plain_values import round_number
from caseload.render.simulation.as_json import band_to_json, difference_to_json


def findings_to_json(findings: Findings) -> dict[str, Any]:
    """Every point with its means, bands and differences from the first, and what follows from them."""
    sweep = findings.sweep
    best = {one.point for one in findings.frontier}
    return {
        "schema_version": 1,
        "status": "stopped" if findings.tally.is_stopped else "done",
        "title": sweep.title,
        "kept": findings.tally.kept - findings.tally.failed_before,
        "failed": findings.tally.failed + findings.tally.failed_before,
        "left": findings.tally.left,
        "missing": list(findings.missing),
        "points": [
            {
                **outcome_to_json(one),
                "model": sweep.models[one.point.model].name,
                "settings": {axis.name: axis.values[at] for axis, at in zip(sweep.axes, one.point.places, strict=True)},
                "unbeaten": one.point in best,
                "limits": round_all(findings.limits[one.point]),
            }
            for one in findings.outcomes
        ],
        "equal_money": [equal_to_json(one) for one in findings.equal_money],
        "break_even": [break_even_to_json(one) for one in findings.break_evens],
        "claims": [claim_to_json(one) for one in findings.claims],
    }


def round_all(values: Mapping[str, Fraction]) -> dict[str, Any]:
    """Each value to four places."""
    return {name: round_number(value) for name, value in values.items()}


def outcome_to_json(one: Outcome) -> dict[str, Any]:
    """One point: its means, bands, differences, and how its weeks were solved."""
    quality = one.quality
    return {
        "name": one.name,
        "replications": one.replications,
        "means": round_all(one.means),
        "bands": {name: band_to_json(band) for name, band in one.bands.items()},
        "differences": {name: difference_to_json(found) for name, found in one.differences.items()},
        "solved": {
            "weeks": quality.weeks,
            "proven": quality.proven,
            "mean_gap": round_number(quality.mean_gap, 6),
            "again": quality.again,
        },
    }


def equal_to_json(one: AtEqualMoney) -> dict[str, Any]:
    """An outcome and another line for the same money."""
    return {
        "point": one.outcome.name,
        "line": one.other,
        "setting": one.setting,
        "cost": round_number(one.cost),
        "share": round_number(one.share),
        "means": round_all(one.means),
    }


def break_even_to_json(one: BreakEven) -> dict[str, Any]:
    """Where two models are as good as each other."""
    return {
        "along": one.axis.name,
        "measure": one.measure,
        "one": one.one,
        "other": one.other,
        "at": [round_number(at) for at in one.at],
        "lower": one.lower,
        "alike": [round_number(at) for at in one.alike],
    }


def claim_to_json(one: Checked) -> dict[str, Any]:
    """A claim and what came out."""
    claim = one.claim
    return {
        "says": claim.says,
        "source": claim.source,
        "at_least": None if claim.low is None else round_number(claim.low),
        "at_most": None if claim.high is None else round_number(claim.high),
        "came_out": None if one.came_out is None else round_number(one.came_out),
        "holds": one.holds,
    }
