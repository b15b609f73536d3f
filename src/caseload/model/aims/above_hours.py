"""Above hours: whole hours a week by which available workers are beyond their capacity."""

from caseload.domain.staff import StaffMember
from caseload.model.decisions import Decisions
from caseload.model.linear import Linear


def express(decisions: Decisions) -> Linear:
    """Over available workers: whole hours, rounded up per worker; nothing where the rule `hours` is off."""
    if not decisions.problem.policy.has_rule("hours"):
        return 0
    return sum((count_above(decisions, member) for member in decisions.members if member.is_available), 0)


def count_above(decisions: Decisions, member: StaffMember) -> Linear:
    """ceil(max(0, hours after support + duty hours - capacity)) in whole hours."""
    unit = decisions.problem.policy.hours_unit
    reach = decisions.most_own_hours(member.id) - member.capacity
    if reach <= 0:
        return 0
    over = decisions.new_whole(-(-reach * unit.numerator // unit.denominator))
    spent = decisions.hours_after_support(member.id) + decisions.duties.hours_of(member.id)
    decisions.model.add(unit.denominator * over >= unit.numerator * (spent - member.capacity))
    return over
