"""Kind limit: how many families of one kind, such as proceedings, a worker may lead."""

from caseload.model.decisions import Decisions


def add(decisions: Decisions) -> None:
    """For every worker and limit: kept + received not urgent <= limit, all <= twice the limit, where received."""
    for limit in sorted(decisions.problem.policy.kind_limits):
        for member in decisions.members:
            count = decisions.families.of_limit(member, limit)
            if count is not None:
                count.require(decisions.model)
