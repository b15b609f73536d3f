"""The screen's part on absences: what it would cost if each worker were away from today."""

from typing import Final

from caseload.domain.names import FIXED_GOALS
from caseload.domain.remedies import AbsenceCost, AbsenceCosts
from caseload.render.lines import fold_lines
from caseload.render.own_means.remedies_words import is_unproven
from caseload.render.words import count, join_and, name_some

HEADING: Final = "IF SOMEBODY WERE AWAY"
INTRODUCTION: Final = "From today and with no day of return, one at a time, the worst first:"


def render_absences(costs: AbsenceCosts) -> list[str]:
    """One item for each worker: how many children would have nobody, and who else would change worker."""
    lines = [HEADING, *fold_lines(INTRODUCTION, 2, 2)]
    for cost in costs.ranked:
        lines += fold_lines(say_absence(cost), 2, 6)
    if costs.not_tried:
        lines += fold_lines(f"Not tried for want of time: {name_some(costs.not_tried)}.", 2, 6)
    return lines


def say_absence(cost: AbsenceCost) -> str:
    """`If w4 is off, 24 more children have nobody, 13 of them may not wait (1 in proceedings, 7 with a child protection
    plan).`, and what happens to the others."""
    parts = [f"If {cost.worker} is off, {say_nobody(cost)}."]
    own = [f"{say_taken(cost)} to others"] if cost.taken else []
    own += [f"{count(len(cost.moved), 'other child changes', 'other children change')} worker"] if cost.moved else []
    own += [f"{count(len(cost.gained), 'child', 'children')} now waiting would have one"] if cost.gained else []
    if own:
        text = join_and(own)
        parts.append(f"{text[:1].upper()}{text[1:]}.")
    return " ".join(parts) + (
        " (Best found in time.)" if is_unproven(goal for goal in cost.goals if goal.name in FIXED_GOALS) else ""
    )


def say_taken(cost: AbsenceCost) -> str:
    """`4 of the 20 held now go`, `all held now go`."""
    goes = "goes" if len(cost.taken) == 1 else "go"
    whole = "all" if len(cost.taken) > 1 else "the one"
    return (
        f"{whole} held now {goes}"
        if len(cost.taken) == len(cost.held)
        else f"{len(cost.taken):,} of the {len(cost.held):,} held now {goes}"
    )


def say_nobody(cost: AbsenceCost) -> str:
    """How many children would have nobody, and how many of them may not wait."""
    if not cost.nobody:
        return "everybody who has a worker keeps one"
    number = len(cost.nobody)
    text = f"{count(number, 'more child has', 'more children have')} nobody"
    if not cost.must:
        return text
    told = "who may not wait" if number == 1 else f"{len(cost.must):,} of them may not wait"
    parts = [f"{len(cost.proceedings):,} in proceedings"] if cost.proceedings else []
    parts += [f"{len(cost.plans):,} with a child protection plan"] if cost.plans else []
    return f"{text}, {told}{f' ({join_and(parts)})' if parts else ''}"
