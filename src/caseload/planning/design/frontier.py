"""The frontier: the points that no other point beats in cost, children waiting and changes of worker together."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from caseload.planning.design.outcomes import YEARLY_COST, Outcome

GOALS: Final = (YEARLY_COST, "waiting", "changes")
"""Less is better in each."""


def find_frontier(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes that none other is at least as good as in every goal and better in one, cheapest first.

    Outcomes without a cost (a rate is missing) are left out.
    """
    priced = [(read_goals(one), one) for one in outcomes if YEARLY_COST in one.means]
    kept = [(goals, one) for goals, one in priced if not any(beats(other, goals) for other, _ in priced)]
    return tuple(one for _, one in sorted(kept, key=lambda pair: pair[0]))


def read_goals(outcome: Outcome) -> tuple[Fraction, ...]:
    """The mean of each goal."""
    return tuple(outcome.means[name] for name in GOALS)


def beats(one: tuple[Fraction, ...], other: tuple[Fraction, ...]) -> bool:
    """Whether one is at least as good in every goal and better in one."""
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))
