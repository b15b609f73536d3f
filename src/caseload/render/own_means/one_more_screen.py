"""The screen's part on one more: what one more full-time worker of each role and skill would change."""

from collections.abc import Iterable, Sequence
from typing import Final

from caseload.domain.caseload import Worker
from caseload.domain.policy import Policy
from caseload.domain.problem import Problem
from caseload.domain.remedies import OneMore, OneMores
from caseload.render.lines import fold_lines
from caseload.render.own_means.remedies_words import has_teams, is_unproven, list_goal_changes
from caseload.render.words import count, join_and, name_team

HEADING: Final = "ONE MORE"
UNPROVEN: Final = " (best found in time)"


def render_one_more(problem: Problem, more: OneMores) -> list[str]:
    """One item for each different effect, best first: who would have it, and every goal that changes."""
    lines = [HEADING, *fold_lines("One more full-time worker, everything else as it is, would change:", 2, 2)]
    several = has_teams(problem)
    for group in group_alike(more.ranked):
        who = join_or(name_new(one.worker, problem.policy, several) for one in group)
        changes = list_goal_changes(
            more.before, group[0].goals, (more.must, more.children), (group[0].must, group[0].children)
        )
        told = "; ".join(changes) if changes else "hardly anything"
        lines += fold_lines(f"{who}: {told}{UNPROVEN if is_unproven(group[0].goals) else ''}.", 2, 6)
    if more.same:
        names = join_or(name_new(worker, problem.policy, several) for worker in more.same[:MOST_NAMED])
        rest = f" and {count(len(more.same) - MOST_NAMED, 'other')}" if len(more.same) > MOST_NAMED else ""
        lines += fold_lines(f"Nothing would change with {names}{rest}.", 2, 6)
    if more.not_tried:
        lines += fold_lines(f"Not tried for want of time: {count(len(more.not_tried), 'more choice')}.", 2, 6)
    return lines


MOST_NAMED: Final = 4


def group_alike(ranked: Iterable[OneMore]) -> list[list[OneMore]]:
    """Workers beside one another in the ranking who would change exactly the same."""
    groups: list[list[OneMore]] = []
    for one in ranked:
        key = (one.goals, one.must, one.children)
        if groups and (groups[-1][0].goals, groups[-1][0].must, groups[-1][0].children) == key:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def name_new(worker: Worker, policy: Policy, has_teams: bool) -> str:
    """`social worker (court skills) for North team`."""
    skills = f" ({join_and(sorted(worker.skills))} skills)".replace("_", " ") if worker.skills else ""
    team = f" for {name_team(worker.team)}" if has_teams else ""
    return f"{policy.roles[worker.role].label}{skills}{team}"


def join_or(names: Iterable[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    listed: Sequence[str] = list(names)
    return f"{', '.join(listed[:-1])} or {listed[-1]}" if len(listed) > 1 else "".join(listed)
