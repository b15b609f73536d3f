"""What recruitment a target date needs, and what decides whether it is met."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from caseload.planning.workforce.plan import Leaving, WorkforcePlan, Yearly
from caseload.planning.workforce.project import project
from caseload.planning.workforce.rows import Row

HUNDREDTHS: Final = 100
MOST_RECRUITS: Final = 100_000


@dataclass(frozen=True, slots=True)
class Target:
    """At most so many FTE vacant over all roles by the end of a year, by recruiting into a role; who said so."""

    says: str
    source: str
    at_most: Fraction
    year: int
    role: str


@dataclass(frozen=True, slots=True)
class TargetMet:
    """How a plan stands to its target.

    `vacancies` are those at the date; `first_year` the first in which it is met, None within the plan's years; `needed`
    the least recruitment into the role, FTE a year to a hundredth, that meets it beside every other flow of the plan
    (None where it would be more than MOST_RECRUITS); `planned` what the plan has on average up to the date; `levers`
    the vacancies at the date with one thing otherwise.
    """

    target: Target
    vacancies: Fraction
    first_year: int | None
    needed: Fraction | None
    planned: Fraction
    levers: tuple[tuple[str, Fraction], ...]

    @property
    def is_met(self) -> bool:
        """Whether the plan as it is meets it."""
        return self.vacancies <= self.target.at_most


def weigh_target(
    plan: WorkforcePlan, target: Target, rows: Sequence[Row], came_and_went: Fraction | None = None
) -> TargetMet:
    """Set a plan, whose expectation is `rows`, against a target.

    `came_and_went` is FTE who joined less those who left up to the date, as it came to pass; None where not published.
    """
    a_year = plan.steps // plan.years
    met = [year for year in range(1, plan.years + 1) if rows[year * a_year - 1].vacancies <= target.at_most]
    year = target.year
    planned = sum((one.of(at) for one in plan.recruitment if one.role == target.role for at in range(1, year + 1)),
                  Fraction(0)) / year  # fmt: skip
    return TargetMet(
        target,
        vacancies=rows[year * a_year - 1].vacancies,
        first_year=met[0] if met else None,
        needed=find_needed(plan, target),
        planned=planned,
        levers=tuple(pull_levers(plan, target, rows[year * a_year - 1], came_and_went)),
    )


def find_needed(plan: WorkforcePlan, target: Target) -> Fraction | None:
    """The least yearly recruitment into the target's role that meets it, in hundredths; None above MOST_RECRUITS.

    More recruits never leave fewer in post, so the least is found by halving; what is found has been projected and
    meets the target, and a hundredth less has been projected and does not (or is below 0).
    """
    low, high = -1, HUNDREDTHS
    while not is_met_with(plan, target, Fraction(high, HUNDREDTHS)):
        if high == MOST_RECRUITS * HUNDREDTHS:
            return None
        low, high = high, min(high * 2, MOST_RECRUITS * HUNDREDTHS)
    while high - low > 1:
        middle = (low + high) // 2
        if is_met_with(plan, target, Fraction(middle, HUNDREDTHS)):
            high = middle
        else:
            low = middle
    return Fraction(high, HUNDREDTHS)


def is_met_with(plan: WorkforcePlan, target: Target, recruits: Fraction) -> bool:
    """Whether this recruitment into the role each year, in place of the plan's, meets the target."""
    return find_vacancies(recruit(plan, target.role, recruits), target.year) <= target.at_most


def recruit(plan: WorkforcePlan, role: str, fte: Fraction) -> WorkforcePlan:
    """The plan with another yearly recruitment into a role."""
    others = tuple(one for one in plan.recruitment if one.role != role)
    return replace(plan, recruitment=(*others, Yearly(role, (fte,))))


def find_vacancies(plan: WorkforcePlan, year: int) -> Fraction:
    """The vacancies expected at the end of a year."""
    return project(replace(plan, years=year))[-1].vacancies


def pull_levers(
    plan: WorkforcePlan, target: Target, row: Row, came_and_went: Fraction | None
) -> list[tuple[str, Fraction]]:
    """The vacancies at the target's date with one thing otherwise; what changes nothing is left out."""
    stay = tuple(replace(role, turnover=None) for role in plan.roles)
    at_once = tuple(replace(one, months=0) for one in plan.intake)
    tried = (
        ("nobody left", replace(plan, roles=stay, leaving=Leaving(Fraction(0)), retirements=())),
        ("no posts were cut or added", replace(plan, changes=())),
        ("newly qualified recruits counted on arrival", replace(plan, intake=at_once)),
        ("nobody was recruited", replace(plan, recruitment=(), intake=())),
    )
    found = [(says, find_vacancies(changed, target.year)) for says, changed in tried]
    found.append(("agency workers counted as filling posts", row.short_after_agency))
    if came_and_went is not None:
        at_start = sum((role.in_post for role in plan.roles), Fraction(0))
        found.append(("as many joined and left as came to pass", row.established - at_start - came_and_went))
    return [(says, vacancies) for says, vacancies in found if vacancies != row.vacancies]
