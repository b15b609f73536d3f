"""Who is in post, which posts are vacant, and which vacant posts nobody stands in for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from caseload.audit.after import summarise_plan
from caseload.domain.agency import WEEKS_A_YEAR, Measures
from caseload.domain.caseload import Worker
from caseload.domain.findings import Post
from caseload.domain.plan import Plan
from caseload.domain.policy import Policy, Profile, Vacancy
from caseload.domain.problem import Problem

ZERO = Fraction(0)
Asked = tuple[str | None, Profile, Fraction]


@dataclass(frozen=True, slots=True)
class Salaries:
    """FTE of vacant posts that others stand in for, and the pounds a week that these posts do not cost.

    `fte` is None where the policy states no vacancies, `weekly` where it does not state a salary either.
    """

    fte: Fraction | None
    weekly: Fraction | None


def list_in_post(problem: Problem) -> Iterator[Worker]:
    """Everyone in post at the as-of date, away or not; trays are nobody."""
    day = problem.caseload.as_of
    for worker in problem.caseload.workers:
        has_begun = worker.first_day is None or worker.first_day <= day
        has_left = worker.last_day is not None and worker.last_day < day
        if has_begun and not has_left and not problem.policy.roles[worker.role].tray:
            yield worker


def list_registered(problem: Problem) -> Iterator[Worker]:
    """The registered social workers in post."""
    return (worker for worker in list_in_post(problem) if problem.policy.roles[worker.role].registered)


def list_uncovered(problem: Problem) -> tuple[Vacancy, ...]:
    """The vacant posts that no agency worker in post stands in for.

    Agency workers stand in for registered posts of their own team first, then for those of no team, in the order of
    the policy. Posts of unregistered roles stay vacant.
    """
    policy = problem.policy
    rows = list(policy.vacancies)
    for worker in list_registered(problem):
        if policy.roles[worker.role].temporary:
            rows, _ = stand_in(policy, rows, worker.team, worker.fte)
    return tuple(row for row in rows if row.fte)


def stand_in(
    policy: Policy, rows: Sequence[Vacancy], team: str | None, fte: Fraction, role: str | None = None
) -> tuple[list[Vacancy], list[Vacancy]]:
    """Take FTE from the vacant posts of a team, then from those of no team: what is left vacant, and what is taken.

    Only posts of the `role`, or of any registered role where none is named.
    """
    left, taken = list(rows), []
    for place in sorted(range(len(left)), key=lambda index: left[index].team is None):
        row = left[place]
        is_role = row.role == role if role is not None else policy.roles[row.role].registered
        if not is_role or row.team not in (None, team):
            continue
        part = min(fte, row.fte)
        fte -= part
        left[place] = replace(row, fte=row.fte - part)
        taken += [replace(row, fte=part)] if part else []
    return left, taken


def measure_saved(problem: Problem, asked: Iterable[Asked]) -> Salaries:
    """The vacant posts that posts stand in for (team, profile and FTE of each), and their salaries a week.

    A profile with a `cap_role` stands in for that role alone. A week is a 52nd of the policy's yearly cost.
    """
    policy = problem.policy
    if not policy.vacancies:
        return Salaries(None, None)
    rows, covered = list(list_uncovered(problem)), list[Vacancy]()
    for team, profile, fte in asked:
        rows, taken = stand_in(policy, rows, team, fte, profile.cap_role)
        covered += taken
    total = sum((row.fte for row in covered), ZERO)
    if any(row.role not in policy.yearly_costs for row in covered):
        return Salaries(total, None)
    yearly = sum((policy.yearly_costs[row.role] * row.fte for row in covered), ZERO)
    return Salaries(total, yearly / WEEKS_A_YEAR)


def measure_workforce(problem: Problem, plan: Plan, posts: Sequence[Post] = ()) -> Measures:
    """The published measures of this caseload, with the posts beside those in post.

    As DfE's children's social work workforce defines them: agency rate = agency / (agency + in post), vacancy rate
    = vacancies / (vacancies + in post), average caseload = cases / FTE of those who hold any.
    """
    policy = problem.policy
    in_post = sum((w.fte for w in list_registered(problem) if not policy.roles[w.role].temporary), ZERO)
    posted = sum((post.fte * post.count for post in posts), ZERO)
    agency = sum((w.fte for w in list_registered(problem) if policy.roles[w.role].temporary), ZERO) + posted
    rows = [row for row in policy.vacancies if policy.roles[row.role].registered]
    vacant = sum((row.fte for row in rows), ZERO)
    is_stated = bool(policy.vacancies)
    covering = measure_covering(problem, posts)
    cases, holding = measure_holding(problem, plan)
    return Measures(
        agency_fte=agency,
        in_post_fte=in_post,
        holding_fte=holding,
        divided_fte=Fraction(len(problem.standings), policy.target),
        vacant_fte=vacant if is_stated else None,
        uncovered_fte=vacant - covering if is_stated else None,
        agency_rate=divide(agency, agency + in_post),
        vacancy_rate=divide(vacant, vacant + in_post) if is_stated else None,
        covering_share=divide(covering, agency) if is_stated else None,
        average=divide(Fraction(cases), holding),
    )


def divide(part: Fraction, whole: Fraction) -> Fraction | None:
    """A share; None of nothing."""
    return part / whole if whole else None


def measure_covering(problem: Problem, posts: Iterable[Post]) -> Fraction:
    """FTE of agency, in post or asked for, that stands in for vacant posts of registered roles."""
    policy = problem.policy
    rows, covering = list(policy.vacancies), ZERO
    agency = [(w.team, w.fte) for w in list_registered(problem) if policy.roles[w.role].temporary]
    for team, fte in [*agency, *((post.team, post.fte * post.count) for post in posts)]:
        rows, taken = stand_in(policy, rows, team, fte)
        covering += sum((row.fte for row in taken), ZERO)
    return covering


def measure_holding(problem: Problem, plan: Plan) -> tuple[int, Fraction]:
    """The cases that registered workers in post lead after the plan, and the FTE of those who lead any."""
    after = summarise_plan(problem, plan)
    holders = [worker for worker in list_registered(problem) if after.list_led(worker.id)]
    return sum(len(after.list_led(worker.id)) for worker in holders), sum((w.fte for w in holders), ZERO)
