"""What letting families change worker would gain, for a run that lets none."""

from collections.abc import Mapping
from typing import Final

from caseload.domain.findings import MovesOption
from caseload.domain.plan import GoalResult
from caseload.pipeline.report import Report
from caseload.render.lines import fold_lines
from caseload.render.words import count

GAINS: Final[Mapping[str, str]] = {
    "unallocated_must": "children who may not wait without a worker: {before:,} -> {after:,}",
    "over_pace": "new families above the usual pace: {before:,} -> {after:,}",
    "displaced": "children who lose their worker: {before:,} -> {after:,}",
    "unallocated": "waiting (weighted weeks): {before:,} -> {after:,}",
    "overload": "cases above a limit: {before:,} -> {after:,}",
    "overhours": "hours above 110%: {before:,} -> {after:,}",
    "unevenness": "work {percent}% more even",
    "fit": "travel and preferences {percent}% better",
}
MOST_TOLD: Final = 2


def render_gains(report: Report) -> list[str]:
    """One line for each number of moves that gains something; nothing where none does."""
    now = {goal.name: goal.value for goal in report.solved.goals}
    lines: list[str] = []
    last: list[str] = []
    for option in report.findings.moves_options:
        gains = list_gains(now, option.goals)
        if gains and gains != last:
            lines += fold_lines(f"{name_moves(option)}: {'; '.join(gains)}.", 2, 8)
            last = gains
    return ["What changes of worker would gain (--moves):", *lines] if lines else []


def list_gains(now: Mapping[str, int], goals: tuple[GoalResult, ...]) -> list[str]:
    """What gets better, in the order of the goals, up to the first few."""
    gains = [say_gain(goal, now[goal.name]) for goal in goals if goal.name in GAINS and goal.name in now]
    return [gain for gain in gains if gain][:MOST_TOLD]


def say_gain(goal: GoalResult, before: int) -> str:
    """What one goal gains, "" where it gains nothing worth a word."""
    percent = 100 * (before - goal.value) // max(1, before)
    if goal.value >= before or ("{percent}" in GAINS[goal.name] and percent < 1):
        return ""
    return GAINS[goal.name].format(before=before, after=goal.value, percent=percent)


def name_moves(option: MovesOption) -> str:
    """`1 family a team`, `any number of families`."""
    if option.moves is None:
        return "any number of families"
    return f"{count(option.moves, 'family', 'families')} a team"
