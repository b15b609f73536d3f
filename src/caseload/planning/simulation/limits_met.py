"""Which limits kept children waiting in a week, or took people past their hours."""

from collections.abc import Mapping
from typing import Final

from caseload.analysis.unallocated import list_unallocated
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem

LIMITS: Final = ("cases", "hours", "skills", "protected", "pace")
LIMIT_OF: Final[Mapping[str, str]] = {
    "cap": "cases",
    "hours": "hours",
    "skills": "skills",
    "lead": "skills",
    "protected": "protected",
    "new_cases": "pace",
    "kind_limit": "pace",
}
"""The limit that a rule's name stands for; other rules (absence, brothers and sisters, lending) stand for none."""


def list_limits_met(problem: Problem, solved: Solved) -> tuple[str, ...]:
    """The limits that bound in a week, in the order of LIMITS.

    A limit binds where, for some child who has no worker, it stops more of those who could lead the case than any other
    rule does; hours also where somebody has more than 110% of them (the goal `overhours`).
    """
    met = {LIMIT_OF.get(one.reasons[0].code) for one in list_unallocated(problem, solved.plan) if one.reasons}
    if any(goal.name == "overhours" and goal.value > 0 for goal in solved.goals):
        met.add("hours")
    return tuple(limit for limit in LIMITS if limit in met)
