"""The posts with which nobody is over a limit: levels 3 and 4, where any family may change worker."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from caseload.analysis.shortfall.count import LeastPosts, add_least, count_least, name_team
from caseload.analysis.shortfall.floor import LIMITS, find_floor
from caseload.analysis.shortfall.gather import make_gatherer
from caseload.analysis.shortfall.need import Need, describe_need, list_ceilings, list_over, list_rows
from caseload.analysis.shortfall.relieve import relieve
from caseload.analysis.shortfall.rows import Offer
from caseload.analysis.shortfall.steady import aim_at, list_waiting
from caseload.analysis.shortfall.wide import Thin, Wide, widen_by
from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.model.scope import Part
from caseload.solve.child import keep_part
from caseload.solve.lower_posts import Known, lower_posts
from caseload.solve.messages import PartResult
from caseload.solve.part_search import narrow
from caseload.solve.post_rows import DECISIVE, Row
from caseload.solve.posts import Choice, Opened, join_parts, price
from caseload.solve.solve_problem import merge
from caseload.solve.steady import Clock

MANY: Final = 4_000
SPARE: Final = 1
FIRST_SHARE: Final = 0.5


def find_need_within_limits(thin: Thin, plan: Plan, level: int, clock: Clock) -> Need:
    """The posts of a level with limits, and what is left even so; `plan` is the plan of the week."""
    steady, aimed = aim_at(thin.base, level), aim_at(thin.problem, level)
    is_same = aimed.units == steady.units
    start = plan if is_same else build_base_plan(aimed)
    floor = add_up(find_floor(aimed, part.outcomes) for part in thin.parts)
    if is_same and measure_goals(steady, start) == floor:
        return Need(left=list_waiting(steady, start, level), over=tuple(list_over(steady, start)))
    if "above_target" in aimed.policy.goals:
        thin = replace(thin, most=thin.most_within_aim)
    begun = begin(aimed, thin, start, level)
    if not begun.is_whole:
        reached = search_begun(begun, clock.take(FIRST_SHARE), is_for_goals=True)
        begun = replace(begun, plan=reached.plan)
        if dict(reached.values) == floor:
            begun = settle_rows(aimed, thin, begun.wide, reached.plan, level)
    opened = search_begun(begun, clock)
    if not begun.is_whole:
        counted = sum((each.least_fte for each in begun.known), Fraction(0))
        opened = replace(opened, least_fte=counted, proven=False)
    return describe_need(steady, begun.problem, begun.wide.offers, opened, level)


def search_begun(begun: "Begun", clock: Clock, is_for_goals: bool = False) -> Opened:
    """Fewer posts than the plan begun with, in the parts that are not settled; or only better goals."""
    offers = begun.wide.offers
    gatherer = make_gatherer(begun.problem, offers, begun.wide.parts)
    suggest = (gatherer.gather, gatherer.trim, gatherer.fill)
    choice = Choice(tuple(list_rows(offers)), tuple(list_ceilings(offers)), *suggest)
    return lower_posts(begun.problem, begun.known, begun.plan, choice, clock, is_for_goals)


def add_up(floors: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The floors of all parts together."""
    total: dict[str, int] = {}
    for floor in floors:
        for goal, value in floor.items():
            total[goal] = total.get(goal, 0) + value
    return total


@dataclass(frozen=True)
class Begun:
    """A plan to start from, the problem with the rows that could still be of use, and what is known of its parts.

    `is_whole`: there are rows enough for every plan worth having; if not, only counts bound the posts.
    """

    wide: Wide
    problem: Problem
    plan: Plan
    known: tuple[Known, ...]
    is_whole: bool


def begin(aimed: Problem, thin: Thin, start: Plan, level: int) -> Begun:
    """Relieves everyone above a limit, then makes the rows that the search may need."""
    outcomes = {unit: listed for part in thin.parts for unit, listed in part.outcomes.items()}
    relieved = relieve(aimed, thin.offers, outcomes, start)
    first = widen_by(thin, {row: max(1, count) for row, count in relieved.rows.items()})
    problem = aim_at(first.problem, level)
    plan = take_sound(problem, first, start, relieved.plan) if problem.units == aimed.units else start
    return settle_rows(aimed, thin, first, plan, level)


