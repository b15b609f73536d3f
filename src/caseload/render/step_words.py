"""Says in a few words which step a run is at, and how far the search has come."""

from typing import Final

from caseload.pipeline.progress import Step, StepName
from caseload.render.goal_words import GOAL_WORDS, say_goal

STEPS: Final[dict[StepName, str]] = {
    "read": "Reading and checking",
    "allocate": "Allocating",
    "moves": "Seeing what more moves would gain",
    "ways_out": "Looking for ways out",
    "shortfall": "Working out the staff it would take",
    "compare": "Allocating, to compare",
    "remedies": "Looking at your own means",
    "causes": "Working out what causes the need",
    "one_more": "Seeing what one more worker would change",
    "absences": "Seeing what each absence would cost",
    "weeks": "Looking at the weeks ahead",
    "explain": "Working out what each other choice would cost",
}


def say_step(step: Step) -> str:
    """`Allocating: children who may not wait without a worker, 3 so far, not below 1 (4 s)`."""
    if step.count is not None:
        return f"{STEPS[step.name]}: {step.count[0]:,} of {step.count[1]:,}"
    if step.search is None:
        return STEPS[step.name]
    search = step.search
    value = f", {search.value:,} so far" if search.value is not None else ""
    bound = f", not below {search.bound:,}" if search.bound is not None and search.value is not None else ""
    part = f", part {search.part + 1:,} of {search.parts:,}" if search.parts > 1 else ""
    goal = f": {say_goal(search.goal)}" if search.goal in GOAL_WORDS else ""
    return f"{STEPS[step.name]}{goal}{value}{bound}{part} ({search.seconds:.0f} s)"
