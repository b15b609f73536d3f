"""Unevenness: squared loads in points, weighed so that part-time and protected workers carry their share."""

from ortools.sat.python import cp_model

from caseload.domain.staff import StaffMember
from caseload.model.decisions import Decisions

UNALLOCATED_WEIGHT = 100


def express(decisions: Decisions) -> cp_model.LinearExprT:
    """weight x load squared over workers, + 100 x (points unallocated) squared over units."""
    total = sum((square_load(decisions, m) for m in decisions.members if m.weight and m.is_available), 0)
    for outcome, literal in decisions.all_outcomes():
        points = sum(decisions.problem.standings[case].points for case in outcome.left)
        if points:
            total += literal * (UNALLOCATED_WEIGHT * points * points)
    return total


def square_load(decisions: Decisions, member: StaffMember) -> cp_model.LinearExprT:
    """weight x load squared, step by step: the step from k to k + 1 points costs 2k + 1 more.

    Steps need no order, since the cheaper ones come first in any plan worth having. One literal each, so that what the
    linear relaxation settles of a load stays settled.
    """
    led = decisions.led_by(member.id)
    points = [sum(decisions.problem.standings[case].points for case in outcome.led) for outcome, _ in led]
    load = cp_model.LinearExpr.weighted_sum([literal for _, literal in led], points)
    load += decisions.duties.points_of(member.id)
    by_unit: dict[str, list[int]] = {}
    for (outcome, _), each in zip(led, points, strict=True):
        by_unit.setdefault(outcome.unit.id, []).append(each)
    least = sum(listed[0] for unit, listed in by_unit.items() if decisions.is_certain(unit))
    most = find_most_load(decisions, member, by_unit) + decisions.duties.most_points(member.id)
    if most == 0:
        return 0
    if least == most:
        return member.weight * most * most
    steps = [decisions.new_bool() for _ in range(least, most)]
    decisions.model.add(load == least + sum(steps))
    odd = (2 * k + 1 for k in range(least, most))
    return member.weight * (least * least + sum(step * each for step, each in zip(steps, odd, strict=True)))


def find_most_load(decisions: Decisions, member: StaffMember, by_unit: dict[str, list[int]]) -> int:
    """The most points a worker may lead: the heaviest units that fit under the cap with what is kept."""
    heaviest = sorted((max(listed) for listed in by_unit.values()), reverse=True)
    if member.cap is None:
        return sum(heaviest)
    most_cases = max(member.cap, decisions.count_most_kept(member.id))
    return sum(heaviest[:most_cases])
