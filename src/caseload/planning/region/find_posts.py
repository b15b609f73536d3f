"""Searches the agency posts that each council would take alone, and that all would take with sharing."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from caseload.analysis.shortfall.levels import find_shortfall
from caseload.domain.plan import Plan, Solved
from caseload.domain.policy import Policy
from caseload.domain.problem import Problem
from caseload.planning.region.agency import LEVELS, Rates, add_posts, agree_rates, gather_rates, price_level
from caseload.planning.region.describe import Plans
from caseload.planning.region.found import Posts
from caseload.planning.region.join import Alone
from caseload.planning.region.rest import count_least, ease_pace, take_rest
from caseload.planning.region.settings import RegionSettings
from caseload.planning.region.watch import RegionStep, Watch
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem

ALONE_SHARE: Final = 0.5
LEND_SHARE: Final = 0.3
MOST_TOGETHER: Final = 30
"""FTE of posts alone up to which the councils are searched as one: beyond, building it alone takes minutes."""
LEAST_SECONDS: Final = 0.5


def find_posts_alone(
    alone: Sequence[Alone], own: Mapping[str, Solved], settings: RegionSettings, watch: Watch
) -> dict[str, tuple[Posts, ...]]:
    """The posts of each council without the others, however many can be had; fewer councils where it was stopped."""
    end = time.monotonic() + ALONE_SHARE * settings.seconds
    rates = gather_rates([each.council for each in alone], settings.agreed_rates)
    found: dict[str, tuple[Posts, ...]] = {}
    for place, each in enumerate(alone):
        if watch.stop.is_set():
            break
        name = each.council.name
        watch.tell(RegionStep("posts alone", name, place, len(alone)))
        seconds = (end - time.monotonic()) / (len(alone) - place)
        problem = put_policy(each.problem, lift_supply(each.problem.policy))
        found[name] = search(problem, own[name].plan, rates, seconds, watch)
    return found


def find_posts_shared(
    plans: Plans | None,
    linked: Sequence[Alone],
    alone: Mapping[str, Sequence[Posts]],
    settings: RegionSettings,
    watch: Watch,
) -> tuple[Posts, ...]:
    """The posts of the linked councils together, chosen at the agreed rates. At these levels every child whom posts can
    help has a worker, so that no council is worse; none are searched where none are needed alone, or after a stop."""
    own = [alone[each.council.name] for each in linked if each.council.name in alone]
    if plans is None or watch.stop.is_set() or len(own) < len(linked):
        return ()
    watch.tell(RegionStep("posts shared"))
    if not any(posts.fte for council in own for posts in council):
        return tuple(Posts(level, Fraction(0), Fraction(0), Fraction(0), None, True) for level in LEVELS)
    councils = [each.council for each in linked]
    policy = agree_rates(plans.joint.policy, settings.agreed_rates, [each.problem.policy for each in linked])
    rates, seconds = gather_rates(councils, settings.agreed_rates), (1 - ALONE_SHARE) * settings.seconds
    joint = put_policy(plans.joint, policy)
    if sum(posts[-1].fte for posts in own if posts) <= MOST_TOGETHER:
        return search(joint, plans.shared.plan, rates, seconds, watch)
    return search_rest(Plans(joint, plans.names, plans.start, plans.shared, plans.free), linked, rates, seconds, watch)


def search_rest(plans: Plans, linked: Sequence[Alone], rates: Rates, seconds: float, watch: Watch) -> tuple[Posts, ...]:
    """The same where the posts are many: first lend as far as that helps, then each council's posts for the rest."""
    end = time.monotonic() + seconds
    options = Options(seconds=max(LEAST_SECONDS, LEND_SHARE * seconds), is_sharing_settled=False)
    lent = solve_problem(ease_pace(plans.joint, plans.shared.plan), options, stop=watch.stop)
    found: list[tuple[Posts, ...]] = []
    for place, each in enumerate(linked):
        if watch.stop.is_set():
            return ()
        watch.tell(RegionStep("posts shared", each.council.name, place, len(linked)))
        rest = put_policy(take_rest(each, plans.joint, lent.plan), plans.joint.policy)
        left = (end - time.monotonic()) / (len(linked) - place)
        own = solve_problem(
            rest, Options(seconds=max(LEAST_SECONDS, left / 2), is_sharing_settled=False), stop=watch.stop
        )
        found.append(search(rest, own.plan, rates, left / 2, watch))
    return tuple(
        bound_posts(add_posts(level, [posts[place] for posts in found]), count_least(plans.joint, level))
        for place, level in enumerate(LEVELS)
        if all(len(posts) > place for posts in found)
    )


def bound_posts(posts: Posts, least: Fraction) -> Posts:
    """The posts with a bound below them that holds for every way to share."""
    return replace(posts, least=min(least, posts.fte), proven=least >= posts.fte)


def search(problem: Problem, plan: Plan, rates: Rates, seconds: float, watch: Watch) -> tuple[Posts, ...]:
    """The posts of one problem beside its plan, level by level; fewer levels where it was stopped."""
    solved = Solved(plan, (), (), 0.0)
    levels = find_shortfall(problem, solved, LEVELS, max(LEAST_SECONDS, seconds), None, watch.stop)
    return tuple(price_level(level, rates) for level in levels)


def put_policy(problem: Problem, policy: Policy) -> Problem:
    """The problem under another policy that differs in money alone."""
    return replace(problem, caseload=replace(problem.caseload, policy=policy))


def lift_supply(policy: Policy) -> Policy:
    """The policy with as many FTE of each profile as are asked for."""
    return replace(policy, profiles=tuple(replace(profile, available=None) for profile in policy.profiles))
