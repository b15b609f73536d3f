"""Says what a choice costs, goal by goal, in plain words."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from caseload.domain.explanation import Alternative, Counts, Difference
from caseload.render.words import count, join_and, say_percent

NOUNS: Final[Mapping[str, tuple[str, str]]] = {
    "unallocated_must": ("child who may not wait has nobody", "children who may not wait have nobody"),
    "over_pace": ("new family above the usual pace", "new families above the usual pace"),
    "displaced": ("child loses their worker", "children lose their worker"),
    "overload": ("case above a limit", "cases above a limit"),
    "overhours": ("hour above 110% of the time there is", "hours above 110% of the time there is"),
    "fit": ("minute a week of travel and unmet preferences", "minutes a week of travel and unmet preferences"),
}
"""What is counted in each goal whose value is a number of something, one and many."""

WEIGHED: Final[Mapping[str, tuple[str, str]]] = {
    "unallocated": (
        "those left without a worker are more urgent or have waited longer",
        "those left without a worker are less urgent or have waited less",
    ),
    "changes": ("the changes of worker weigh more", "the changes of worker weigh less"),
}
"""Worse and better, for a weighted goal whose number of children does not tell it."""

COUNTED: Final[Mapping[str, tuple[str, str]]] = {
    "unallocated": ("child is left without a worker", "children are left without a worker"),
    "changes": ("child changes worker", "children change worker"),
}
LEAST_PART: Final = Fraction(1, 200)
TENTH: Final = Fraction(1, 2000)
CAUTION: Final = "not proven: the difference lies between"


def say_alternative(one: Alternative, plan: Counts) -> str:
    """`2 more children change worker, and the work is 3% less evenly shared.`; what is better after it."""
    if not any(difference.change for difference in one.differences):
        return "just as good." if one.is_exact else "as good as far as could be seen in the time."
    first = one.first
    told = [d for d in one.differences if d.change and (d is first or not (is_slight(d) or is_said(d, one, plan)))]
    worse = [say_difference(d, one, plan) for d in told if d.change > 0]
    better = [say_difference(d, one, plan) for d in told if d.change < 0]
    if first is not None and first.change < 0:
        return f"{join_parts(better)}{f'; but {join_parts(worse)}' if worse else ''}.{say_openness(one)}"
    return f"{join_parts(worse)}{f'; in return, {join_parts(better)}' if better else ''}.{say_openness(one)}"


def is_slight(difference: Difference) -> bool:
    """Whether a difference of evenness is too small to be worth a word beside others."""
    share = difference.share
    return difference.goal == "unevenness" and share is not None and abs(share) < LEAST_PART


def is_said(difference: Difference, one: Alternative, plan: Counts) -> bool:
    """Whether the children left are the same in number as those who may not wait, told already."""
    if difference.goal != "unallocated" or one.counts is None:
        return False
    musts = sum(d.change for d in one.differences if d.goal == "unallocated_must")
    return musts * difference.change > 0 and one.counts.left - plan.left == musts


def join_parts(parts: Iterable[str]) -> str:
    """The parts of a sentence; the last after `and`."""
    listed = list(parts)
    return f"{', '.join(listed[:-1])}, and {listed[-1]}" if len(listed) > 1 else join_and(listed)


def say_difference(difference: Difference, one: Alternative, plan: Counts) -> str:
    """One goal's difference; the range after it where it is not proven."""
    words = say_change(difference, one.counts, plan)
    if difference.is_exact or difference.least is None:
        return words
    return f"{words} ({CAUTION} {difference.least:+,} and {difference.most:+,})"


def say_change(difference: Difference, then: Counts | None, plan: Counts | None) -> str:
    """`1 more child loses their worker`; unevenness in percent. The counts are those of the two plans compared."""
    goal, change = difference.goal, difference.change
    if goal in NOUNS:
        return count_change(change, NOUNS[goal])
    if goal in COUNTED and then is not None and plan is not None:
        number = then.moved - plan.moved if goal == "changes" else then.left - plan.left
        return count_change(number, COUNTED[goal]) if number * change > 0 else WEIGHED[goal][change < 0]
    if goal == "unevenness":
        return f"the work is {say_part(difference.share)} {'less' if change > 0 else 'more'} evenly shared"
    return f"the goal {goal} is {abs(change):,} {'higher' if change > 0 else 'lower'}"


def count_change(change: int, nouns: tuple[str, str]) -> str:
    """`2 more children lose their worker`, `1 fewer case above a limit`."""
    noun = nouns[abs(change) != 1]
    return f"{abs(change):,} {'more' if change > 0 else 'fewer'} {noun}"


def say_part(share: Fraction | None) -> str:
    """A share in percent, to one decimal below 2%; what is too small for that says so, what has no measure nothing."""
    if share is None:
        return ""
    if abs(share) >= Fraction(2, 100):
        return say_percent(abs(share))
    return f"{float(abs(share) * 100):.1f}%" if abs(share) >= TENTH else "under 0.1%"


def say_openness(one: Alternative) -> str:
    """That what comes after an open goal is not known, where it is so."""
    return "" if one.is_exact else " Not all of it is proven: more time (--time-limit) may change it."


def count_exact(alternatives: Iterable[Alternative]) -> tuple[int, int]:
    """How many of the choices that were priced are proven, and how many were priced."""
    priced = [one for one in alternatives if one.status == "priced"]
    return sum(one.is_exact for one in priced), len(priced)


def name_choice(worker: str | None) -> str:
    """A worker's id, or nobody."""
    return worker if worker is not None else "nobody this week"


def count_workers(number: int) -> str:
    """`1 worker`, `3 workers`."""
    return count(number, "worker")
