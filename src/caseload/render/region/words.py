"""A region in sentences and cells: who waits, what sharing changes, who lends to whom, and how far to trust it."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Final

from caseload.domain.plan import GoalResult
from caseload.planning.region.cool_off import CoolOff
from caseload.planning.region.found import CouncilFound, Loan, Posts, RegionFound, SharedPosts, Waiting
from caseload.planning.region.managers import ManagerLending
from caseload.render.goal_words import say_goal
from caseload.render.words import count, join_and, round_pounds, say_date, say_number

LEVEL_WORDS: Final = {1: "So that every child who may not wait has a worker", 2: "So that every child has a worker"}
WEEKS: Final = 52


def say_size(found: RegionFound) -> str:
    """How large the region is, and as of when."""
    cases = sum(council.cases for council in found.councils)
    workers = sum(council.workers for council in found.councils)
    return (
        f"{count(len(found.councils), 'council')}, {count(cases, 'case')}, {count(workers, 'worker')}, "
        f"as of {say_date(found.as_of)}."
    )


def say_waiting(waiting: Waiting) -> str:
    """`12 children without a worker, 3 of whom may not wait`."""
    if not waiting.all:
        return "no child without a worker"
    must = f"{waiting.must:,} of whom may not wait" if waiting.must else "none of whom may not wait"
    return f"{count(waiting.all, 'child', 'children')} without a worker, {must}"


def say_outcome(found: RegionFound) -> Iterator[str]:
    """What matters most: who waits alone and with sharing, and the price of the rule that no council is worse."""
    yield f"Each alone: {say_waiting(found.waiting_alone)}."
    yield f"With sharing: {say_waiting(found.waiting_shared)}."
    yield say_rule(found)
    yield say_price(found)


def say_rule(found: RegionFound) -> str:
    """That no council is worse than alone, and where that is not shown against the best it could do alone."""
    text = "No council is worse off in any goal up to changes of worker than in its own plan."
    open_ones = [c.name for c in found.councils if any(not each.is_shown for each in c.standings)]
    if open_ones:
        text += f" The plans of {join_and(open_ones)} alone are not proven: their own best might be better."
    return text


def say_price(found: RegionFound) -> str:
    """What sharing would gain more without the rule."""
    shared, free = {g.name: g for g in found.shared}, {g.name: g for g in found.free}
    first = next((name for name in shared if shared[name].value != free[name].value), None)
    if first is None:
        is_proven = all(goal.proven for goal in found.shared)
        return "That rule costs nothing." if is_proven else "That rule costs nothing that was found in the time."
    more = found.waiting_shared.all - found.free_waiting.all
    lost = f", {count(more, 'child', 'children')} more without a worker" if more > 0 else ""
    return f"The price of that rule: {say_goal(first)} {shared[first].value:,} instead of {free[first].value:,}{lost}."


def say_posts(one: SharedPosts) -> str:
    """The agency posts of one level, alone and with sharing, and what that saves."""
    text = f"{LEVEL_WORDS[one.level]}: {say_fte(one.alone)} of agency posts alone"
    if one.shared is None:
        return f"{text}; with sharing not reached."
    return f"{text}, {say_fte(one.shared)} with sharing: {say_saved(one.alone, one.shared)}."


def say_fte(posts: Posts) -> str:
    """`4.5 FTE`, with its bound where it is not proven."""
    least = "" if posts.bound == posts.fte else f" (at least {say_number(posts.bound)})"
    return f"{say_number(posts.fte)} FTE{least}"


def say_saved(alone: Posts, shared: Posts) -> str:
    """The FTE and the money that sharing saves, between bounds where they are not proven."""
    least, most = max(Fraction(0), alone.bound - shared.fte), alone.fte - shared.bound
    saved = say_number(alone.fte - shared.fte)
    between = "" if least == most else f" (between {say_number(least)} and {say_number(most)})"
    return f"{saved} FTE saved{between}{say_money(alone, shared)}"


def say_money(alone: Posts, shared: Posts) -> str:
    """Pounds a year saved, at own and at agreed rates, where they are known."""
    pairs = ((alone.own_cost, shared.own_cost, "own"), (alone.agreed_cost, shared.agreed_cost, "the agreed"))
    said = [
        f"{round_pounds((before - after) * WEEKS)} pounds a year at {which} rates"
        for before, after, which in pairs
        if before is not None and after is not None
    ]
    return f", {join_and(said)}" if said else ""


def say_agreed(one: SharedPosts) -> Iterator[str]:
    """What agreeing one rate would change with the posts of each council alone."""
    own, agreed = one.alone.own_cost, one.alone.agreed_cost
    if own is not None and agreed is not None and one.alone.fte:
        yield (
            f"The posts of each alone cost {round_pounds(own * WEEKS)} pounds a year at own rates, "
            f"{round_pounds(agreed * WEEKS)} at the agreed rates."
        )


def say_loan(loan: Loan) -> str:
    """`Elm to Ash: 2 workers for 3 families (4 cases), 6.5 hours a week`."""
    return (
        f"{loan.home} to {loan.host}: {count(loan.workers, 'worker')} for {count(loan.families, 'family', 'families')} "
        f"({count(loan.cases, 'case')}), {say_number(loan.hours)} hours a week"
    )


def say_lending(found: RegionFound) -> Iterator[str]:
    """Who could be lent at all, and what kept others from it."""
    lending, settings = found.lending, found.settings
    if lending is None:
        return
    assumed = f" and {lending.assumed:,} more taken to be willing" if lending.assumed else ""
    yield (
        f"{count(lending.willing, 'person', 'people')} opted in to work for another council{assumed}; "
        f"{len(lending.abroad):,} of them are near enough to a team with children waiting."
    )
    if settings.travel_minutes is not None and (lending.too_far or lending.unknown):
        yield (
            f"The way, at most {settings.travel_minutes} minutes to every child waiting, kept out {lending.too_far:,} "
            f"pairs of a person and a team; {lending.unknown:,} more because no table states it."
        )


def say_cool_off(cool_off: CoolOff, supply: Fraction | None, as_of: date) -> Iterator[str]:
    """Who is no agency supply."""
    months = count((as_of.year - cool_off.since.year) * 12 + as_of.month - cool_off.since.month, "month")
    yield (
        f"In the cool-off of {months}, {say_number(cool_off.fte)} FTE left a permanent post in one of these councils: "
        "none of them is agency supply to any."
    )
    for one in cool_off.barred:
        yield (
            f"{one.worker}, agency, left {one.left} on {say_date(one.last_day)} and is left out in both; "
            f"{count(one.cases, 'case')} they hold need somebody."
        )
    if supply is not None:
        yield f"That leaves {say_number(supply)} FTE of agency supply."


def say_managers(lending: ManagerLending) -> Iterator[str]:
    """Managers and what could be lent of them."""
    short = [each for each in lending.councils if each.fte < each.need]
    yield (
        f"At {say_number(lending.ratio)} FTE of case-holders a manager, {count(len(short), 'council')} "
        f"{'has' if len(short) == 1 else 'have'} too few managers."
    )
    for loan in lending.loans:
        yield f"{loan.home} could lend {loan.host} {say_number(loan.fte)} FTE of managers."


def say_stop(found: RegionFound) -> Iterator[str]:
    """That the run was stopped before its end."""
    if found.is_stopped:
        yield "Stopped by you: what follows is the best so far, and what was not reached is left out."


def say_proof(goals: tuple[GoalResult, ...]) -> str:
    """How many goals are proven."""
    proven = sum(goal.proven for goal in goals)
    return f"{proven} of {len(goals)} goals proven"


def list_council_row(council: CouncilFound) -> tuple[str, ...]:
    """A council's cells: name, cases, waiting alone and shared, worst open proof."""
    posts = {one.level: one for one in council.posts}
    return (
        council.name,
        f"{council.cases:,}",
        f"{council.alone.must:,} / {council.alone.all:,}",
        f"{council.shared.must:,} / {council.shared.all:,}",
        say_number(posts[2].fte) if 2 in posts else "-",
    )
