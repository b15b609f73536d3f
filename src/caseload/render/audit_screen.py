"""The screen of an audit: what a plan breaks, and what each goal comes to, beside the proposal's where there is one."""

from collections.abc import Iterable, Sequence
from typing import Final

from caseload.domain.names import GOAL_UNITS
from caseload.domain.plan import Breach, GoalResult
from caseload.domain.problem import Problem
from caseload.domain.what_if import WhatIf
from caseload.render.breach_words import list_breach_sentences, say_breach
from caseload.render.decided_cells import list_reasons
from caseload.render.lines import fold_lines, set_apart
from caseload.render.proof_words import say_audit
from caseload.render.what_if_words import say_what_ifs
from caseload.render.words import count, cut, name_team, say_date

MOST_FAULTS: Final = 12
GOAL_WORDS: Final = {
    "unallocated_must": "children who may not wait without worker",
    "over_pace": "new families above the usual pace",
    "displaced": "children who lose their worker",
    "unallocated": "waiting, by priority and weeks",
    "overload": "cases above a limit",
    "changes": "changes of worker, weighted",
    "overhours": "hours above 110%",
    "unevenness": "unevenness of the work",
    "fit": "travel and preferences",
}


def render_audit(
    problem: Problem,
    breaches: Iterable[Breach],
    goals: Sequence[GoalResult],
    beside: Sequence[GoalResult] | None = None,
    what_ifs: Sequence[WhatIf] = (),
) -> str:
    """What the plan itself breaks, what a decision or the input explains, and the goals' values side by side."""
    listed = list(breaches)
    teams = sorted({case.team for case in problem.caseload.cases})
    who = name_team(teams[0]) if len(teams) == 1 else count(len(teams), "team")
    lines = [
        *set_apart(f"{cut(who, 40)}, {say_date(problem.caseload.as_of)}", "audit of a plan"),
        *fold_lines(say_what_ifs(what_ifs, problem.policy, problem.caseload.as_of)),
        "",
        *render_breaches(problem, listed),
        "",
        *render_goals(goals, beside),
    ]
    return "\n".join(lines) + "\n"


def render_breaches(problem: Problem, breaches: Sequence[Breach]) -> list[str]:
    """The plan's own breaches by rule, then what decisions and the input explain."""
    own, reasons = [breach for breach in breaches if breach.since is None], list_reasons(problem)
    explained = [line for one in list_breach_sentences(breaches, reasons) for line in fold_lines(one, 2, 8)]
    lines = [*fold_lines(say_audit(problem.policy))]
    if own:
        lines.append(f"The plan breaks the rules in {count(len(own), 'place')}:")
        for breach in own[:MOST_FAULTS]:
            lines += fold_lines(f"{breach.rule}: {say_breach(breach)}", 2, 8)
        if len(own) > MOST_FAULTS:
            lines.append(f"  and {len(own) - MOST_FAULTS} more")
    else:
        lines.append("The plan breaks no rule.")
    return lines + (["Above a limit or against a rule, and explained:", *explained] if explained else [])


def render_goals(goals: Sequence[GoalResult], beside: Sequence[GoalResult] | None) -> list[str]:
    """A table of goals in their order: the plan's values and the proposal's; the first that differs decides."""
    others = {goal.name: goal for goal in beside or ()}
    rows = [("Goal, in order", "This plan", "Proposal" if beside else "")]
    for goal in goals:
        other = others.get(goal.name)
        rows.append((say_goal(goal.name), f"{goal.value:,}", f"{other.value:,}" if other else ""))
    lines = [f"{name.ljust(42)}{own:>14}{other:>14}".rstrip() for name, own, other in rows]
    return [*lines, *(["", *fold_lines(compare(goals, others))] if beside else [])]


def say_goal(name: str) -> str:
    """A goal in words, or its name and unit."""
    return cut(GOAL_WORDS.get(name, f"{name}, {GOAL_UNITS.get(name, '')}"), 41)


def compare(goals: Sequence[GoalResult], others: dict[str, GoalResult]) -> str:
    """Which of the two is better, and by which goal."""
    for goal in goals:
        other = others.get(goal.name)
        if other is not None and other.value != goal.value:
            better = "The proposal" if other.value < goal.value else "This plan"
            return f"{better} is better: the first goal that differs is {say_goal(goal.name)}."
    return "Both reach the same in every goal."
