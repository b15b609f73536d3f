"""Says in a few words which step a run is at, and how far the search has come."""

from typing import Final

from caseload.pipeline.progress import Step, StepName
from caseload.render.audit_screen import say_goal

STEPS: Final[dict[StepName, str]] = {
    "read": "Reading and checking",
    "allocate": "Allocating",
    "moves": "Seeing what more moves would gain",
    "ways_out": "Looking for ways out",
    "shortfall": "Working out the staff it would take",
    "compare": "Allocating, to compare",
}


def say_step(step: Step) -> str:
    """`Allocating: children who may not wait without worker, 3 so far, not below 1 (4 s)`."""
    if step.search is None:
        return STEPS[step.name]
    search = step.search
    value = f", {search.value:,} so far" if search.value is not None else ""
    bound = f", not below {search.bound:,}" if search.bound is not None and search.value is not None else ""
    part = f", part {search.part + 1:,} of {search.parts:,}" if search.parts > 1 else ""
    return f"{STEPS[step.name]}: {say_goal(search.goal)}{value}{bound}{part} ({search.seconds:.0f} s)"
