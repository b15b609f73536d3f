"""Hours: where the policy limits them, nobody who receives work has more hours than their capacity."""

from collections.abc import Iterator

from caseload.audit.after import After
from caseload.audit.wording import say_hours
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Available workers whose hours after support and duty hours exceed their capacity, once each; none where
    hours are only reported."""
    if problem.policy.hours != "limit":
        return
    receivers = after.case_receivers | after.duty_receivers
    for worker, member in problem.staff.items():
        hours, left = after.measure_hours(worker), after.measure_capacity_left(worker)
        if member.is_available and hours + after.duty_hours.get(worker, 0) > member.capacity:
            since = after.explain_load(worker, worker in receivers)
            detail = f"has {say_hours(hours, problem.policy)} of {say_hours(left, problem.policy)} hours"
            yield Breach("hours", worker, None, since, detail)
