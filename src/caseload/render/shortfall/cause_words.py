"""Why these posts: the parts of the need that vacancies, protection, absence and referrals cause."""

from collections.abc import Iterator
from typing import Final

from caseload.domain.agency import CauseName, CauseStep, LevelCauses
from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.lines import WIDTH, fold_lines
from caseload.render.words import count, join_and, say_number

NAMES: Final[dict[CauseName, str]] = {
    "vacancies": "vacant posts that nobody stands in for",
    "protected": "load that newly qualified workers are protected from",
    "absence": "workers who are away altogether",
    "referrals": "new families above the usual number",
}
SIZES: Final[dict[CauseName, tuple[str, str]]] = {
    "vacancies": ("FTE", "FTE"),
    "protected": ("worker", "workers"),
    "absence": ("worker", "workers"),
    "referrals": ("family", "families"),
}
NOT_STATED: Final[dict[CauseName, str]] = {
    "vacancies": "vacancies not stated in the policy",
    "referrals": "usual_referrals not stated in the policy",
}
ORDER_NOTE: Final = "Each is taken away besides those above it; in another order the parts would be others."
WHOSE: Final = {1: "for the children who may not wait", 2: "for every child"}


def render_causes(found: ShortfallReport, width: int = WIDTH) -> list[str]:
    """The need of levels 2 and 1 in parts; nothing where no post is asked for."""
    causes = sorted((one for one in found.causes or () if one.fte), key=lambda one: -one.level)
    if not causes:
        return []
    lines = [line for one in causes for line in render_level(one, width)]
    notes = [*list_unknown(causes[0]), ORDER_NOTE]
    return ["WHY THESE POSTS", *lines, *(line for note in notes for line in fold_lines(note, 2, 4, width))]


def list_unknown(one: LevelCauses) -> Iterator[str]:
    """The causes of which nothing is stated: what they cause is among the other parts or the rest."""
    missing = [step for step in one.steps if step.state == "not_stated"]
    if missing:
        named = join_and(f"{NAMES[step.name]} ({NOT_STATED.get(step.name, 'not stated')})" for step in missing)
        yield f"Not told apart from the rest: {named}."


def render_level(one: LevelCauses, width: int) -> list[str]:
    """One level: its FTE, each part, the rest."""
    lines = fold_lines(f"Of the {say_number(one.fte)} FTE {WHOSE[one.level]}:", 2, 4, width)
    for text in list_parts(one):
        lines += fold_lines(text, 4, 6, width)
    return lines


def list_parts(one: LevelCauses) -> Iterator[str]:
    """Each cause's part, and what remains."""
    for step in one.steps:
        if step.state != "not_stated":
            yield say_step(step)
    least = one.remainder_least
    bound = f" (at least {say_number(least)})" if least < one.remainder else ""
    yield f"{say_number(one.remainder)} FTE{bound}: the rest"


def say_step(step: CauseStep) -> str:
    """`1 FTE: vacant posts (2 FTE)`; what time did not reach is said, never guessed."""
    name, size = NAMES[step.name], count_size(step)
    if step.state == "not_reached" or step.fte is None:
        return f"not worked out in time: {name} ({size})"
    if step.state == "nothing":
        return f"0 FTE: {name} (there are none)"
    if step.proven or step.least is None or step.most is None:
        return f"{say_number(step.fte)} FTE: {name} ({size})"
    if step.fte < 0:
        return f"not settled in time, from {say_number(step.least)} to {say_number(step.most)} FTE: {name} ({size})"
    return f"{say_number(step.fte)} FTE (from {say_number(step.least)} to {say_number(step.most)}): {name} ({size})"


def count_size(step: CauseStep) -> str:
    """How much of a cause there is: `2.5 FTE`, `4 workers`."""
    one, many = SIZES[step.name]
    return count(int(step.size), one, many) if step.size.denominator == 1 else f"{say_number(step.size)} {many}"
