"""Says what a workforce projection found, in words."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from caseload.planning.simulation.bands import Band
from caseload.planning.workforce.findings import CouncilFound, Findings, Projection
from caseload.planning.workforce.plan import WorkforcePlan
from caseload.planning.workforce.rows import Row
from caseload.planning.workforce.target import TargetMet

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
MILLION = 1_000_000


def say_fte(value: Fraction | None) -> str:
    """`342.34`, `50`; a dash where it is not known."""
    if value is None:
        return "-"
    text = f"{float(value):,.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def say_share(value: Fraction) -> str:
    """`9.0%`."""
    return f"{float(value * 100):.1f}%"


def say_pounds(value: Fraction | None) -> str:
    """`£12.3m`, `£850k`; a dash where a rate lacks."""
    if value is None:
        return "-"
    return f"£{float(value) / MILLION:,.1f}m" if value >= MILLION else f"£{float(value) / 1000:,.0f}k"


def say_range(band: Band | None) -> str:
    """`325.14 to 358.14`; a dash without replications."""
    return "-" if band is None else f"{say_fte(band.low)} to {say_fte(band.high)}"


def say_vacant(vacancies: Fraction) -> str:
    """`33.97 vacant`, or `54.43 more than posts`."""
    return f"{say_fte(vacancies)} vacant" if vacancies >= 0 else f"{say_fte(-vacancies)} more than posts"


def say_end(plan: WorkforcePlan, months: int) -> str:
    """The month in which so many months of the plan end: `June 2019`."""
    last = plan.start.year * 12 + plan.start.month - 1 + months - 1
    return say_month(date(last // 12, last % 12 + 1, 1))


def say_month(day: date) -> str:
    """`June 2019`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def say_year(plan: WorkforcePlan, year: int) -> str:
    """The end of a year of the plan, the start being year 0: `June 2019`."""
    return say_end(plan, 12 * year)


def say_row(plan: WorkforcePlan, row: Row) -> str:
    """A year in one sentence part."""
    posts = f"{say_fte(row.in_post)} FTE in post for {say_fte(row.established)} posts"
    return f"{posts} in {say_year(plan, row.step)}, {say_vacant(row.vacancies)}"


def say_projection(one: Projection) -> str:
    """What a reading leads to, at the end of its first and its last year."""
    plan, rows = one.reading.plan, one.years.rows
    told = "; ".join(say_row(plan, row) for row in dict.fromkeys((rows[0], rows[-1])))
    says = f" ({one.reading.says})" if one.reading.says else ""
    return f"{name_reading(one)}{says}: {told}."


def name_reading(one: Projection) -> str:
    """The name of a reading as a sentence begins with it."""
    name = one.reading.name
    return f"Reading {name}" if len(name) <= 2 else name[0].upper() + name[1:]


def say_target(one: Projection, met: TargetMet, share: Fraction | None) -> str:
    """Whether a target is met, when, and what recruitment it needs."""
    plan, target = one.reading.plan, met.target
    verdict = "met" if met.is_met else "not met"
    text = f"{name_reading(one)}: {verdict} in {say_year(plan, target.year)}, {say_vacant(met.vacancies)}"
    if share is not None:
        text += f", met in {say_share(share)} of the draws" if share else ", met in no draw"
    if not met.is_met:
        text += f"; {say_first(plan, met)}"
    return f"{text}. {say_needed(met)}"


def say_first(plan: WorkforcePlan, met: TargetMet) -> str:
    """When a target is first met."""
    if met.first_year is None:
        return f"not by {say_year(plan, plan.years)} either"
    return f"first met in {say_year(plan, met.first_year)}"


def say_needed(met: TargetMet) -> str:
    """The recruitment that a target needs."""
    at_most = "no post vacant" if not met.target.at_most else f"at most {say_fte(met.target.at_most)} vacant"
    planned = f"{say_fte(met.planned)} planned"
    if met.needed is None:
        return f"No recruitment up to 100,000 FTE a year would leave {at_most} by then ({planned})."
    return f"It takes {say_fte(met.needed)} FTE recruited a year to have {at_most} by then ({planned})."


def list_main(findings: Findings) -> Iterator[str]:
    """What matters most, council by council."""
    if findings.joint is not None:
        rows, plan = findings.joint.rows, findings.councils[0].council.readings[0].plan
        together = "; ".join(say_row(plan, row) for row in dict.fromkeys((rows[0], rows[-1])))
        yield f"{len(findings.councils)} councils together: {together}."
    for found in findings.councils:
        prefix = f"{found.council.name}. " if findings.joint is not None else ""
        for one in found.projections:
            yield prefix + say_projection(one)
        yield from (prefix + text for text in list_targets(found))
        yield from (prefix + text for text in list_printed(found))


def list_targets(found: CouncilFound) -> Iterator[str]:
    """Each target with how each reading stands to it."""
    for at, target in enumerate(found.council.targets):
        source = f" ({target.source})" if target.source else ""
        told = " ".join(say_target(one, *one.targets[at]) for one in found.projections)
        yield f'"{target.says}"{source}. {told}'


def list_printed(found: CouncilFound) -> Iterator[str]:
    """How many printed figures add up, and which do not."""
    if not found.printed:
        return
    wrong = [one for one in found.printed if not one.adds_up]
    text = f"{len(found.printed) - len(wrong)} of {len(found.printed)} printed figures follow from their printed parts"
    told = "; ".join(
        f"{one.printed.what} ({one.printed.printed}"
        + (", none of the others)" if one.came_out is None else f", the parts make {one.came_out})")
        for one in wrong
    )
    yield f"{text}. Not so: {told}." if wrong else f"{text}."
