"""Hours: where the policy limits them, nobody who receives work exceeds their hours."""

from caseload.model.decisions import Decisions


def add(decisions: Decisions) -> None:
    """For every worker w who receives a case or a duty: hours after support + duty hours <= capacity."""
    if decisions.problem.policy.hours != "limit":
        return
    for member in decisions.members:
        received = [literal for _, literal in decisions.received_by(member.id)]
        received += decisions.duties.received_by(member.id)
        if received:
            total = decisions.hours_after_support(member.id) + decisions.duties.hours_of(member.id)
            most_kept = decisions.most_kept_hours(member.id)
            decisions.add_binding_limit(total, member.capacity, most_kept, received)
