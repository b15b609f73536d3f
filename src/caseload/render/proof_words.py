"""Says how far a proposal is checked and proven, and what might still be gained, in plain words."""

from collections.abc import Mapping
from typing import Final

from caseload.domain.names import RULES
from caseload.domain.plan import GoalResult, Solved
from caseload.domain.policy import Policy
from caseload.render.words import join_and

PROVEN: Final = "No allocation under these rules does better (proven)."
COUNTS: Final[Mapping[str, str]] = {
    "unallocated_must": "children who may not wait and have no worker or cover",
    "over_pace": "new families above the usual pace",
    "displaced": "children who lose the worker they had",
    "overload": "cases above a limit",
    "overhours": "hours above 110% of the time there is",
}
AMOUNTS: Final[Mapping[str, str]] = {
    "unallocated": "the waiting of children without a worker",
    "changes": "the changes of worker",
    "unevenness": "the unevenness of the work",
    "fit": "the travel and the preferences not met",
}
MOST_TOLD: Final = 2


def say_audit(policy: Policy) -> str:
    """That every rule was checked, naming those the policy switches off."""
    off = [rule for rule in RULES if not policy.has_rule(rule)]
    return f"Checked against every rule but {join_and(off)} (off)." if off else "Checked against every rule."


def say_proof(solved: Solved) -> str:
    """That nothing better exists; or how the search ended and what the first goals left open might still gain."""
    if solved.is_optimal:
        return PROVEN
    open_goals = [goal for goal in solved.goals if not goal.proven]
    better = [goal for goal in open_goals if goal.value > goal.bound]
    ending = say_ending(solved)
    if not better:
        return f"{ending} Nothing better was found, but a better one is not ruled out."
    return f"{ending} {' '.join(say_gap(goal) for goal in better[:MOST_TOLD])}"


def say_ending(solved: Solved) -> str:
    """How a search that proved not everything ended."""
    if solved.interrupted:
        return "Stopped by you: this is the best found so far."
    if solved.crashed:
        return "The search broke off: this is the best found until then."
    return "Stopped by time: this is the best found." if solved.timed_out else "Not everything is proven."


def say_gap(goal: GoalResult) -> str:
    """`The number of children ... might still fall from 5 to no lower than 3.`"""
    if goal.name in COUNTS:
        what = f"The number of {COUNTS[goal.name]}"
        return f"{what} might still fall from {goal.value:,} to no lower than {goal.bound:,}."
    part = 100 * (goal.value - goal.bound) / max(1, goal.value)
    shown = f"{part:.0f}%" if part >= 1 else "1%"
    return f"{name_amount(goal.name)} might still fall by up to {shown}."


def name_amount(name: str) -> str:
    """What a goal measures, as the beginning of a sentence."""
    words = AMOUNTS.get(name, f"the goal {name}")
    return words[:1].upper() + words[1:]
