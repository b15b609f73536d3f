"""Says what came of a sweep: points, money, break-even points, claims; and keeps small counts from the public."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from caseload.domain.small_counts import LEAST_SHOWN
from caseload.planning.design.break_even import BreakEven
from caseload.planning.design.claims import Checked
from caseload.planning.design.findings import Findings
from caseload.planning.design.lines import AtEqualMoney
from caseload.planning.design.outcomes import YEARLY_COST, Outcome
from caseload.planning.design.sweep import Claim
from caseload.planning.simulation.bands import Difference
from caseload.render.simulation.words import LABELS, say_difference, say_tally, say_value
from caseload.render.words import join_and

COUNTS: Final = frozenset({"must_waiting", "waiting", "changes", "often_changed"})
"""Measures that count children."""
MOST_SMALL: Final = LEAST_SHOWN - Fraction(1, 2)
"""A mean of counts below this is shown as a small count would be."""
SMALL: Final = "up to 5"
HIDDEN: Final = "not shown"
PERCENT: Final = 100


def name_measure(name: str) -> str:
    """A measure in words."""
    return "cost a year, pounds" if name == YEARLY_COST else LABELS[name]


def is_small(name: str, value: Fraction) -> bool:
    """Whether a value is a count of children from 1 to 5 (above 0, and below 5.5), as the public must not read it."""
    return name in COUNTS and 0 < abs(value) < MOST_SMALL


def say_mean(outcome: Outcome, name: str, is_public: bool = False) -> str:
    """The mean of a measure: `-` where it has none, `up to 5` for a small count in a public brief."""
    return say_amount(name, outcome.means.get(name), is_public)


def say_amount(name: str, value: Fraction | None, is_public: bool = False) -> str:
    """An amount of a measure."""
    if value is None:
        return "-"
    return SMALL if is_public and is_small(name, value) else say_value(name, value)


def say_change(outcome: Outcome, first: Outcome, name: str, is_public: bool) -> str:
    """The paired difference of a measure from the first point, not shown where it would give a small count away."""
    difference: Difference | None = outcome.differences.get(name)
    if difference is None:
        return "-"
    values = [one.means[name] for one in (outcome, first) if name in one.means]
    if is_public and any(is_small(name, value) for value in (*values, difference.mean)):
        return HIDDEN
    return say_difference(difference)


def say_money(cost: Fraction) -> str:
    """Pounds a year, to the nearest thousand from ten thousand on."""
    return f"£{float(cost):,.0f}" if abs(cost) < 10_000 else f"£{round(cost / 1000):,}k"


def say_main(findings: Findings, is_public: bool = False) -> Iterator[str]:
    """What matters most: each model beside the first one, in the first measure and in money."""
    first, name = findings.outcomes[0], findings.sweep.measures[0]
    cost = first.means.get(YEARLY_COST)
    money = "" if cost is None else f" for {say_money(cost)} a year"
    yield f"{first.name}: {say_mean(first, name, is_public)} {name_measure(name)}{money}."
    for outcome in findings.outcomes[1:]:
        if not any(outcome.point.places):
            yield say_outcome(outcome, first, name, is_public)


def say_outcome(outcome: Outcome, first: Outcome, name: str, is_public: bool) -> str:
    """`22 support officers: 21.9 cases a worker, -1.4 (-1.6 to -1.2), for £567k a year more.`"""
    change = say_change(outcome, first, name, is_public)
    text = f"{outcome.name}: {say_mean(outcome, name, is_public)} {name_measure(name)}, {change} against {first.name}"
    if YEARLY_COST not in outcome.means or YEARLY_COST not in first.means:
        return f"{text}."
    more = outcome.means[YEARLY_COST] - first.means[YEARLY_COST]
    if not more:
        return f"{text}, for the same money."
    return f"{text}, for {say_money(abs(more))} a year {'more' if more > 0 else 'less'}."


def say_stop(findings: Findings) -> Iterator[str]:
    """How the runs went, and what of the sweep is missing."""
    yield from say_tally(findings.tally)
    if findings.unpriced:
        yield f"Nothing is said about money: no yearly cost is stated for {join_and(findings.unpriced)}."
    if findings.missing:
        yield f"Nothing was finished of: {join_and(findings.missing)}."


def say_equal(one: AtEqualMoney, name: str, is_public: bool) -> tuple[str, str]:
    """A measure of an outcome, and of the other line for the same money."""
    return say_mean(one.outcome, name, is_public), say_amount(name, one.means.get(name), is_public)


def say_break_even(one: BreakEven) -> str:
    """Where two models are as good as each other, or which of them has less, and where nobody can tell."""
    if not one.at and one.lower is None:
        return "no clear difference"
    less = "less" if one.alike else "less throughout"
    says = f"equal at {list_places(one.at)}" if one.at else f"{less}: {one.lower}"
    return f"{says}; no clear difference at {list_places(one.alike)}" if one.alike else says


def list_places(places: Iterable[Fraction]) -> str:
    """Values of an axis."""
    return join_and(f"{float(place):.3g}" for place in places)


def say_claim(claim: Claim) -> str:
    """What has to come out for a claim to hold."""
    low, high = (None if end is None else say_value(claim.measure, end) for end in (claim.low, claim.high))
    if low == high:
        return str(low)
    return f"{low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}"


def say_verdict(checked: Checked) -> str:
    """Whether a claim holds."""
    return {True: "holds", False: "does not hold", None: "not run"}[checked.holds]


def say_share(share: Fraction) -> str:
    """A share in hundredths."""
    return f"{float(PERCENT * share):.0f}%"
