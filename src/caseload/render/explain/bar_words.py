"""Says which rule keeps workers from a case, in plain words, one and many."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from caseload.domain.caseload import Case
from caseload.domain.explanation import Barred
from caseload.domain.names import RULES
from caseload.domain.problem import Problem
from caseload.render.fates import say_absence
from caseload.render.words import join_and, name_some, natural_key, say_day

MOST_NAMED: Final = 30
FIRST_NAMED: Final = 8
BARS: Final[Mapping[str, tuple[str, str]]] = {
    "one_worker": ("is not available", "are not available"),
    "lead": ("has a role that may not lead it", "have a role that may not lead it"),
    "skills": ("lacks a skill it needs", "lack a skill it needs"),
    "protected": ("is newly qualified and may not have it yet", "are newly qualified and may not have it yet"),
    "leaving": ("leaves or goes away soon", "leave or go away soon"),
    "lending": ("does not serve its team", "do not serve its team"),
    "cap": ("may hold no case now", "may hold no case now"),
    "decisions": ("is kept from it by a decision", "are kept from it by a decision"),
    "co_working": ("would need a co-worker, and nobody may be", "would need a co-worker, and nobody may be"),
    "overseeing": ("would need an overseer, and nobody may be", "would need an overseer, and nobody may be"),
    "siblings": ("could not take all of the family", "could not take all of the family"),
    "moves": ("could only if its worker changed", "could only if its worker changed"),
    "hold": ("could only if it were not held", "could only if it were not held"),
    "transfer": ("could only if it were handed on", "could only if it were handed on"),
    "waiting": ("could only if it did not wait", "could only if it did not wait"),
    "new_cases": ("has enough new families this week", "have enough new families this week"),
    "kind_limit": ("has as many of this kind as they may", "have as many of this kind as they may"),
    "hours": ("has no hours left", "have no hours left"),
    "no_drop": ("could only by leaving another without", "could only by leaving another without"),
    "support": ("would need support, and none is left", "would need support, and none is left"),
}
NO_ROOM: Final[Mapping[str, str]] = {
    "cap": "their cap leaves no room",
    "protected": "their protected load leaves no room",
    "hours": "their hours leave no room",
    "new_cases": "their new families leave no room",
    "kind_limit": "the limit on this kind of case leaves no room",
    "lending": "the hours they may lend leave no room",
    "co_working": "nobody is free to co-work with them",
    "overseeing": "nobody is free to oversee them",
    "moves": "too many families would change worker",
}
TAKEN: Final[Mapping[str, tuple[str, str]]] = {
    "cap": ("has no room under the cap", "have no room under the cap"),
    "protected": ("is newly qualified and protected", "are newly qualified and protected"),
    "lending": ("does not serve its team or has lent all", "do not serve its team or have lent all"),
    "co_working": ("would need a co-worker, and none is free", "would need a co-worker, and none is free"),
    "overseeing": ("would need an overseer, and none is free", "would need an overseer, and none is free"),
}
"""Where the rule is met with the work a worker has, other words than where it bars them whatever they have."""


def say_bar(barred: Barred, owners: Sequence[str] = ()) -> str:
    """`s1 and s2 have a role that may not lead it (rule lead).`; `owners` are the cases whose worker would change."""
    names = sorted(barred.workers, key=natural_key)
    words = say_rule(barred.rule, len(names))
    if barred.rule == "moves" and owners:
        words = f"could only if the worker of {join_and(owners)} changed"
    return f"{name_workers(names)} {words}{name_rule(barred.rule)}."


def name_workers(names: Sequence[str]) -> str:
    """All of a team by name; of a whole authority the first few, and how many more."""
    return join_and(names) if len(names) <= MOST_NAMED else name_some(names, FIRST_NAMED)


def say_held_up(barred: Barred) -> str:
    """As `say_bar`, for those whom a rule stops with the work they have."""
    names = sorted(barred.workers, key=natural_key)
    return f"{name_workers(names)} {say_stop(barred.rule, len(names))}{name_rule(barred.rule)}."


def name_rule(rule: str) -> str:
    """` (rule lead)`, to look up; nothing for what is none of the rules."""
    return f" (rule {rule})" if rule in RULES else ""


def say_rule(rule: str, number: int = 1) -> str:
    """What a rule means for the workers it keeps from a case."""
    usual = (f"is kept from it by the rule {rule}", f"are kept from it by the rule {rule}")
    return BARS.get(rule, usual)[number != 1]


def say_stop(rule: str, number: int = 1) -> str:
    """What a rule means for the workers it stops with the work they have."""
    return TAKEN[rule][number != 1] if rule in TAKEN else say_rule(rule, number)


def say_no_room(rule: str | None) -> str:
    """Why no plan gives a case to workers who may have it."""
    if rule is None:
        return "their room is taken by work that must stay with them"
    return f"{NO_ROOM.get(rule, f'the rule {rule} is in the way')} beside the work that must stay with them"


def say_fixed(problem: Problem, case: Case, rules: Collection[str]) -> str:
    """Why a case that has a worker stays with them whatever else would be better."""
    day = case.hold_until
    if "hold" in rules and day is not None:
        return f"It is held with its worker until {say_day(day, problem.caseload.as_of)}."
    if "transfer" in rules:
        return "Its worker is in another team, and it is not marked to be handed on."
    if problem.settings.moves == 0:
        return "By default nobody who has a worker changes (--moves 0)."
    return "It stays where it is."


def say_gone(problem: Problem, worker: str) -> str:
    """`w6 has left`, `w6 is away until 2 February`: why its worker before no longer has it."""
    words = say_absence(problem, worker)
    return f"{worker} {words}" if words.startswith(("has", "starts")) else f"{worker} is {words}"
