"""A sweep of staffing models as a brief for a committee: charts, tables, claims, and what was put in."""

from collections.abc import Iterator

from caseload.planning.design.findings import Findings
from caseload.render.design.charts import draw_axis, draw_money
from caseload.render.design.tables import (
    tabulate_break_evens,
    tabulate_claims,
    tabulate_differences,
    tabulate_equal_money,
    tabulate_limits,
    tabulate_outcomes,
    tabulate_put_in,
)
from caseload.render.design.words import say_main, say_stop
from caseload.render.page.parts import Page, Section
from caseload.render.simulation.words import say_quality

FOOT = (
    "Every week of every run was allocated by the engine of the weekly allocation, and its plan audited. A sweep says "
    "what would follow from what was put in, no more. Made by caseload; the page runs no script and loads nothing.",
)
SUPPRESSED = "For the public: counts of one to five children, and differences that would give them away, are not shown."


def build_brief(findings: Findings, is_public: bool = False) -> Page:
    """The brief; `is_public` keeps small counts back."""
    sweep = findings.sweep
    says = (*filter(None, (sweep.question,)), *say_main(findings, is_public), *say_stop(findings))
    foot = (*FOOT, *((SUPPRESSED,) if is_public else ()))
    return Page(sweep.title, says, tuple(list_sections(findings, is_public)), foot)


def list_sections(findings: Findings, is_public: bool) -> Iterator[Section]:
    """The sections that have something to say, what came out first."""
    yield build_outcomes(findings, is_public)
    along = draw_axis(findings, is_public)
    if findings.break_evens:
        says = (
            "Each pair of staffing models, as one thing changes and all else stays at its first value; between the "
            "values that were run, along a straight line.",
        )
        yield Section("Where one overtakes another", says, along, tabulate_break_evens(findings))
    if findings.equal_money:
        says = ("What each model has, and what the same money would buy of another, along a straight line.",)
        yield Section("At equal money", says, None, tabulate_equal_money(findings, is_public))
    if len(findings.outcomes) > 1:
        says = ("Run by run under the same chances. Inconclusive: it may be nothing, or the search's own doing.",)
        yield Section("How sure the differences are", says, None, tabulate_differences(findings, is_public))
    if findings.claims:
        says = ("What was published, beside what came out of the engine.",)
        yield Section("What was published", says, None, tabulate_claims(findings))
    yield Section(
        "What held it back",
        ("A limit binds in a week where it keeps most workers from a child who waits, or hours are exceeded by 10%.",),
        None,
        tabulate_limits(findings),
    )
    if findings.sweep.put_in:
        yield Section("What was put in", (), None, tabulate_put_in(findings))
    yield Section("How far to trust it", tuple(list_trust(findings)))


def build_outcomes(findings: Findings, is_public: bool) -> Section:
    """What came out, by cost."""
    says = (
        "Unbeaten: no other in the same circumstances is at least as good in cost, children waiting and changes of "
        "worker, and better in one.",
    )
    return Section("What came out", says, draw_money(findings, is_public), tabulate_outcomes(findings, is_public))


def list_trust(findings: Findings) -> Iterator[str]:
    """How each point was solved."""
    for outcome in findings.outcomes:
        runs = "run once" if outcome.replications == 1 else f"run {outcome.replications} times"
        yield f"{outcome.name}: {runs}; {say_quality(outcome.quality)}"
