"""The names of every rule, goal and shortfall aim, used alike in the model, the audit, the tests and the docs."""

from typing import Final

RULES: Final[tuple[str, ...]] = (
    "one_worker",
    "cap",
    "hours",
    "lead",
    "skills",
    "protected",
    "co_working",
    "overseeing",
    "support",
    "siblings",
    "decisions",
    "new_cases",
    "kind_limit",
    "moves",
    "no_drop",
    "leaving",
    "hold",
    "lending",
    "transfer",
)

ALWAYS_ON: Final[frozenset[str]] = frozenset({"one_worker", "lead"})

GOALS: Final[tuple[str, ...]] = (
    "unallocated_must",
    "over_pace",
    "displaced",
    "unallocated",
    "overload",
    "changes",
    "overhours",
    "unevenness",
    "fit",
)

AIMS: Final[tuple[str, ...]] = ("above_cap", "above_hours", "above_target")

FIXED_GOALS: Final[tuple[str, ...]] = GOALS[:4]

GOAL_UNITS: Final[dict[str, str]] = {
    "unallocated_must": "cases",
    "over_pace": "families",
    "displaced": "cases",
    "unallocated": "priority weeks",
    "overload": "cases and families",
    "changes": "weighted changes",
    "overhours": "hours a week",
    "unevenness": "weighted points squared",
    "fit": "minutes and costs a week",
}
