"""Posts where the councils are too much to search as one: what is found would do, and the bound holds."""

from dataclasses import replace
from fractions import Fraction
from threading import Event

from caseload.analysis.shortfall.levels import find_shortfall
from caseload.domain.plan import Solved
from caseload.domain.policy import Profile
from caseload.domain.problem import Problem
from caseload.planning.region.agency import LEVELS, gather_rates
from caseload.planning.region.council import Council
from caseload.planning.region.describe import Plans
from caseload.planning.region.find_posts import search_rest
from caseload.planning.region.join import Alone, join_councils, merge_plans, prepare_alone
from caseload.planning.region.rest import count_least
from caseload.planning.region.watch import Watch, ignore_step
from tests.builders import a_case, a_caseload, a_policy, a_worker
from tests.solve.here import solve_here

POLICY = a_policy(cap=2, profiles=(Profile("agency", "agency_social_worker"),))


def build(waiting: int, room: int) -> tuple[tuple[Alone, ...], Problem, Solved]:
    """Ash has so many children waiting and nobody; somebody in Elm has room for some and lends all their hours."""
    ash = a_caseload(
        [a_worker("a", role="tray")], [a_case(f"c{n}", kind="looked_after") for n in range(waiting)], POLICY
    )
    policy = replace(POLICY, lend_share=Fraction(1))
    held = [a_case(f"h{n}", "East", holder="e") for n in range(2 - room)]
    elm = a_caseload([a_worker("e", "East", lend_to=["North"])], held, policy)
    councils = Council("Ash", replace(ash, policy=policy)), Council("Elm", elm)
    alone = tuple(map(prepare_alone, councils))
    joint = join_councils(alone, {"e": ("North",)})
    start = merge_plans(solve_here(each.problem).plan for each in alone)
    return alone, joint, Solved(start, (), (), 0.0)


def test_what_others_can_take_needs_no_post() -> None:
    for waiting, room, needed in ((3, 2, 1), (5, 2, 2), (2, 2, 0), (4, 0, 2)):
        alone, joint, solved = build(waiting, room)
        plans = Plans(joint, ("Ash", "Elm"), solved.plan, solved, solved)

        found = search_rest(plans, alone, gather_rates([each.council for each in alone], {}), 20.0, watch())

        assert [posts.level for posts in found] == list(LEVELS)
        assert [float(posts.fte) for posts in found] == [needed, needed]


def test_the_bound_that_counts_is_below_what_is_needed() -> None:
    for waiting, room in ((3, 2), (5, 2), (2, 2), (4, 0), (7, 1)):
        _, joint, solved = build(waiting, room)

        for level in find_shortfall(joint, solved, LEVELS, 20.0):
            assert count_least(joint, level.level) <= level.fte
        assert count_least(joint, 2) == Fraction(max(0, waiting - room), 2)


def watch() -> Watch:
    return Watch(ignore_step, Event())
