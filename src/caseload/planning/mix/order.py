"""Which roles can do all that others can, and what that says of one staff from another."""

from collections.abc import Sequence
from itertools import chain, combinations
from typing import Final

from caseload.domain.eligibility import find_bar, is_overseen, may_stand_by
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.planning.mix.conditions import Group, OneOfEach
from caseload.planning.mix.mix import Counts
from caseload.planning.mix.week import limits_hours

MOST_ORDERED: Final = 8
"""With more roles than this each stands for itself: there would be too many groups."""


def list_groups(one: OneOfEach) -> tuple[Group, ...]:
    """The groups of roles that have everyone who can do all that somebody in them can.

    A staff with no more people in every group than another one can do no more: each of its people stands in for by one
    of the other's who can do all they can (Hall's condition).
    """
    places = range(len(one.members))
    if len(one.members) > MOST_ORDERED:
        return tuple((place,) for place in places)
    better = {
        at: {over for over in places if can_all(one.problem, one.members[over], one.members[at])} for at in places
    }
    subsets = chain.from_iterable(combinations(places, size) for size in range(1, len(one.members) + 1))
    return tuple(group for group in subsets if all(better[at] <= set(group) for at in group))


def can_all(problem: Problem, over: StaffMember, under: StaffMember) -> bool:
    """Whether one person could do whatever another one does in any plan of the week, at the same or a lower load."""
    loads: list[tuple[int | None, int]] = [(under.cap, over.cap)] if over.cap is not None else []
    helps = True
    if limits_hours(problem.policy):
        loads += [(under.capacity, over.capacity), (under.support_limit, over.support_limit)]
        helps = over.role.supports or not under.role.supports
        helps = helps and under.role.discipline in (None, over.role.discipline)
    freer = (not over.is_protected or under.is_protected) and (
        not is_overseen(over, problem.policy) or is_overseen(under, problem.policy)
    )
    is_as_large = all(low is not None and low <= high for low, high in loads)
    return helps and freer and is_as_large and list_may(problem, under) <= list_may(problem, over)


def list_may(problem: Problem, member: StaffMember) -> set[tuple[str, str]]:
    """Each case a person may lead or stand by."""
    cases = problem.standings.values()
    lead = {("lead", case.id) for case in cases if find_bar(case, member, problem.policy) is None}
    return lead | {("by", case.id) for case in cases if may_stand_by(case, member, problem.policy)}


def covers(groups: Sequence[Group], more: Counts, fewer: Counts) -> bool:
    """Whether a staff has at least as many people as another one in every group."""
    return all(sum(more[at] for at in group) >= sum(fewer[at] for at in group) for group in groups)
