"""Says what came of a search for the least-cost staff: the answer, how sure it is, and how it did."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from caseload.planning.mix.mix import Checked, Counts, Mix, MixQuestion
from caseload.render.design.words import MOST_SMALL, SMALL, say_share

WHO: Final = {"must": "child who may not wait", "all": "child"}
ASSUMED: Final = (
    "Everybody is new: full-time, in one team, with every skill a case asks for; nobody holds a case, and nothing "
    "limits new families. Nobody is ill and nobody leaves.",
)
NO_RESERVE: Final = "A staff for single weeks holds no reserve for illness, for leaving, or for weeks to come."
NO_ROOM: Final = "Its people are also given children who may wait, and keep them."


def say_pounds(amount: Fraction) -> str:
    """Pounds, whole ones."""
    return f"£{float(amount):,.0f}"


def say_staff(question: MixQuestion, counts: Counts) -> str:
    """`5 social worker, 1 nqsw`; `nobody` where it is."""
    parts = [f"{count} {role.name}" for role, count in zip(question.roles, counts, strict=True) if count]
    return ", ".join(parts) or "nobody"


def say_weeks(number: int) -> str:
    """`1 week`, `6 weeks`."""
    return "1 week" if number == 1 else f"{number} weeks"


def say_asked(mix: Mix) -> str:
    """What the staff must do."""
    question, who = mix.question, WHO[mix.question.goal]
    if not question.weeks:
        return f"The least-cost staff for the caseload as it is ({sum(mix.cases)} cases), with no {who} waiting."
    share = say_share(question.share)
    return f"The least-cost staff with no {who} waiting in at least {share} of {say_weeks(question.weeks)}."


def say_answer(mix: Mix) -> Iterator[str]:
    """The answer, its bound, and how it did."""
    found, cost = mix.found, mix.cost
    if found.counts is not None and cost is not None:
        yield f"{say_staff(mix.question, found.counts)}: {say_pounds(cost)} a year."
    yield say_proof(mix)
    if mix.without is not None:
        yield f"Each week allocated with it: {mix.without} of {len(mix.days)} had no {WHO[mix.question.goal]} waiting."


def say_proof(mix: Mix) -> str:
    """How sure it is that nothing cheaper will do."""
    found = mix.found
    if found.ending == "impossible":
        return "No numbers of these roles do this."
    if mix.is_proven:
        return "Proven: no staff that costs less does this."
    known = "" if found.bound is None else f" No staff below {say_pounds(found.bound)} a year does this."
    if not found.has_answer:
        return f"No staff that does this was found{' before the stop' if found.ending == 'stopped' else ''}.{known}"
    why = "it was stopped" if found.ending == "stopped" else "the engine could not settle every staff in its time"
    return f"Not proven, as {why}.{known}"


def say_checked(mix: Mix, is_public: bool = False) -> Iterator[str]:
    """How the scenario went with this staff, told plainly where that is less than was asked for."""
    checked = mix.checked
    if checked is None:
        if mix.found.has_answer:
            yield "It was stopped before the scenario was simulated with this staff."
        return
    yield (
        f"Simulated once for {say_weeks(checked.weeks)} with illness, leaving and referrals as the scenario has them: "
        f"{checked.without} of them ({say_share(checked.share)}) had no {WHO[mix.question.goal]} waiting"
        f"{say_waiting(checked, is_public)}."
    )
    if checked.share < mix.question.share:
        room = "" if mix.question.goal == "all" else f" {NO_ROOM}"
        yield f"That is less than the {say_share(mix.question.share)} asked for.{room} {NO_RESERVE}"


def say_waiting(checked: Checked, is_public: bool) -> str:
    """How many waited, where anybody did; the public reads no small count."""
    if not checked.most:
        return ""
    if is_public and checked.most < MOST_SMALL:
        return f"; in the others {SMALL}"
    mean = SMALL if is_public and checked.mean < MOST_SMALL else f"{float(checked.mean):.1f}"
    return f"; {mean} on average over all of them, {checked.most} at most"


def say_progress(tried: int, best: Fraction | None, bound: Fraction | None) -> str:
    """How far the search is."""
    so_far = "none works yet" if best is None else f"the best costs {say_pounds(best)} a year"
    low = "" if not bound else f", nothing below {say_pounds(bound)} will do"
    return f"{tried} staffs tried: {so_far}{low}"


def say_week(week: int, of: int) -> str:
    """Which week of the scenario is simulated."""
    return f"simulating week {week} of {of}" if week else f"dealing out the cases to simulate {of} weeks"
