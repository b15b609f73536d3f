"""How many posts a count of cases alone asks for: where a plan needs no more, nothing is left to prove."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from caseload.analysis.shortfall.floor import COSTS, keep_cheapest
from caseload.analysis.shortfall.rows import Offer
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.model.outcome import Outcome
from caseload.model.scope import Part
from caseload.solve.post_rows import DECISIVE


@dataclass(frozen=True)
class LeastPosts:
    """What posts cost at least: weekly cost, FTE and number, compared in order (in the offers' whole units), and the
    FTE if posts could be cut up freely."""

    prices: tuple[int, ...] = (0,) * DECISIVE
    fte: Fraction = Fraction(0)


def count_least(problem: Problem, part: Part, offers: Sequence[Offer], above: int) -> dict[str, LeastPosts]:
    """The least posts of each team of one part, in plans that reach its floor (`shortfall_floor`) in the goals of
    cases and have no more than `above` cases above the limits.

    Cases that somebody must lead, less what those who serve the team may hold and less `above`, are for posts, each
    up to its limit. A post serves one team, so that the needs of teams add up; with the rule `lending` off it serves
    all, and they are counted as one, under the name "".
    """
    here = set(part.workers)
    rows = {row for offer in offers for row in offer.rows}
    staff = [m for w in part.workers if w not in rows and (m := problem.staff[w]).is_available]
    short: dict[str, int] = {}
    for listed in part.outcomes.values():
        team = name_team(problem, listed[0].unit.team)
        short[team] = short.get(team, 0) + count_to_lead(problem, listed)
    found = {}
    for team, cases in sorted(short.items()):
        own = [o for o in offers if o.rows and o.rows[0] in here and name_team(problem, o.team) == team]
        room = sum(find_limit(problem, member) for member in staff if not team or team in member.serves)
        kinds = [(offer.prices[:DECISIVE], find_limit(problem, problem.staff[offer.rows[0]])) for offer in own]
        found[team] = price_least(cases - room - above, [kind for kind in kinds if kind[1]])
    return found


def name_team(problem: Problem, team: str) -> str:
    """The team, or "" where everybody serves all."""
    return team if problem.policy.has_rule("lending") else ""


def price_least(short: int, kinds: Sequence[tuple[tuple[int, ...], int]]) -> LeastPosts:
    """The least posts that hold so many cases; `kinds` are the prices and the cases of each."""
    if short <= 0 or not kinds:
        return LeastPosts()
    return LeastPosts(find_cheapest(short, kinds), short * min(Fraction(prices[1], most) for prices, most in kinds))


def add_least(least: Mapping[str, LeastPosts]) -> LeastPosts:
    """The least posts of several teams together."""
    prices = [each.prices for each in least.values()]
    total = tuple(sum(each[place] for each in prices) for place in range(DECISIVE))
    return LeastPosts(total, sum((each.fte for each in least.values()), Fraction(0)))


def find_limit(problem: Problem, member: StaffMember) -> int:
    """The cases a worker may lead at the level: the cap, and the target where the level aims at it."""
    limits = [member.cap] if member.cap is not None else []
    if "above_target" in problem.policy.goals:
        limits.append(member.aim)
    return min(limits, default=len(problem.standings))


def count_to_lead(problem: Problem, outcomes: Sequence[Outcome]) -> int:
    """The fewest cases of a unit that available workers lead, over the outcomes best in the goals of cases."""
    listed = list(outcomes)
    for goal in problem.policy.goals:
        if goal in COSTS:
            keep_cheapest(problem, listed, COSTS[goal])
    return min(len(o.led) if o.worker and problem.staff[o.worker].is_available else 0 for o in listed)


def find_cheapest(short: int, kinds: Sequence[tuple[tuple[int, ...], int]]) -> tuple[int, ...]:
    """The least prices of any number of posts that hold so many cases; `kinds` are prices and cases of each."""
    best: list[tuple[int, ...]] = [(0,) * DECISIVE]
    for cases in range(1, short + 1):
        choices = [(prices, best[max(0, cases - most)]) for prices, most in kinds]
        best.append(min(tuple(a + b for a, b in zip(prices, rest, strict=True)) for prices, rest in choices))
    return best[short]
