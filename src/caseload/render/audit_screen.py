"""The screen of an audit: what a plan breaks, and what each goal comes to, beside the proposal's where there is one."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from caseload.audit.check import is_sound
from caseload.domain.plan import Breach, GoalResult
from caseload.domain.problem import Problem
from caseload.domain.what_if import WhatIf
from caseload.render.breach_words import list_breach_sentences, say_breach
from caseload.render.decided_cells import list_reasons
from caseload.render.goal_words import say_goal
from caseload.render.lines import fold_lines, set_apart
from caseload.render.proof_words import say_audit
from caseload.render.what_if_words import say_what_ifs
from caseload.render.words import count, cut, name_team, say_date

MOST_FAULTS: Final = 12


def render_audit(
    problem: Problem,
    breaches: Iterable[Breach],
    goals: Sequence[GoalResult],
    beside: Sequence[GoalResult] | None = None,
    what_ifs: Sequence[WhatIf] = (),
    best: Mapping[str, int] = MappingProxyType({}),
) -> str:
    """What the plan itself breaks, what a decision or the input explains, the goals' values side by side, and how a
    plan that breaks nothing stands to the best one known."""
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
        *(render_best(goals, best) if best and is_sound(listed) else []),
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
    lines = [f"{name.ljust(44)}{own:>14}{other:>14}".rstrip() for name, own, other in rows]
    return [*lines, *(["", *fold_lines(compare(goals, others))] if beside else [])]


def compare(goals: Sequence[GoalResult], others: dict[str, GoalResult]) -> str:
    """Which of the two is better, and by which goal."""
    for goal in goals:
        other = others.get(goal.name)
        if other is not None and other.value != goal.value:
            better = "The proposal" if other.value < goal.value else "This plan"
            return f"{better} is better: the first goal that differs is {say_goal(goal.name)}."
    return "Both reach the same in every goal."


def render_best(goals: Sequence[GoalResult], best: Mapping[str, int]) -> list[str]:
    """How the plan stands to the best one known: the first goal that differs, of those in which it is known."""
    known = [goal for goal in goals if goal.name in best]
    for goal in known:
        if goal.value != best[goal.name]:
            than = "Better" if goal.value < best[goal.name] else "Worse"
            differs = f"{goal.value:,}, best known {best[goal.name]:,}"
            return ["", *fold_lines(f"{than} than the best plan known: {say_goal(goal.name)} {differs}.")]
    goals_told = "every goal" if len(known) == len(goals) else count(len(known), "goal")
    return ["", *fold_lines(f"As good as the best plan known, in {goals_told}.")]
