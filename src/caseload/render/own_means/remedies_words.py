"""Names the means a service has before agency staff, and says what they would change, in plain words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from caseload.domain.plan import GoalResult
from caseload.domain.policy import Policy
from caseload.domain.problem import Problem
from caseload.domain.remedies import Reach, Remedy, list_differences
from caseload.render.goal_words import is_counted, say_values
from caseload.render.words import count, join_and, name_some, name_team, round_pounds, say_day, say_number, say_percent

EVENNESS: Final[Mapping[str, tuple[str, str]]] = {
    "unevenness": ("the work {} less even", "the work {} more even"),
    "fit": ("{} more travel and wishes not met", "{} less travel and wishes not met"),
}
MUST: Final = "children who may not wait and have no worker"
ALL: Final = "all without a worker"
KIND_NAMES: Final[Mapping[str, tuple[str, str | None]]] = {
    "protected_step": ("protected step", None),
    "absence_ends": ("end of an absence", "ends of absences"),
    "lending": ("lending between teams", "lendings between teams"),
    "leads_more": ("wider role", None),
    "support_officer": ("support officer", None),
    "moves": ("number of families who change worker", "numbers of families who change worker"),
}


def name_remedy(remedy: Remedy, policy: Policy) -> str:
    """`1 more support officer for North`, `w8 at protected month 6`, `overtime of up to 10%`."""
    who = name_some(remedy.workers)
    if remedy.kind == "support_officer":
        return f"1 more support officer for {name_team(remedy.team or '')}"
    if remedy.kind == "protected_step":
        return f"{who} at the next protected step (month {remedy.month})"
    if remedy.kind == "absence_ends":
        return f"{who} back at work"
    if remedy.kind == "overtime":
        people = count(len(remedy.workers), "worker")
        return f"overtime of up to {say_percent(remedy.share or Fraction(0))} ({people})"
    if remedy.kind == "lending":
        share = say_percent(remedy.share or Fraction(0))
        return (
            f"{name_team(remedy.team or '')} lends {who} to {name_team(remedy.to_team or '')}, up to {share} of hours"
        )
    if remedy.kind == "leads_more":
        kinds = join_and(policy.kinds[kind].label for kind in remedy.kinds)
        return f"{policy.roles[remedy.role or ''].label}s may lead {kinds} too"
    return f"{name_moves(remedy.moves)} may change worker"


def name_moves(moves: int | None) -> str:
    """How many families a team."""
    return "any family" if moves is None else f"{count(moves, 'family', 'families')} a team"


def count_kinds(remedies: Iterable[Remedy]) -> str:
    """`3 lendings between teams and 1 protected step`; overtime there is only one of."""
    numbers: dict[str, int] = {}
    for remedy in remedies:
        numbers[remedy.kind] = numbers.get(remedy.kind, 0) + 1
    return join_and(
        "overtime" if kind == "overtime" else count(number, *KIND_NAMES[kind]) for kind, number in numbers.items()
    )


def say_cost(weekly: Fraction | None) -> str:
    """What it costs a week."""
    if weekly is None:
        return "cost not known"
    return "no cost" if weekly == 0 else f"{say_pounds(weekly)} a week"


def say_pounds(amount: Fraction) -> str:
    """Whole pounds, rounded to the nearest; what is under one pound keeps its pence."""
    return f"{round_pounds(amount) if amount >= 1 else say_number(amount)} pounds"


def say_from(day: date | None, today: date) -> str:
    """From when it can be had."""
    if day is None:
        return "once the post is filled"
    return "now" if day <= today else f"from {say_day(day, today)}"


def say_reach(before: Reach, after: Reach) -> str:
    """`10 -> 6 who may not wait, 23 -> 20 in all`: children without a worker before and after, and who would
    lose theirs for it."""
    parts = [f"{before.must:,} -> {after.must:,} who may not wait"] if before.must else []
    parts.append(f"{before.children:,} -> {after.children:,} in all")
    if after.displaced > before.displaced:
        parts.append(f"but {count(after.displaced - before.displaced, 'child loses', 'children lose')} their worker")
    return ", ".join(parts) + ("" if after.is_proven else " (best found in time)")


def say_terms(remedy: Remedy, today: date) -> str:
    """What a remedy costs a week, and when it can be had; moving children is never called free."""
    if remedy.kind == "moves":
        return "no money, but children change worker"
    return f"{say_cost(remedy.weekly_cost)}, {say_from(remedy.from_day, today)}"


Counts = tuple[int, int]


def list_goal_changes(
    before: Sequence[GoalResult], after: Sequence[GoalResult], waiting: Counts, then: Counts
) -> list[str]:
    """Every goal that changes, in order, in words; `waiting` and `then` count children without a worker: those who may
    not wait, and all."""
    known = {goal.name: goal.value for goal in before}
    changes = []
    for name, more in list_differences(tuple(before), tuple(after)).items():
        told = say_goal_change(name, known[name], known[name] + more) if more else ""
        if name == "unallocated_must" and waiting[0] != then[0]:
            told = f"{MUST} {waiting[0]:,} -> {then[0]:,}"
        elif name == "unallocated" and waiting[1] != then[1]:
            told = f"{ALL} {waiting[1]:,} -> {then[1]:,}"
        changes += [told] if told else []
    return changes


def say_goal_change(name: str, before: int, after: int) -> str:
    """One goal, before and after; "" for less than 1% of a goal that is only told in percent."""
    if is_counted(name):
        return say_values(name, before, after)
    percent = 100 * abs(after - before) // max(1, before)
    more, less = EVENNESS.get(name, (f"{name} {{}} more", f"{name} {{}} less"))
    return (more if after > before else less).format(f"{percent}%") if percent else ""


def is_unproven(goals: Iterable[GoalResult]) -> bool:
    """Whether something better than these goals is not ruled out."""
    return any(not goal.proven for goal in goals)


def has_teams(problem: Problem) -> bool:
    """Whether there are several teams, so that each has to be named."""
    return len({standing.case.team for standing in problem.standings.values()}) > 1
