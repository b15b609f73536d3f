"""Workforce projections as a page: what came out, targets, the out-turn, printed figures, and what was put in."""

from collections.abc import Iterator
from typing import Final

from caseload.planning.workforce.findings import CouncilFound, Findings
from caseload.render.page.parts import Page, Section
from caseload.render.workforce.charts import draw_council, draw_joint
from caseload.render.workforce.tables import (
    tabulate_actual,
    tabulate_joint,
    tabulate_levers,
    tabulate_outside,
    tabulate_printed,
    tabulate_put_in,
    tabulate_roles,
    tabulate_steps,
    tabulate_targets,
    tabulate_years,
)
from caseload.render.workforce.words import list_main

FOOT: Final = (
    "A projection says what would follow from what was put in, no more: the figure in a column without draws is the "
    "expectation, worked out exactly; the draws have whole people join and leave by chance, and 90% of them lie within "
    "the limits given. Made by caseload workforce; the page runs no script and loads nothing.",
)
TOGETHER: Final = "All councils together"


def build_page(findings: Findings) -> Page:
    """The page of one council, or of several with their sum first."""
    first = findings.councils[0].council
    if findings.joint is None:
        says = (*filter(None, (first.question,)), *list_main(findings))
        return Page(first.title, says, tuple(list_sections(findings.councils[0], "")), FOOT)
    plans = [one.council.readings[0].plan for one in findings.councils]
    words = "The first reading of each council, summed year by year; roles of one name are together."
    joint = Section(TOGETHER, (words,), draw_joint(plans, findings.joint), tabulate_joint(plans[0], findings.joint))
    parts = [part for one in findings.councils for part in list_sections(one, f"{one.council.name}: ")]
    return Page(
        f"The workforce of {len(findings.councils)} councils", tuple(list_main(findings)), (joint, *parts), FOOT
    )


def list_sections(found: CouncilFound, prefix: str) -> Iterator[Section]:
    """The sections of a council that have something to say, what came out first."""
    council = found.council
    readings = tuple(f"{one.name}: {one.says}." for one in council.readings if one.says)
    heading = f"{prefix}What came out"
    words = "FTE in post (lines, with what 90% of the draws lie between) and the posts there are (dashed)."
    yield Section(heading, (*readings, words), draw_council(found), tabulate_years(found))
    if council.targets:
        words = "Recruits a year: the least, to a hundredth of an FTE, that meets the target with all else as planned."
        yield Section(f"{prefix}What a target needs", (words,), None, tabulate_targets(found))
        words = "The vacancies at the date of the target if one thing were otherwise, all else as planned."
        yield Section(f"{prefix}What decides it", (words,), None, tabulate_levers(found))
    if council.actual:
        words = "Where the two are counted in different ways, that is said below."
        yield Section(f"{prefix}Beside what came to pass", (words,), None, tabulate_actual(found))
    words = "Newly qualified workers who are protected, those who study, and the agency staff that are left."
    yield Section(f"{prefix}Outside the establishment", (words,), None, tabulate_outside(found))
    yield from list_details(found, prefix)
    if found.printed:
        words = "Each printed figure that has printed parts, worked out from them; those that do not follow come first."
        yield Section(f"{prefix}Printed figures", (words,), None, tabulate_printed(found.printed))
    if council.put_in:
        yield Section(f"{prefix}What was put in", (), None, tabulate_put_in(found))
    if council.notes:
        yield Section(f"{prefix}What was assumed", council.notes)


def list_details(found: CouncilFound, prefix: str) -> Iterator[Section]:
    """By role where there are several, and by month where that is the step."""
    for one in found.projections:
        name = f"{prefix}{one.reading.name}"
        if len(one.reading.plan.roles) > 1:
            yield Section(f"{name}, by role", (), None, tabulate_roles(one))
        if one.reading.plan.step == "month":
            yield Section(f"{name}, month by month", (), None, tabulate_steps(one))
