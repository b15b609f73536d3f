"""Overhours: whole hours by which a worker's hours after support exceed 110% of capacity."""

from ortools.sat.python import cp_model

from caseload.domain.staff import StaffMember
from caseload.model.decisions import Decisions


def express(decisions: Decisions) -> cp_model.LinearExprT:
    """Over available workers: whole hours, rounded up per worker; nothing where the rule `hours` is off."""
    if not decisions.problem.policy.has_rule("hours"):
        return 0
    return sum((count_overhours(decisions, member) for member in decisions.members if member.is_available), 0)


def count_overhours(decisions: Decisions, member: StaffMember) -> cp_model.LinearExprT:
    """ceil(max(0, hours after support - 110% of (capacity - duties, at least 0))) in whole hours."""
    policy = decisions.problem.policy
    duties, most_duties = decisions.duties.hours_of(member.id), decisions.duties.most_hours(member.id)
    most = decisions.most_own_hours(member.id)
    left: cp_model.LinearExprT = member.capacity - duties
    if most_duties > member.capacity:
        left, spent = decisions.new_whole(member.capacity), decisions.new_bool()
        decisions.model.add(left + duties <= member.capacity + (most_duties - member.capacity) * spent)
        decisions.model.add(left <= member.capacity * (1 - spent))
    share, unit = policy.overhours_share, policy.hours_unit
    scale = share.denominator * unit.denominator
    if most * share.denominator <= share.numerator * (member.capacity - most_duties):
        return 0
    over = decisions.new_whole(-(-most * unit.numerator // unit.denominator))
    after = decisions.hours_after_support(member.id)
    per_hour = share.denominator * unit.numerator
    decisions.model.add(scale * over >= per_hour * after - share.numerator * unit.numerator * left)
    return over
