"""The tables of a sweep, the same on the page and on the console."""

from typing import Final

from caseload.planning.design.findings import Findings
from caseload.planning.design.outcomes import YEARLY_COST
from caseload.planning.simulation.limits_met import LIMITS
from caseload.render.design.words import (
    name_measure,
    say_amount,
    say_break_even,
    say_change,
    say_claim,
    say_equal,
    say_mean,
    say_money,
    say_share,
    say_verdict,
)
from caseload.render.page.parts import Table

MOST_SHOWN: Final = 2


def list_shown(findings: Findings) -> list[str]:
    """The measures that comparisons are shown in: the first two; the JSON has all."""
    return [name for name in findings.sweep.measures if name != YEARLY_COST][:MOST_SHOWN]


def tabulate_outcomes(findings: Findings, is_public: bool) -> Table:
    """Every point: cost a year and each measure, and whether it is on the frontier."""
    measures = [name for name in findings.sweep.measures if name != YEARLY_COST]
    best = {one.point for one in findings.frontier}
    rows = tuple(
        (
            one.name,
            say_money(one.means[YEARLY_COST]) if YEARLY_COST in one.means else "-",
            *(say_mean(one, name, is_public) for name in measures),
            "-" if YEARLY_COST not in one.means else "yes" if one.point in best else "no",
        )
        for one in findings.outcomes
    )
    head = ("Staffing model", "Cost a year", *map(name_measure, measures), "Unbeaten")
    return Table("Mean of the runs", head, rows, frozenset(range(1, len(head) - 1)))


def tabulate_differences(findings: Findings, is_public: bool) -> Table:
    """Every other point less the first, with its interval."""
    first, *others = findings.outcomes
    measures = [name for name in findings.sweep.measures if name != YEARLY_COST]
    rows = tuple((one.name, *(say_change(one, first, name, is_public) for name in measures)) for one in others)
    return Table(f"Less {first.name}: mean (95% interval)", ("Staffing model", *map(name_measure, measures)), rows)


def tabulate_equal_money(findings: Findings, is_public: bool) -> Table:
    """Each outcome beside another line at the same money, one row a measure."""
    rows = tuple(
        (
            one.outcome.name,
            say_money(one.cost),
            name_measure(name),
            *say_equal(one, name, is_public),
            f"{one.other}, {say_share(one.share)} of the way",
        )
        for one in findings.equal_money
        for name in list_shown(findings)
        if name in one.means
    )
    head = ("Staffing model", "Cost a year", "Measure", "It has", "For the same money", "by")
    return Table("At equal money", head, rows, frozenset({1, 3, 4}))


def tabulate_break_evens(findings: Findings) -> Table:
    """Where two models are as good as each other."""
    rows = tuple(
        (one.one, one.other, name_measure(one.measure), one.axis.name, say_break_even(one))
        for one in findings.break_evens
        if one.measure in list_shown(findings) and (one.at or one.lower is not None)
    )
    head = ("One", "Other", "Measure", "As this changes", "Which has less")
    return Table("Where one overtakes the other", head, rows)


def tabulate_limits(findings: Findings) -> Table:
    """The share of weeks in which each limit bound."""
    rows = tuple(
        (one.name, *(say_share(findings.limits[one.point][limit]) for limit in LIMITS)) for one in findings.outcomes
    )
    return Table("Share of weeks", ("Staffing model", *LIMITS), rows, frozenset(range(1, len(LIMITS) + 1)))


def tabulate_claims(findings: Findings) -> Table:
    """What was published, beside what came out."""
    rows = tuple(
        (
            one.claim.says,
            one.claim.source,
            say_claim(one.claim),
            say_amount(one.claim.measure, one.came_out),
            say_verdict(one),
        )
        for one in findings.claims
    )
    return Table("Claims", ("Claim", "Source", "Needs", "Came out", "So it"), rows, frozenset({2, 3}))


def tabulate_put_in(findings: Findings) -> Table:
    """What was put in."""
    rows = tuple((one.what, one.value, one.source) for one in findings.sweep.put_in)
    return Table("Put in", ("What", "Value", "Source"), rows)
