"""A sweep on the console: what matters most in words; every figure is on the page and in the JSON."""

from collections.abc import Iterator

from caseload.planning.design.findings import Findings
from caseload.planning.design.outcomes import YEARLY_COST
from caseload.render.design.words import (
    name_measure,
    say_break_even,
    say_equal,
    say_main,
    say_mean,
    say_money,
    say_share,
    say_stop,
    say_verdict,
)
from caseload.render.lines import fold_lines
from caseload.render.simulation.words import say_value


def render_findings(findings: Findings, width: int) -> str:
    """The whole answer, no line wider than `width`."""
    says = [*filter(None, (findings.sweep.question,)), *say_main(findings), *say_stop(findings)]
    lines = [line for text in says for line in fold_lines(text, 0, 2, width)]
    for heading, texts in (
        ("Unbeaten in cost, children waiting and changes of worker, cheapest first", list_frontier(findings)),
        ("For the same money", list_equal(findings)),
        ("Where one overtakes another", list_crossings(findings)),
        ("What was published", list_claims(findings)),
        ("What held children back, in a share of the weeks", list_limits(findings)),
    ):
        if found := list(texts):
            lines += ["", heading]
            lines += [line for text in found for line in fold_lines(text, 2, 4, width)]
    return "\n".join(lines)


def list_frontier(findings: Findings) -> Iterator[str]:
    """Every point that none other beats."""
    for one in findings.frontier:
        waiting, changes = (say_mean(one, name) for name in ("waiting", "changes"))
        yield f"{one.name}: {say_money(one.means[YEARLY_COST])}, {waiting} waiting, {changes} changes"


def list_equal(findings: Findings) -> Iterator[str]:
    """Each point beside another line, in the first measure."""
    name = findings.sweep.measures[0]
    for one in findings.equal_money:
        if name in one.means:
            has, buys = say_equal(one, name, is_public=False)
            far = f"{one.other}, {say_share(one.share)} of the way"
            yield f"{one.outcome.name} ({say_money(one.cost)}): {has} {name_measure(name)}; {far}: {buys}"


def list_crossings(findings: Findings) -> Iterator[str]:
    """Where two models are as good as each other."""
    for one in findings.break_evens:
        if one.at:
            yield f"{one.one} and {one.other}, {name_measure(one.measure)}: {say_break_even(one)} ({one.axis.name})"


def list_claims(findings: Findings) -> Iterator[str]:
    """Every claim, what came out, and whether it holds."""
    for one in findings.claims:
        out = "nothing" if one.came_out is None else say_value(one.claim.measure, one.came_out)
        yield f"{one.claim.says} ({one.claim.source}): came out {out}, so it {say_verdict(one)}"


def list_limits(findings: Findings) -> Iterator[str]:
    """The limits that bound for each model, if any did, with everything varied at its first value."""
    for one in findings.outcomes:
        if any(one.point.places):
            continue
        bound = [f"{name} {say_share(share)}" for name, share in findings.limits[one.point].items() if share]
        if bound:
            yield f"{one.name}: {', '.join(bound)}"
