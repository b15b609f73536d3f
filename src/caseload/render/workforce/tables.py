"""The tables of a workforce page."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from caseload.planning.workforce.council import Actual
from caseload.planning.workforce.findings import CouncilFound, Course, Projection
from caseload.planning.workforce.plan import WorkforcePlan
from caseload.planning.workforce.printed import PrintedCheck
from caseload.render.page.parts import Table
from caseload.render.workforce.words import (
    name_reading,
    say_end,
    say_fte,
    say_pounds,
    say_range,
    say_share,
    say_year,
)

COURSE_HEAD: Final = (
    "At the end of", "Posts", "In post", "In 90% of the draws", "Vacant", "Vacant, %", "Agency need",
    "Cost of the time",
)  # fmt: skip
UNKNOWN: Final = say_pounds(None)


def tabulate_years(found: CouncilFound) -> Table:
    """Every reading year by year."""
    several = len(found.projections) > 1
    rows = tuple(
        row
        for one in found.projections
        for row in list_course(one.reading.plan, one.years, f"{name_reading(one)}, " if several else "")
    )
    return make_table("FTE at the end of each year", rows)


def tabulate_steps(one: Projection) -> Table:
    """A reading month by month."""
    return make_table(f"{name_reading(one)}, month by month", tuple(list_course(one.reading.plan, one.steps)))


def tabulate_joint(plan: WorkforcePlan, joint: Course) -> Table:
    """All councils together."""
    return make_table("FTE at the end of each year, all councils", tuple(list_course(plan, joint)))


def make_table(caption: str, rows: Sequence[tuple[str, ...]]) -> Table:
    """A table of courses, without the cost where none is known."""
    size = len(COURSE_HEAD) - all(row[-1] == UNKNOWN for row in rows)
    return Table(caption, COURSE_HEAD[:size], tuple(row[:size] for row in rows), frozenset(range(1, size)))


def list_course(plan: WorkforcePlan, course: Course, prefix: str = "") -> Iterator[tuple[str, ...]]:
    """The rows of a course; a row is a year or a month of the plan."""
    months = 12 * plan.years // len(course.rows)
    for row, bands in zip_longest(course.rows, course.bands):
        yield (
            prefix + say_end(plan, months * row.step),
            say_fte(row.established),
            say_fte(row.in_post),
            say_range((bands or {}).get("in_post")),
            say_fte(row.vacancies),
            say_share(row.vacancy_rate),
            say_fte(row.agency_need),
            say_pounds(row.cost),
        )


def tabulate_outside(found: CouncilFound) -> Table:
    """Who is there outside the establishment at the end of each year, and what is vacant after the agency."""
    head = ("At the end of", "Protected", "Studying", "Agency there", "Vacant less agency")
    several = len(found.projections) > 1
    rows = tuple(
        (
            (f"{name_reading(one)}, " if several else "") + say_year(one.reading.plan, row.step),
            *map(say_fte, (row.protected, row.studying, row.agency, row.short_after_agency)),
        )
        for one in found.projections
        for row in one.years.rows
    )
    return Table("FTE outside the establishment", head, rows, frozenset(range(1, 5)))


def tabulate_roles(one: Projection) -> Table:
    """A reading by role, year by year."""
    head = ("At the end of", "Role", "Posts", "In post", "Vacant", "Joined", "Left", "Agency need")
    plan = one.reading.plan
    rows = tuple(
        (
            say_year(plan, row.step),
            role.role,
            *map(say_fte, (role.established, role.in_post, role.vacancies, role.joined, role.left, role.agency_need)),
        )
        for row in one.years.rows
        for role in row.roles
    )
    return Table(f"{name_reading(one)} by role, FTE", head, rows, frozenset(range(2, 8)))


def tabulate_targets(found: CouncilFound) -> Table:
    """Each target as each reading stands to it."""
    head = ("Target", "Reading", "By", "Vacant then", "Met", "Met in draws, %", "First met", "Recruits a year it takes",
            "Planned")  # fmt: skip
    rows = []
    for at, target in enumerate(found.council.targets):
        for one in found.projections:
            met, share = one.targets[at]
            plan = one.reading.plan
            first = "not within the plan" if met.first_year is None else say_year(plan, met.first_year)
            rows.append(
                (target.says, one.reading.name, say_year(plan, target.year), say_fte(met.vacancies),
                 "yes" if met.is_met else "no", "-" if share is None else say_share(share), first, say_fte(met.needed),
                 say_fte(met.planned))
            )  # fmt: skip
    return Table("Targets", head, tuple(rows), frozenset((3, 5, 7, 8)))


def tabulate_levers(found: CouncilFound) -> Table:
    """The vacancies at each target's date if one thing were otherwise."""
    rows = tuple(
        (target.says, one.reading.name, says, say_fte(vacancies), "yes" if vacancies <= target.at_most else "no")
        for at, target in enumerate(found.council.targets)
        for one in found.projections
        for says, vacancies in one.targets[at][0].levers
    )
    return Table("One thing otherwise", ("Target", "Reading", "If", "Vacant then", "Met"), rows, frozenset((3,)))


def tabulate_actual(found: CouncilFound) -> Table:
    """What came to pass beside what each reading has for that year; the start has neither joined nor left."""
    head = ("When", "What", "In post", "Vacant", "Agency", "Joined", "Left", "Source")
    rows = []
    for actual in found.council.actual:
        told = (actual.in_post, actual.vacancies, actual.agency, actual.joined, actual.left)
        rows.append((actual.at, "what came to pass", *map(say_fte, told), actual.source))
        rows += [row for one in found.projections for row in list_planned(one, actual)]
    return Table("FTE, what came to pass and what was planned", head, tuple(rows), frozenset(range(2, 7)))


def list_planned(one: Projection, actual: Actual) -> Iterator[tuple[str, ...]]:
    """The row of a reading for the year that an out-turn is set beside; none for the start."""
    if actual.year:
        row = one.years.rows[actual.year - 1]
        told = (row.in_post, row.vacancies, row.agency, row.joined, row.left)
        plan = one.reading.plan
        yield (say_year(plan, actual.year), name_reading(one), *map(say_fte, told), "came out")


def tabulate_printed(checks: Sequence[PrintedCheck]) -> Table:
    """Each printed figure and whether it follows from its parts; what they make is told where it is another."""
    rows = tuple(
        (one.printed.what, str(one.printed.printed), "yes" if one.adds_up else "does not add up", say_made(one),
         one.printed.source)
        for one in sorted(checks, key=lambda one: one.adds_up)
    )  # fmt: skip
    return Table("Printed figures", ("Figure", "Printed", "Follows", "Its parts make", "Source"), rows,
                 frozenset((1, 3)))  # fmt: skip


def say_made(one: PrintedCheck) -> str:
    """What the parts of a figure make, where it is not what is printed."""
    if one.adds_up:
        return "the same"
    return "none of them is it" if one.came_out is None else str(one.came_out)


def tabulate_put_in(found: CouncilFound) -> Table:
    """What was put in."""
    rows = tuple((one.what, one.value, one.source) for one in found.council.put_in)
    return Table("Put in", ("What", "Value", "Source"), rows)
