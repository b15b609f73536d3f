"""What a what-if changed, in words: `What if: w4 is away; cap 20 instead of 23.`"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from caseload.domain.caseload import Worker
from caseload.domain.policy import Policy
from caseload.domain.what_if import Absent, Added, WhatIf
from caseload.render.words import cut, join_and, say_day, say_number

LONGEST: Final = 60
NOT_THE_WEEK: Final = "This is a what-if, not this week's proposal."


def say_what_ifs(what_ifs: Sequence[WhatIf], policy: Policy, today: date) -> str:
    """`What if: w4 is away; one more support officer in North (new1).`; nothing where nothing was changed."""
    if not what_ifs:
        return ""
    gone = [one.worker for one in what_ifs if isinstance(one, Absent) and one.back_on is None]
    told = list(dict.fromkeys(say_gone(gone) if is_gone(one) else say_what_if(one, policy, today) for one in what_ifs))
    return f"What if: {'; '.join(told)}."


def is_gone(one: WhatIf) -> bool:
    """Whether somebody is away with no day of return."""
    return isinstance(one, Absent) and one.back_on is None


def say_gone(workers: Sequence[str]) -> str:
    """`w1 and w4 are away`."""
    return f"{join_and(workers)} {'is' if len(workers) == 1 else 'are'} away"


def say_what_if(one: WhatIf, policy: Policy, today: date) -> str:
    """One what-if in a few words."""
    if isinstance(one, Absent):
        back = f", back on {say_day(one.back_on, today)}" if one.back_on else ""
        return f"{one.worker} is away{back}"
    if isinstance(one, Added):
        return say_added(one.worker, policy)
    before = f" instead of {cut(one.before, LONGEST)}" if one.before is not None else ""
    return f"{one.key} {cut(one.value, LONGEST)}{before}"


def say_added(worker: Worker, policy: Policy) -> str:
    """`one more support officer in North (new1, 0.6 FTE)`."""
    fte = f", {say_number(worker.fte)} FTE" if worker.fte != 1 else ""
    skills = f" with {join_and(sorted(worker.skills))}" if worker.skills else ""
    return f"one more {policy.roles[worker.role].label} in {worker.team}{skills} ({worker.id}{fte})"
