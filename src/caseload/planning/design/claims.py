"""Sets what came out beside what was published."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from caseload.planning.design.outcomes import Outcome
from caseload.planning.design.sweep import Claim, Point, Sweep


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim and the mean that came out; None where a model of it was not run or has no such measure."""

    claim: Claim
    came_out: Fraction | None

    @property
    def holds(self) -> bool | None:
        """Whether what came out lies within the claim; None where nothing did."""
        low, high = self.claim.low, self.claim.high
        if self.came_out is None:
            return None
        return (low is None or self.came_out >= low) and (high is None or self.came_out <= high)


def check_claims(sweep: Sweep, outcomes: Sequence[Outcome]) -> tuple[Checked, ...]:
    """Every claim of a sweep, in its order."""
    by_point = {one.point: one for one in outcomes}
    models = {model.name: number for number, model in enumerate(sweep.models)}

    def find_mean(claim: Claim, model: str) -> Fraction | None:
        outcome = by_point.get(Point(models[model], claim.places))
        return None if outcome is None else outcome.means.get(claim.measure)

    found = []
    for claim in sweep.claims:
        value = find_mean(claim, claim.model)
        other = Fraction(0) if claim.less is None else find_mean(claim, claim.less)
        found.append(Checked(claim, None if value is None or other is None else value - other))
    return tuple(found)
