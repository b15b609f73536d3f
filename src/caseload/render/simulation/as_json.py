"""What came of a simulation as JSON; changes are additive only."""

from dataclasses import asdict
from fractions import Fraction
from typing import Any

from caseload.planning.simulation.bands import Band, Difference
from caseload.planning.simulation.scenario import LINKS
from caseload.planning.simulation.simulate import ArmResult, Simulation
from caseload.render.plain_values import round_number


def simulation_to_json(simulation: Simulation) -> dict[str, Any]:
    """The arms with their bands, the differences of the second less the first, and how far to trust them."""
    return {
        "schema_version": 1,
        "status": "stopped" if simulation.tally.is_stopped else "done",
        "kept": simulation.tally.kept - simulation.tally.failed_before,
        "failed": simulation.tally.failed + simulation.tally.failed_before,
        "left": simulation.tally.left,
        "arms": [arm_to_json(result) for result in simulation.arms],
        "differences": [difference_to_json(one) for one in simulation.differences],
    }


def arm_to_json(result: ArmResult) -> dict[str, Any]:
    """One arm: its settings, its bands by measure, and how its weeks were solved."""
    scenario, quality = result.arm.scenario, result.quality
    return {
        "name": result.arm.name,
        "weeks": scenario.weeks,
        "warm_up": scenario.warm_up,
        "replications": len(result.replications),
        "seed": scenario.seed,
        "links": {
            name: {"value": round_number(getattr(scenario.links, name)), "source": scenario.links.sources.get(name)}
            for name in LINKS
        },
        "measures": {name: band_to_json(band) for name, band in result.bands.items()},
        "solved": {
            "weeks": quality.weeks,
            "proven": quality.proven,
            "mean_gap": round_number(quality.mean_gap, 6),
            "again": quality.again,
        },
    }


def band_to_json(band: Band) -> dict[str, Any]:
    """A band, its numbers to four places."""
    return {key: round_number(getattr(band, key)) for key in ("median", "low", "high")}


def difference_to_json(one: Difference) -> dict[str, Any]:
    """A difference, its numbers to four places."""
    return {key: round_number(value) if isinstance(value, Fraction) else value for key, value in asdict(one).items()}
