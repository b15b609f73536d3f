"""Over pace: urgent families received above the limit on new families and the kind limits."""

from ortools.sat.python import cp_model

from caseload.model.decisions import Decisions


def express(decisions: Decisions) -> cp_model.LinearExprT:
    """For every worker and limit: the smaller of families received and the count above the limit."""
    total: cp_model.LinearExprT = 0
    policy = decisions.problem.policy
    for member in decisions.members:
        new = decisions.families.new_to(member) if policy.has_rule("new_cases") else None
        if new is not None:
            over = decisions.new_whole(new.count)
            decisions.model.add(over >= new.total - new.room)
            total += over
        for limit in sorted(policy.kind_limits) if policy.has_rule("kind_limit") else ():
            counted = decisions.families.of_limit(member, limit)
            if counted is None or not counted.received:
                continue
            over = decisions.new_whole(counted.most)
            received = counted.urgent + counted.other
            if counted.above is None:
                decisions.model.add(over >= counted.total - counted.limit)
            else:
                excess = counted.most_kept - counted.limit
                decisions.model.add(over >= counted.total - counted.limit - excess * counted.above)
                decisions.model.add(over >= received).only_enforce_if(counted.above)
            total += over
    return total
