"""Above cap: cases that available workers lead beyond their cap."""

from caseload.model.decisions import Decisions
from caseload.model.goals.overload import count_above_cap
from caseload.model.linear import Linear


def express(decisions: Decisions) -> Linear:
    """Over available workers: max(0, cases led - cap), where a cap is in force."""
    return sum((count_above_cap(decisions, member) for member in decisions.members if member.is_available), 0)