def take_sound(problem: Problem, wide: Wide, start: Plan, relieved: Plan) -> Plan:
    """The relieved plan in every part where it obeys every rule, the one to start from in the others."""
    results: dict[int, PartResult] = {}
    for place, part in enumerate(wide.parts):
        own = keep_part(relieved, part)
        is_good = is_sound(find_breaches(narrow(problem, part), own))
        results[place] = PartResult(place, own if is_good else keep_part(start, part), {}, {})
    return merge(start, results)


def settle_rows(aimed: Problem, thin: Thin, first: Wide, plan: Plan, level: int) -> Begun:
    """A plan on some rows, with all the rows that the search may need."""
    problem = aim_at(first.problem, level)
    known = list_known(problem, first, plan)
    if all(each.is_settled for each in known):
        return Begun(first, problem, plan, known, True)
    counts, is_whole = count_rows(thin, first, problem, (plan, known))
    wide = widen_by(thin, counts)
    problem = aim_at(wide.problem, level)
    if problem.units != aimed.units:
        plan = build_base_plan(problem)
    return Begun(wide, problem, plan, list_known(problem, wide, plan), is_whole)


def list_known(problem: Problem, wide: Wide, plan: Plan) -> tuple[Known, ...]:
    """What is known of every part, those made one that draw on the same limited rows."""
    parts = join_parts(wide.parts, tuple(list_ceilings(wide.offers)))
    rows = tuple(list_rows(wide.offers))
    return tuple(know(problem, wide.offers, rows, part, keep_part(plan, part)) for part in parts)


def know(problem: Problem, offers: Sequence[Offer], rows: Sequence[Row], part: Part, plan: Plan) -> Known:
    """What is known of one part: its floor, and whether its plan is there with no more posts than a count asks for."""
    own, floor = narrow(problem, part), find_floor(problem, part.outcomes)
    if measure_goals(own, plan) != floor:
        return Known(part, floor)
    least = add_least(count_part(problem, offers, part, floor))
    return Known(part, floor, least.fte, True, price(rows, plan)[:DECISIVE] == least.prices)


def count_part(
    problem: Problem, offers: Sequence[Offer], part: Part, floor: Mapping[str, int]
) -> dict[str, LeastPosts]:
    """The least posts of each team of a part, with no more above the limits than its floor."""
    return count_least(problem, part, offers, sum(floor.get(aim, 0) for aim in LIMITS))


def count_rows(
    thin: Thin, first: Wide, problem: Problem, begun: tuple[Plan, Sequence[Known]]
) -> tuple[dict[str, int], bool]:
    """How many rows of each offer to make, and whether more could be of no use.

    Where the plan is at the floor, as many as it could pay for beside the least posts of the other teams. Else all
    that could ever be of use, or, where those are too many, a few more than the plan has.
    """
    plan, known = begun
    rows, is_whole = tuple(list_rows(first.offers)), True
    used = {offer.rows[0]: len(offer.rows) for offer in thin.offers} | {
        o.rows[0]: len(o.rows) for o in first.offers if o.rows
    }
    counts = dict(used)
    for each in known:
        here = [offer for offer in first.offers if offer.rows and offer.rows[0] in each.part.workers]
        paid = price(rows, keep_part(plan, each.part))[0]
        least = count_part(problem, first.offers, each.part, each.floor)
        paid -= add_least(least).prices[0]
        many = sum(thin.most[offer.rows[0]] for offer in here) * len(each.part.outcomes) > MANY
        for offer in here if not each.is_settled else ():
            row, cost, most = offer.rows[0], offer.prices[0], thin.most[offer.rows[0]]
            if each.is_at_floor and cost:
                most = min(most, (paid + least[name_team(problem, offer.team)].prices[0]) // cost)
            elif many:
                most, is_whole = min(most, used[row] + SPARE), False
            counts[row] = max(used[row], most)
    return counts, is_whole
