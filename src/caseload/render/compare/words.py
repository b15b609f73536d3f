"""The words of a comparison: which is better, who moves and why, and what differs in the input."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Final

from caseload.domain.comparison import FieldChange, GoalPair, MovedCases, Place, Why
from caseload.domain.plan import GoalResult
from caseload.pipeline.compare import Compared, CompareReport
from caseload.render.goal_words import say_goal
from caseload.render.words import count, cut, join_and, name_some, natural_key, say_number

LETTERS: Final[dict[Place, str]] = {"first": "A", "second": "B"}
LONGEST_ID: Final = 24
BECAUSE: Final[dict[Why, str]] = {
    "new": "new",
    "decision": "decided",
    "holder_left": "its worker has left",
    "holder_absent": "its worker is away",
    "handed_on": "handed on",
    "better": "better for the whole team",
    "with_sibling": "to be with a brother or sister",
    "rule": "its worker may not lead it",
}
SETTINGS: Final = {
    "as_of": "date",
    "moves": "families a team that may change worker",
    "hand_over": "cases of those who leave handed over",
}
TABLES: Final[dict[str, tuple[str, str]]] = {
    "workers": ("worker", "workers"),
    "cases": ("case", "cases"),
    "decisions": ("decision", "decisions"),
    "reductions": ("reduction", "reductions"),
    "travel": ("journey", "journeys"),
    "pairs": ("pair", "pairs"),
}


def say_side(letter: str, one: Compared) -> str:
    """`A: monday.json, a plan` or `B: week.xlsx, allocated now`."""
    return f"{letter}: {cut(one.name, 40)}, {'a plan' if one.form == 'plan' else 'allocated now'}"


def say_verdict(report: CompareReport) -> str:
    """Which is better, by the first goal that differs, or that neither is."""
    comparison = report.comparison
    if comparison.is_same:
        return "No difference."
    if comparison.better is None:
        return "Neither is better: both reach the same in every goal."
    pair = next(goal for goal in comparison.goals if goal.name == comparison.decided_by)
    verb = "is better" if comparison.input.is_same_week else "comes out better"
    verdict = f"{LETTERS[comparison.better]} {verb}: {say_values(pair)}"
    return f"{verdict}. The first goal that differs decides."


def say_caution(report: CompareReport) -> list[str]:
    """What to keep in mind: the inputs differ, or a plan made now was not proven."""
    found = []
    if not report.comparison.input.is_same_week:
        found.append("The inputs differ (below), so this compares two situations, not only two plans.")
    for letter, one in (("A", report.first), ("B", report.second)):
        if one.form == "caseload" and not all(goal.proven for goal in one.goals):
            found.append(f"{letter} is the best found in the time; a better one is not ruled out.")
    return found


def say_values(pair: GoalPair) -> str:
    """`children who may not wait without a worker: A 2, B 0`."""
    return f"{say_goal(pair.name)}: A {say_value(pair.first)}, B {say_value(pair.second)}"


def say_value(goal: GoalResult | None) -> str:
    """A goal's value; a dash where the policy leaves it out."""
    return "-" if goal is None else f"{goal.value:,}"


def say_known(goal: GoalResult | None, is_weighed: bool) -> str:
    """How sure a value is: `proven`, `not below 3`, or nothing of a plan that was only weighed."""
    if goal is None or is_weighed:
        return ""
    return "proven" if goal.proven else f"not below {goal.bound:,}"


def say_proofs(pair: GoalPair, report: CompareReport) -> str:
    """` (both proven)`, ` (A proven, B not below 3)`, or nothing."""
    first = say_known(pair.first, report.first.is_weighed)
    second = say_known(pair.second, report.second.is_weighed)
    if first == second == "proven":
        return " (both proven)"
    parts = [f"{letter} {known}" for letter, known in (("A", first), ("B", second)) if known]
    return f" ({', '.join(parts)})" if parts else ""


def say_cases(one: MovedCases) -> str:
    """`c1 and c2 (f1)`."""
    names = name_some([cut(case, LONGEST_ID) for case in sorted(one.cases, key=natural_key)])
    return f"{names} ({cut(one.family, LONGEST_ID)})" if one.family and len(one.cases) > 1 else names


def say_moved(one: MovedCases) -> str:
    """`A w1 (stays), B w2 (its worker is away)`."""
    first, second = say_place(one.first, one.why_first), say_place(one.second, one.why_second)
    if one.why_first == one.why_second and one.why_first is not None:
        return f"A {one.first or 'nobody'}, B {one.second or 'nobody'} ({BECAUSE[one.why_first]} in both)"
    return f"A {first}, B {second}"


def say_place(worker: str | None, why: Why | None) -> str:
    """`w2 (its worker is away)`, `w1 (stays)`, `nobody`."""
    if worker is None:
        return "nobody" if why is None else f"nobody ({BECAUSE[why]})"
    return f"{cut(worker, LONGEST_ID)} ({'stays' if why is None else BECAUSE[why]})"


def say_field(change: FieldChange) -> str:
    """`holder w1 -> w2`."""
    return f"{SETTINGS.get(change.name, change.name)} {say_input(change.first)} -> {say_input(change.second)}"


def say_input(value: object) -> str:
    """A value of a table or the policy as a person would write it; nothing is `blank`."""
    if value is None:
        return "blank"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return say_number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return join_and(sorted(map(say_input, value)))
    if isinstance(value, tuple):
        return say_tuple(value)
    return str(value)


def say_tuple(values: Iterable[object]) -> str:
    """The values of a list; rows of the policy, which have no short form, are counted."""
    listed = list(values)
    if all(isinstance(value, (str, int, Fraction)) for value in listed):
        return join_and(map(say_input, listed))
    if all(isinstance(value, tuple) for value in listed):
        return join_and("=".join(map(say_input, value)) for value in listed if isinstance(value, tuple))
    return count(len(listed), "row")
