"""What letting families change worker would gain, for a run that lets none."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from caseload.domain.plan import GoalResult
from caseload.pipeline.report import Report
from caseload.render.goal_words import is_counted, say_goal, say_values
from caseload.render.lines import GLUE, fold_lines
from caseload.render.page.parts import Table

PARTS: Final[Mapping[str, str]] = {"unevenness": "the work more even", "fit": "less travel"}
LABEL: Final = 13
MOVES_WORDS: Final[Mapping[int | None, str]] = {1: "1", 3: "3", None: "Any number"}


def render_gains(report: Report) -> list[str]:
    """One item for each number of moves that gains something more, with its price; nothing where none does."""
    lines: list[str] = []
    for moves, told in list_options(report):
        text = f"--moves {moves}".ljust(LABEL) + told
        lines += fold_lines(text.replace(" ", GLUE, LABEL - 1), 2, LABEL + 2)
    heading = "If this many families a team might change worker:"
    return [heading, *lines] if lines else []


def list_options(report: Report) -> Iterator[tuple[str, str]]:
    """Each number of moves that gains something more than the one before, with what it gains first and its price."""
    now = {goal.name: goal.value for goal in report.solved.goals}
    last = ""
    for option in report.findings.moves_options:
        gains = list_gains(now, option.goals)
        told = gains[0] + say_price(now, option.goals) if gains else ""
        if told and told != last:
            yield "any" if option.moves is None else str(option.moves), told
            last = told


def tabulate_options(report: Report) -> Table | None:
    """What no, 1, 3 and any moves reach, side by side; None where that was not worked out."""
    options = report.findings.moves_options
    if not options:
        return None
    now = {goal.name: goal.value for goal in report.solved.goals}
    reached = [{goal.name: goal.value for goal in option.goals} for option in options]
    told = [name for name in now if is_counted(name) or name in PARTS]
    rows = tuple(
        (say_goal(name), say_now(name, now[name]), *(say_then(name, now[name], then.get(name)) for then in reached))
        for name in told
    )
    head = ("What; less is better", "None, as proposed", *(MOVES_WORDS[option.moves] for option in options))
    return Table("If so many families a team might change worker", head, rows, frozenset(range(1, len(head))))


def say_now(name: str, value: int) -> str:
    """A goal's value of the proposal; `as now` where the number means nothing to a person."""
    return f"{value:,}" if is_counted(name) else "as now"


def say_then(name: str, before: int, value: int | None) -> str:
    """A goal's value beside the proposal's; `3% less` where the number means nothing to a person."""
    if value is None:
        return "-"
    if is_counted(name):
        return f"{value:,}"
    percent = 100 * abs(before - value) // max(1, before)
    return f"{percent}% {'less' if value < before else 'more'}" if percent else "as now"


def list_gains(now: Mapping[str, int], goals: Sequence[GoalResult]) -> list[str]:
    """What gets better, in the order of the goals."""
    gains = [say_gain(goal, now[goal.name]) for goal in goals if goal.name in now]
    return [gain for gain in gains if gain]


def say_gain(goal: GoalResult, before: int) -> str:
    """What one goal gains, "" where it gains nothing worth a word."""
    if is_counted(goal.name):
        return say_values(goal.name, before, goal.value) if goal.value < before else ""
    percent = 100 * (before - goal.value) // max(1, before)
    return f"{PARTS[goal.name]} ({percent}%)" if goal.name in PARTS and percent >= 1 else ""


def say_price(now: Mapping[str, int], goals: Sequence[GoalResult]) -> str:
    """How many more children would lose their worker for it, if any."""
    lost = [goal for goal in goals if goal.name == "displaced" and goal.value > now.get(goal.name, goal.value)]
    return f"; but {say_values(lost[0].name, now[lost[0].name], lost[0].value)}" if lost else ""
