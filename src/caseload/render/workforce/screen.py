"""Workforce projections on the console: words first, then a small table of each reading."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from caseload.planning.workforce.findings import Course, Findings
from caseload.planning.workforce.plan import WorkforcePlan
from caseload.render.lines import fold_lines
from caseload.render.workforce.words import list_main, name_reading, say_fte, say_pounds, say_range, say_year

HEAD = ("to the end of", "posts", "in post", "5% to 95%", "vacant", "agency need", "cost")


CHOICES = ((0, 1, 2, 3, 4, 5), (0, 1, 2, 4, 5), (0, 2, 4))
"""The columns to show without a cost, the first that fit."""
PRICED = ((0, 1, 2, 3, 4, 5, 6), (0, 1, 2, 4, 5, 6), (0, 2, 4, 6), (0, 2, 4))
"""The columns to show with a cost."""


def render_findings(findings: Findings, width: int) -> str:
    """The whole answer, no line wider than `width`."""
    title = findings.councils[0].council
    says = [title.title, *filter(None, (title.question,))] if findings.joint is None else []
    lines = [line for text in (*says, *list_main(findings)) for line in fold_lines(text, 0, 2, width)]
    plan = findings.councils[0].council.readings[0].plan
    if findings.joint is not None:
        lines += ["", "All councils together", *list_rows(plan, findings.joint, width)]
    for found in findings.councils:
        for one in found.projections:
            heading = f"{found.council.name}: {name_reading(one)}"
            lines += ["", *fold_lines(heading, 0, 2, width), *list_rows(one.reading.plan, one.years, width)]
    return "\n".join(lines)


def list_rows(plan: WorkforcePlan, course: Course, width: int) -> Iterator[str]:
    """A table of the years; only the most needed columns where the whole is too wide, then only those that fit."""
    rows = [
        (
            say_year(plan, row.step),
            say_fte(row.established),
            say_fte(row.in_post),
            say_range((bands or {}).get("in_post")),
            say_fte(row.vacancies),
            say_fte(row.agency_need),
            say_pounds(row.cost),
        )
        for row, bands in zip_longest(course.rows, course.bands)
    ]
    table = [HEAD, *rows]
    for columns in PRICED if course.rows[-1].cost is not None else CHOICES:
        lines = lay_out([[row[at] for at in columns] for row in table])
        if max(map(len, lines)) <= width:
            break
    yield from (line[:width] for line in lines)


def lay_out(table: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines, numbers to the right, two spaces between and before."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return [
        "  " + "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    ]  # fmt: skip
