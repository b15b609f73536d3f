"""The frontier: the points that no other point beats in cost, children waiting and changes of worker together."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from caseload.planning.design.outcomes import YEARLY_COST, Outcome
from caseload.planning.design.sweep import Sweep

GOALS: Final = (YEARLY_COST, "waiting", "changes")
"""Less is better in each."""


def find_frontier(sweep: Sweep, outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes that none other in the same circumstances is at least as good as in every goal and better in one.

    Circumstance by circumstance, cheapest first. Outcomes without a cost (a rate is missing) are left out.
    """
    priced = [(sweep.list_circumstances(one.point), read_goals(one), one) for one in outcomes if is_priced(one)]
    kept = [
        (there, goals, one)
        for there, goals, one in priced
        if not any(beats(other, goals) for where, other, _ in priced if where == there)
    ]
    return tuple(one for *_, one in sorted(kept, key=lambda row: row[:2]))


def is_priced(outcome: Outcome) -> bool:
    """Whether an outcome has a cost."""
    return YEARLY_COST in outcome.means


def read_goals(outcome: Outcome) -> tuple[Fraction, ...]:
    """The mean of each goal."""
    return tuple(outcome.means[name] for name in GOALS)


def beats(one: tuple[Fraction, ...], other: tuple[Fraction, ...]) -> bool:
    """Whether one is at least as good in every goal and better in one."""
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))
