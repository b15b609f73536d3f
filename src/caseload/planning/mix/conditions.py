"""What every staff must have that leaves nobody waiting in a week."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.takers import could_take_alone
from caseload.domain.units import Unit
from caseload.planning.mix.mix import Goal, MixQuestion
from caseload.planning.mix.week import MixWeek, limits_hours, staff_week
from caseload.solve.cheapest_mix import Condition

Group = tuple[int, ...]
"""Places of roles, in order."""


@dataclass(frozen=True, slots=True)
class OneOfEach:
    """A week with one person of each role, who stand in the order of the roles."""

    problem: Problem
    members: tuple[StaffMember, ...]


def staff_one_of_each(week: MixWeek, question: MixQuestion) -> OneOfEach:
    """The week with one of each role, those included of whom there may be none."""
    problem = staff_week(week, question, (1,) * len(question.roles))
    by_role = {member.role.name: member for member in problem.staff.values()}
    return OneOfEach(problem, tuple(by_role[role.name] for role in question.roles))


def list_counted(problem: Problem, goal: Goal) -> list[Unit]:
    """The families that the goal wants led: those with a child who may not wait, or all. Each goes whole to one."""
    must = {standing.id for standing in problem.standings.values() if goal == "all" or standing.is_must}
    return [unit for unit in problem.units if must & set(unit.cases)]


def list_conditions(one: OneOfEach, place: int, goal: Goal) -> Iterator[Condition]:
    """Conditions that hold for every staff that leaves nobody waiting in a week, by its place among the weeks.

    They are of the families that only some roles could take, for every such group of roles, and every union of some.
    """
    counted = list_counted(one.problem, goal)
    takers = [find_takers(one, unit) for unit in counted]
    for group in sorted(join_groups(takers)):
        inside = [unit for unit, who in zip(counted, takers, strict=True) if set(who) <= set(group)]
        yield from bound_group(one, inside, group, place)


def find_takers(one: OneOfEach, unit: Unit) -> Group:
    """The places of the roles that could take a family whole, were it their only one."""
    return tuple(at for at, member in enumerate(one.members) if could_take_alone(one.problem, unit, member))


def join_groups(groups: Sequence[Group]) -> set[Group]:
    """The groups, and every union of some of them."""
    found: set[Group] = set()
    for group in set(groups):
        found |= {group} | {tuple(sorted({*group, *other})) for other in found}
    return found


def bound_group(one: OneOfEach, units: Sequence[Unit], group: Group, place: int) -> Iterator[Condition]:
    """The conditions of families that only a group of roles could take.

    Cases: at most the sum of the group's caps. Where hours limit: the hours, at most the capacity of the group and the
    support each of it may be given; at most the capacity of the group and of those who support; and, less what
    support could do, at most the capacity of the group.
    """
    cases = [one.problem.standings[case] for unit in units for case in unit.cases]
    members = [member if at in group else None for at, member in enumerate(one.members)]
    if all(member is None or member.cap is not None for member in members):
        yield Condition(place, tuple((member.cap or 0) if member else 0 for member in members), len(cases))
    if limits_hours(one.problem.policy):
        hours, support = sum(case.hours for case in cases), sum(case.support_hours for case in cases)
        own = tuple(member.capacity if member else 0 for member in members)
        given = tuple(member.capacity + member.support_limit if member else 0 for member in members)
        all_own = tuple(m.capacity if at in group or m.role.supports else 0 for at, m in enumerate(one.members))
        yield from (
            Condition(place, own, hours - support),
            Condition(place, given, hours),
            Condition(place, all_own, hours),
        )
