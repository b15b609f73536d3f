"""Above target: cases that available workers lead beyond the usual load, an NQSW beyond the protected load."""

from caseload.domain.staff import StaffMember
from caseload.model.decisions import Decisions
from caseload.model.linear import Linear


def express(decisions: Decisions) -> Linear:
    """Over available workers: max(0, cases led - aim)."""
    return sum((count_above(decisions, member) for member in decisions.members if member.is_available), 0)


def count_above(decisions: Decisions, member: StaffMember) -> Linear:
    """One worker's cases above their aim; a number of its own only where so many might come together."""
    most: dict[str, int] = {}
    for outcome, _ in decisions.led_by(member.id):
        most[outcome.unit.id] = max(most.get(outcome.unit.id, 0), len(outcome.led))
    reach = sum(most.values())
    if reach <= member.aim:
        return 0
    above = decisions.new_whole(reach - member.aim)
    decisions.model.add(above >= decisions.count_cases(member.id) - member.aim)
    return above
