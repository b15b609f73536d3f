"""The screen's part on own means: what would lessen a shortfall before agency staff are hired."""

from collections.abc import Iterable, Sequence

from caseload.domain.problem import Problem
from caseload.domain.remedies import Combination, Remedies, Remedy, RemedyEffect
from caseload.render.lines import fold_lines
from caseload.render.own_means.remedies_words import (
    count_kinds,
    has_teams,
    name_remedy,
    say_cost,
    say_from,
    say_pounds,
    say_reach,
    say_terms,
)
from caseload.render.shortfall.words import name_post
from caseload.render.words import count, join_and

HEADING = "OWN MEANS FIRST"


def render_remedies(problem: Problem, remedies: Remedies) -> list[str]:
    """A heading and its lines; nothing where no child is short of a worker once pace is lifted."""
    before = remedies.before
    if before is None:
        return [HEADING, *fold_lines("Time ran out before this could be worked out.", 2, 2)]
    if not before.children:
        return []
    waiting = count(before.children, "child has", "children have")
    text = f"However many new families everybody took, {waiting} no worker, {before.must:,} of them may not wait."
    lines = [HEADING, *fold_lines(f"{text} Each of these would change that by itself:", 2, 2)]
    for effect in remedies.effects:
        lines += render_effect(problem, remedies, effect)
    if not remedies.effects:
        lines += fold_lines("None found.", 2, 4)
    lines += render_rest(remedies)
    return [*lines, *render_best(problem, remedies)]


def render_effect(problem: Problem, remedies: Remedies, effect: RemedyEffect) -> list[str]:
    """One remedy, what it changes, its cost, and from when."""
    if remedies.before is None:
        return []
    remedy, today = effect.remedy, problem.caseload.as_of
    each = f", {say_pounds(effect.cost_each)} a week for each child" if effect.cost_each else ""
    name = capitalise(name_remedy(remedy, problem.policy), remedy)
    return fold_lines(f"{name}: {say_reach(remedies.before, effect.after)}; {say_terms(remedy, today)}{each}.", 2, 6)


def capitalise(text: str, remedy: Remedy) -> str:
    """A text as the beginning of a sentence, unless it begins with somebody's id or a team's name."""
    return text if remedy.kind in ("protected_step", "absence_ends", "lending") else text[:1].upper() + text[1:]


def render_rest(remedies: Remedies) -> list[str]:
    """Those that gain nothing and those that time left out, counted."""
    lines = []
    if remedies.without:
        lines += fold_lines(f"Nothing gained by itself: {count_kinds(remedies.without)}.", 2, 6)
    if not remedies.hours_limit and any(remedy.kind == "overtime" for remedy in remedies.without):
        lines += fold_lines("Overtime gains nothing: under this policy hours keep no child from a worker.", 2, 6)
    if remedies.not_tried:
        lines += fold_lines(f"Not settled in time: {count_kinds(remedies.not_tried)}.", 2, 6)
    return lines


def render_best(problem: Problem, remedies: Remedies) -> list[str]:
    """The best combination, and the best in which nobody more changes worker."""
    best, without = remedies.best, remedies.best_without_moves
    if best is None:
        return render_still(problem, remedies, without) if without else []
    lines = fold_lines("The least that does all they can do together:", 2, 4)
    lines += render_combination(problem, remedies, best)
    if without is not None and without != best:
        lines += render_still(problem, remedies, without)
    return lines


def render_still(problem: Problem, remedies: Remedies, without: Combination) -> list[str]:
    """The best combination that leaves families where they are."""
    lines = fold_lines("The same without letting more families change worker:", 2, 4)
    return lines + render_combination(problem, remedies, without)


def render_combination(problem: Problem, remedies: Remedies, best: Combination) -> list[str]:
    """What is in it, what it reaches, its cost and day, and the agency staff still needed."""
    if remedies.before is None:
        return []
    lines: list[str] = []
    for remedy in best.remedies:
        lines += fold_lines(f"- {name_remedy(remedy, problem.policy)}", 4, 6)
    terms = f"{say_cost(best.weekly_cost)}, {say_whole(best, problem)}"
    lines += fold_lines(f"Children without a worker: {say_reach(remedies.before, best.after)}; {terms}.", 4, 4)
    lines += fold_lines(" ".join(say_left(problem, best)), 4, 4)
    if not best.proven:
        lines += fold_lines("This is the best found in time; a cheaper set is not ruled out.", 4, 4)
    return lines


def say_whole(best: Combination, problem: Problem) -> str:
    """When the last of a set is there."""
    if best.from_day is None:
        return "complete once the posts are filled"
    return say_from(best.from_day, problem.caseload.as_of)


def say_left(problem: Problem, best: Combination) -> Iterable[str]:
    """The agency staff that are needed besides."""
    levels = sorted(best.left, key=lambda level: level.level)
    needed = [level for level in levels if level.posts]
    if not levels:
        yield "The agency staff still needed could not be worked out in time."
    elif not needed:
        yield "No agency staff could help besides." if levels[-1].left else "No agency staff would be needed besides."
    for level in needed[-1:]:
        posts = join_and(name_post(post, problem.policy, has_teams(problem)) for post in level.posts)
        yield f"Still needed besides, for every child{'' if level.level > 1 else ' who may not wait'}: {posts}."
    lost: Sequence[str] = levels[-1].left if levels else ()
    if lost:
        yield f"{count(len(lost), 'child has', 'children have')} no worker even so."
