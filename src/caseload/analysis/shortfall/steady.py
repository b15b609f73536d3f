"""The steady state: no limit on new families, the goals of one level, and the queue that only pace makes."""

from dataclasses import replace
from typing import Final

from caseload.domain.base_plan import is_valid_cover
from caseload.domain.plan import Plan
from caseload.domain.policy import Policy
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.standing import Standing

GOALS_OF_LEVEL: Final[dict[int, tuple[str, ...]]] = {
    1: ("unallocated_must",),
    2: ("unallocated_must", "displaced", "unallocated"),
    3: ("unallocated_must", "displaced", "unallocated", "above_cap", "above_hours"),
    4: ("unallocated_must", "displaced", "unallocated", "above_cap", "above_hours", "above_target"),
}
FIRST_OF_LIMITS: Final = 3


def aim_at(problem: Problem, level: int) -> Problem:
    """The same problem in the steady state, with the goals of a level and no others; from level 3 any family may
    change worker."""
    policy = problem.policy
    steady = replace(policy, goals=list_goals(policy, level), rules_off=policy.rules_off | {"new_cases"})
    settings = problem.settings if level < FIRST_OF_LIMITS else replace(problem.settings, moves=None)
    return replace(problem, caseload=replace(problem.caseload, policy=steady), settings=settings)


def list_goals(policy: Policy, level: int) -> tuple[str, ...]:
    """The goals of a level, in order; hours are among them only where they limit."""
    limits = policy.hours == "limit" and policy.has_rule("hours")
    return tuple(goal for goal in GOALS_OF_LEVEL[level] if limits or goal != "above_hours")


def list_waiting(problem: Problem, plan: Plan, level: int) -> tuple[str, ...]:
    """The cases a level is about that the plan leaves waiting: without a worker, or waiting without a cover; at
    level 1 only must-allocate ones; from level 2 also those to hand on that stay."""
    return tuple(
        standing.id
        for standing in problem.standings.values()
        if (standing.is_must or level > 1) and is_waiting(problem, plan, standing, level)
    )


def count_waiting(problem: Problem, plan: Plan) -> tuple[int, int]:
    """The children without a worker or cover in a plan of the week: who may not wait, and all."""
    return len(list_waiting(problem, plan, 1)), len(list_waiting(problem, plan, 2))


def is_waiting(problem: Problem, plan: Plan, standing: Standing, level: int) -> bool:
    """Whether a plan leaves one case waiting."""
    lead = plan.lead[standing.id]
    if lead is None:
        return True
    if standing.needs_cover and lead == standing.waits_for:
        cover = plan.cover.get(standing.id)
        return cover is None or not is_valid_cover(problem, standing, cover)
    return level > 1 and standing.is_handed_on and lead == standing.holder


def measure_pace(problem: Problem, member: StaffMember) -> tuple[int, int]:
    """The families a worker may still take in this week, and in every later week (at least one)."""
    policy = problem.policy
    later = policy.new_cases_protected if member.is_protected else policy.new_cases
    known = problem.recent.get(member.id, 0) + len(problem.given.get(member.id, ()))
    return max(0, member.max_new - known), max(1, later)
